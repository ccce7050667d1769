-- Une mission par dossier audité. Durées en dixièmes de jour. Les textes des constats sont chiffrés.
create table mission (
  id text primary key,
  dossier text not null unique references dossier,
  marche text not null references marche,
  jours integer not null check (jours > 0),
  commandee_le timestamptz not null,
  cadrage jsonb,
  debut date,
  duree integer check (duree > 0),
  planifiee_le timestamptz,
  remise_le timestamptz,
  restitution jsonb,
  close_le timestamptz
);
create index mission_par_marche on mission (marche);

-- Une réponse par grille, par item et par auteur : ce que l'organisme déclare, ce que l'auditeur voit, l'après (A-02, A-22).
create table evaluation (
  dossier text not null references dossier,
  grille text not null,
  -- La version remplie : deux évaluations ne se comparent que sur la même.
  version integer not null,
  moment text not null check (moment in ('declare', 'audite', 'apres')),
  item text not null,
  reponse jsonb not null,
  par text not null references agent,
  le timestamptz not null,
  primary key (dossier, grille, moment, item)
);
create table constat (
  mission text not null references mission,
  code text not null,
  domaine text not null check (domaine in ('infrastructure', 'organisation', 'technique', 'rgpd')),
  gravite integer not null check (gravite between 1 and 4),
  item text,
  secret text not null,
  par text not null references agent,
  le timestamptz not null,
  primary key (mission, code)
);
create table action (
  mission text not null references mission,
  code text not null,
  titre text not null,
  genre text not null,
  constats text[] not null,
  cout bigint not null check (cout >= 0),
  jours integer not null check (jours >= 0),
  complexite integer not null check (complexite between 1 and 3),
  delai_mois integer not null check (delai_mois between 1 and 36),
  position text check (position in ('peut', 'avec-aide', 'refuse')),
  position_motif text,
  position_le timestamptz,
  primary key (mission, code)
);
-- Chaque lecture des constats est gardée (docs/ce-qui-tient-toujours.md).
create table lecture_constats (
  mission text not null references mission,
  par text not null references agent,
  role text not null,
  le timestamptz not null
);
create index lecture_constats_par_mission on lecture_constats (mission, le);

-- Ce que la candidature lit d'un audit remis (G-14), déclaré dans FRONTIERES.md.
create view audit_remis as
  select d.appel, d.organisme, d.id as dossier, m.remise_le as remis_le
  from mission m join dossier_vivant d on d.id = m.dossier where m.remise_le is not null;

-- Le prestataire d'une mission, par son marché.
create view mission_marche as
  select m.id as mission, k.prestataire, k.pouvoir_adjudicateur from mission m join marche k on k.id = m.marche;
