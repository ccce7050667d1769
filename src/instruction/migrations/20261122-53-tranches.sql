-- Ce qu'un agent a établi d'une condition, et comment ; rien ne s'efface, le dernier vaut.
create table tranche (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  condition text not null,
  reponse text not null check (reponse in ('oui', 'non')),
  motif text not null check (motif <> ''),
  par text not null references agent,
  le timestamptz not null
);
create index tranche_par_dossier on tranche (dossier, id);
