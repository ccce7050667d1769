-- Un projet garde son numéro ; son rang de priorité peut changer. Un numéro retiré ne resservira pas : ses devis le portent.
alter table projet rename column rang to numero;
alter table projet
  add column rang integer check (rang > 0),
  add column revision integer not null default 1 check (revision > 0),
  add column par text references agent,
  add column le timestamptz;
update projet set rang = numero;
alter table projet
  alter column rang set not null,
  -- Contrôlé à la fin de chaque ordre : deux projets échangent leurs rangs en un seul.
  add unique (dossier, rang) deferrable initially immediate;
alter table dossier add column dernier_projet integer not null default 0 check (dernier_projet >= 0);
update dossier set dernier_projet = (select coalesce(max(numero), 0) from projet where projet.dossier = dossier.id);
