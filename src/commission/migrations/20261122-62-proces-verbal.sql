-- Ce que le secrétariat ajoute au procès-verbal : chaque version s'ajoute à la précédente. `notes` : dossier → texte.
create table proces_verbal (
  appel text not null,
  seance text not null,
  rang integer not null check (rang > 0),
  observations text not null,
  notes jsonb not null,
  le timestamptz not null,
  par text not null references agent,
  primary key (appel, seance, rang),
  foreign key (appel, seance) references seance
);
create trigger proces_verbal_intouchable before update or delete or truncate on proces_verbal
  for each statement execute function refuser_toute_retouche();
-- L'approbation : une par séance ; l'empreinte est celle du PDF, qui ne change plus.
create table proces_verbal_approuve (
  appel text not null,
  seance text not null,
  version integer not null check (version >= 0),
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  le timestamptz not null,
  par text not null references agent,
  primary key (appel, seance),
  foreign key (appel, seance) references seance
);
create trigger proces_verbal_approuve_intouchable before update or delete or truncate on proces_verbal_approuve
  for each statement execute function refuser_toute_retouche();
