-- Les tranches d'une convention. Le montant n'est fixé que le jour où la tranche devient exigible ; il ne se paie qu'une fois.
create table versement (
  id text primary key,
  dossier text not null references dossier,
  code text not null,
  part integer not null check (part between 1 and 100),
  montant bigint check (montant >= 0),
  exigible_le timestamptz,
  verse_le timestamptz,
  reference text unique,
  unique (dossier, code),
  check (verse_le is null or (montant is not null and exigible_le is not null))
);

create view versement_vivant as
  select v.*, e.etat from versement v join vie e on e.genre = 'versement' and e.id = v.id;
