-- La signature que la direction délègue, pour un appel : à qui, pour quels actes, jusqu'à quel montant (absent : sans limite), de quand à quand.
create table signature_deleguee (
  id text primary key,
  appel text not null,
  agent text not null references agent,
  actes text[] not null check (actes <> '{}'),
  plafond bigint check (plafond > 0),
  du date not null,
  au date not null check (au >= du),
  reference text not null,
  le timestamptz not null,
  par text not null references agent,
  retiree_le timestamptz,
  retiree_par text references agent
);
create index signature_deleguee_par_agent on signature_deleguee (appel, agent);
alter table decision add column signature text references signature_deleguee;
