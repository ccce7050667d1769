create table recevabilite (
  dossier text primary key references dossier,
  recevable boolean not null,
  motif text not null,
  verifies jsonb not null,
  verdicts jsonb not null,
  priorite jsonb not null,
  le timestamptz not null,
  par text not null references agent
);
create table seance (
  appel text not null,
  code text not null,
  jour date not null,
  ajoutee boolean not null,
  presents jsonb,
  tenue_le timestamptz,
  primary key (appel, code)
);
create index seance_par_jour on seance (appel, jour);
create table ordre_du_jour (
  dossier text primary key references dossier,
  appel text not null,
  seance text not null,
  motif text,
  foreign key (appel, seance) references seance
);
create index ordre_du_jour_par_seance on ordre_du_jour (appel, seance);
create table deport (
  dossier text not null references dossier,
  agent text not null references agent,
  motif text not null,
  le timestamptz not null,
  primary key (dossier, agent)
);
create table avis (
  dossier text not null references dossier,
  agent text not null references agent,
  fonction text not null,
  notes jsonb not null,
  conclusion text not null check (conclusion in ('favorable', 'reserve', 'defavorable')),
  motif text not null,
  le timestamptz not null,
  primary key (dossier, agent)
);

-- Qui s'est déporté de quoi : les listes des étapes suivantes s'en servent pour ne rien montrer (G-42).
create view deport_connu as select dossier, agent from deport;
