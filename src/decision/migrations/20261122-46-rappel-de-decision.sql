-- Les rappels d'une décision à notifier : un par échéance et par étape, quel que soit le nombre de serveurs (G-44).
create table rappel_de_decision (
  appel text not null,
  limite date not null,
  etape text not null check (etape in ('J-5', 'J-1', 'retard')),
  le timestamptz not null,
  primary key (appel, limite, etape)
);
