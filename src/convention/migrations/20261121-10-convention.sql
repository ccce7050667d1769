create table convention (
  id text primary key,
  dossier text not null unique references dossier,
  type text not null,
  parties jsonb not null,
  montant bigint not null check (montant > 0),
  etablie_le timestamptz not null,
  signee_le timestamptz
);
create table signature (
  convention text not null references convention,
  partie text not null,
  agent text not null references agent,
  le timestamptz not null,
  primary key (convention, partie)
);
