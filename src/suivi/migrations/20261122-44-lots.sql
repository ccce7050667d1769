-- Un acte fait sur plusieurs dossiers : ce qui a été confirmé, et ce que chacun en est devenu. Un lot se poursuit après une coupure.
create table lot (
  id uuid primary key,
  agent text not null references agent,
  acte text not null,
  saisie jsonb not null,
  le timestamptz not null
);
create table lot_dossier (
  lot uuid not null references lot on delete cascade,
  rang integer not null check (rang > 0),
  dossier text not null references dossier,
  resultat text check (resultat in ('fait', 'refuse')),
  raisons text[] not null default '{}',
  primary key (lot, dossier),
  unique (lot, rang)
);
