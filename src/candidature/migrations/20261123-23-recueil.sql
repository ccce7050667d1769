-- Un dossier déposé sur la plateforme nationale et recueilli ici (G-23). Une rangée par recueil : la première avec le dossier, une autre
-- chaque fois qu'il a changé là-bas avant d'être examiné. Le dépôt, lui, reste le premier.
create table recueil (
  dossier text not null references dossier,
  rang integer not null check (rang > 0),
  demarche integer not null,
  numero integer not null,
  -- La dernière fois qu'une réponse y avait changé.
  change_le timestamptz not null,
  -- L'empreinte de ce qui a été recueilli : le même contenu ne se recueille pas deux fois.
  contenu text not null,
  -- Les fichiers annoncés : leur place, leur nom, leur MD5, et s'ils sont arrivés, refusés ou manquants.
  fichiers jsonb not null,
  instantane jsonb not null,
  empreinte text not null,
  par text not null references agent,
  le timestamptz not null,
  primary key (dossier, rang)
);
create unique index recueil_par_numero on recueil (demarche, numero) where rang = 1;
create trigger recueil_intouchable before update or delete on recueil for each statement execute function refuser_toute_retouche();
