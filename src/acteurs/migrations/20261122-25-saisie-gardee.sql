-- Ce qu'une personne tapait quand sa session s'est refermée : chiffré, une heure, sous une clé que seul son navigateur tient.
create table saisie_gardee (
  cle text primary key check (cle ~ '^[0-9a-f]{64}$'),
  personne text not null references agent on delete cascade,
  chemin text not null,
  contenu text not null,
  expire_le timestamptz not null
);
create index saisie_gardee_par_personne on saisie_gardee (personne);
create index saisie_gardee_par_fin on saisie_gardee (expire_le);
