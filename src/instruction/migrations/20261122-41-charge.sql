-- L'agent à qui un dossier est confié : un au plus, de l'agence ou de son opérateur.
create table charge (
  dossier text primary key references dossier,
  agent text not null references agent,
  par text not null references agent,
  le timestamptz not null
);
create index charge_par_agent on charge (agent);
