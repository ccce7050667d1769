-- Un arbitrage arrêté : le problème tel que posé, sa solution prouvée, et la raison de chaque écart (A-19, A-20).
create table selection (
  id text primary key,
  appel text not null,
  guichet text not null,
  objet text not null check (objet in ('actions', 'projets')),
  le timestamptz not null,
  par text not null references agent,
  derogation text,
  probleme jsonb not null,
  cout bigint not null,
  reliquat bigint
);
create index selection_par_appel on selection (appel, guichet, le);
create table selection_ligne (
  selection text not null references selection,
  dossier text not null references dossier,
  code text not null,
  titre text not null,
  retenue boolean not null,
  cout bigint not null,
  jours integer not null,
  motif text,
  primary key (selection, dossier, code),
  check (retenue = (motif is null))
);
create index selection_ligne_par_dossier on selection_ligne (dossier);
create trigger selection_intouchable before update or delete on selection for each statement execute function refuser_toute_retouche();
create trigger selection_ligne_intouchable before update or delete on selection_ligne for each statement execute function refuser_toute_retouche();
