-- Une décision par passage ; la dernière vaut (une liste d'attente se décide deux fois). Montant en centimes.
create table decision (
  dossier text not null references dossier,
  rang integer not null check (rang > 0),
  sens text not null check (sens in ('retenu', 'en-attente', 'ecarte')),
  motif text not null,
  montant bigint not null check (montant >= 0),
  plafond bigint,
  -- Les rangs des projets retenus ; absent : le dossier n'a pas de projets, ou tous le sont.
  projets integer[],
  seance text,
  le timestamptz not null,
  par text not null references agent,
  notifiee_le timestamptz,
  a_notifier_avant date,
  primary key (dossier, rang)
);
create index decision_a_notifier on decision (a_notifier_avant) where notifiee_le is null;
