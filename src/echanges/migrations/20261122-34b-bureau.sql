-- Le bureau des renseignements (G-01) : qui demande (une personne connue, ou un nom et un courriel), qui répond, ce qui est rendu public.
alter table question_publique rename to question_posee;
alter table question_posee alter column par drop not null;
alter table question_posee
  add column nom text,
  add column courriel text,
  add column organisme text,
  add column suivi text unique check (suivi ~ '^[0-9a-f]{64}$'),
  add column affectee_a text references agent,
  add column theme text,
  add column objet_public text,
  add column texte_public text,
  add column reponse_publique text,
  add column publiee_le timestamptz,
  add check (par is not null or (nom is not null and courriel is not null)),
  add check ((publiee_le is null) = (reponse_publique is null));
-- Jusqu'ici, répondre publiait.
update question_posee set theme = 'Autres questions', objet_public = objet, texte_public = texte, reponse_publique = reponse, publiee_le = repondue_le
  where reponse is not null;
create index question_sans_reponse on question_posee (appel, posee_le) where reponse is null;

create table creneau (
  id bigint generated always as identity primary key,
  appel text not null,
  agent text not null references agent,
  debut timestamptz not null,
  fin timestamptz not null check (fin > debut),
  telephone text not null,
  retire_le timestamptz
);
create unique index creneau_unique on creneau (agent, debut) where retire_le is null;
create index creneau_par_appel on creneau (appel, debut) where retire_le is null;
create table rendez_vous (
  id bigint generated always as identity primary key,
  creneau bigint not null references creneau,
  question bigint not null references question_posee,
  le timestamptz not null,
  annule_le timestamptz
);
-- Un créneau n'est pris qu'une fois, une question n'a qu'un rendez-vous.
create unique index rendez_vous_du_creneau on rendez_vous (creneau) where annule_le is null;
create unique index rendez_vous_de_la_question on rendez_vous (question) where annule_le is null;
