-- Qui a répondu, quand, et combien de fois la réponse a changé : on ne remplace que celle qu'on a vue.
-- Une réponse effacée reste, vide (le null de JSON) : sa révision ne repart pas de zéro.
-- par, le : inconnus des réponses gardées avant cette migration. navigateur, frappe : d'où vient la réponse quand une page l'enregistre
-- d'elle-même, et l'instant de la frappe à l'heure de ce navigateur ; une demande en retard se reconnaît à sa frappe.
alter table reponse
  add column par text references agent,
  add column le timestamptz,
  add column revision integer not null default 1 check (revision > 0),
  add column navigateur text,
  add column frappe bigint,
  add check ((navigateur is null) = (frappe is null));

-- L'autre réponse, quand deux personnes écrivent ensemble : gardée jusqu'à ce que quelqu'un choisisse. La dernière de chacun.
create table reponse_concurrente (
  id bigint generated always as identity primary key,
  dossier text not null,
  question text not null,
  valeur jsonb not null,
  par text not null references agent,
  le timestamptz not null,
  unique (dossier, question, par),
  foreign key (dossier, question) references reponse
);
