-- Un organisme déclaré hors des registres attend qu'un agent le vérifie ; jusque-là il dépose, et rien n'est décidé.
alter table organisme add column verification text not null default 'faite' check (verification in ('faite', 'a-faire'));

-- Qui s'est déclaré de cet organisme, sous quelle fonction, et d'où l'organisme était connu.
create table rattachement (
  organisme text not null references organisme,
  agent text not null references agent,
  fonction text not null,
  origine text not null check (origine in ('finess', 'sirene', 'saisie')),
  le timestamptz not null,
  primary key (organisme, agent)
);

create or replace view organisme_connu as
  select o.id, o.nom, o.siret, o.finess, o.nature, o.departement, o.commune, o.statut, o.capacite, o.effectif,
    (select count(*)::int from site s where s.organisme = o.id) as sites, o.verification
  from organisme o;
