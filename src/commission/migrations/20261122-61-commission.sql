-- Le suppléant d'un siège, nommé pour un appel : un au plus.
create table suppleant (
  appel text not null,
  siege text not null,
  agent text not null references agent,
  le timestamptz not null,
  par text not null references agent,
  primary key (appel, siege)
);
-- Qui préside une séance, et depuis quel siège.
create table presidence (
  appel text not null,
  seance text not null,
  siege text not null,
  agent text not null references agent,
  primary key (appel, seance),
  foreign key (appel, seance) references seance
);
-- Qui occupe quel siège, de quand à quand : une personne par siège et un siège par personne, à tout instant.
create table presence (
  id bigint generated always as identity primary key,
  appel text not null,
  seance text not null,
  siege text not null,
  agent text not null references agent,
  arrivee timestamptz not null,
  depart timestamptz check (depart >= arrivee),
  foreign key (appel, seance) references seance
);
create unique index presence_du_siege on presence (appel, seance, siege) where depart is null;
create unique index presence_de_la_personne on presence (appel, seance, agent) where depart is null;
create index presence_par_seance on presence (appel, seance);
-- L'avis de la commission sur un dossier. Ce qui est proposé, ce que la délibération en fait ; corrigé, un avis s'ajoute au précédent.
create table avis_rendu (
  dossier text not null references dossier,
  rang integer not null check (rang > 0),
  appel text not null,
  seance text not null,
  propose text not null check (propose in ('favorable', 'favorable-avec-reserve', 'favorable-sous-condition', 'defavorable', 'ajourne')),
  issue text not null check (issue in ('adopte', 'rejete', 'partage')),
  -- L'avis qui vaut ; une proposition rejetée n'en laisse pas, un partage des voix ajourne.
  sens text check (sens = case issue when 'adopte' then propose when 'partage' then 'ajourne' end),
  motif text not null check (motif <> ''),
  reserve text,
  condition text,
  condition_avant date,
  montant bigint check (montant >= 0),
  mode text not null check (mode in ('consensus', 'vote')),
  objections text,
  -- La séance où un dossier ajourné est reporté.
  report text,
  rectification text check (rectification <> ''),
  -- L'instant de la délibération ; une correction d'écriture garde celui de l'avis qu'elle corrige.
  delibere_le timestamptz not null,
  le timestamptz not null,
  par text not null references agent,
  primary key (dossier, rang),
  foreign key (appel, seance) references seance,
  foreign key (appel, report) references seance,
  check ((issue = 'rejete') = (sens is null)),
  check ((condition is null) = (condition_avant is null)),
  check ((propose = 'favorable-sous-condition') = (condition is not null)),
  check ((propose = 'favorable-avec-reserve') = (reserve is not null)),
  check (coalesce(sens = 'ajourne', false) = (report is not null)),
  check (mode = 'vote' or issue = 'adopte')
);
create index avis_rendu_par_seance on avis_rendu (appel, seance);
create trigger avis_rendu_intouchable before update or delete or truncate on avis_rendu
  for each statement execute function refuser_toute_retouche();
-- Les sièges qui ont délibéré, et leur voix s'il y a eu vote.
create table voix (
  dossier text not null,
  rang integer not null,
  siege text not null,
  agent text not null references agent,
  voix text check (voix in ('pour', 'contre', 'abstention')),
  primary key (dossier, rang, siege),
  foreign key (dossier, rang) references avis_rendu
);
create trigger voix_intouchable before update or delete or truncate on voix
  for each statement execute function refuser_toute_retouche();

-- La séance où un dossier a été examiné : son dernier avis n'est pas un report, et la séance est levée (G-44).
create view dossier_examine as
  select a.dossier, s.appel, s.jour
  from (select distinct on (dossier) dossier, appel, seance, sens from avis_rendu where sens is not null order by dossier, rang desc) a
  join seance s on s.appel = a.appel and s.code = a.seance
  where a.sens <> 'ajourne' and s.tenue_le is not null;
