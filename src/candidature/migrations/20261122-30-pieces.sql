-- Le verdict de l'antivirus, une fois par contenu (« attente » tant qu'il n'est pas rendu). `sans-controle` : reçu quand aucun antivirus n'était branché.
create table verdict_rendu (
  empreinte text primary key check (empreinte ~ '^[0-9a-f]{64}$'),
  verdict text not null check (verdict in ('sans-controle', 'attente', 'saine', 'infectee', 'illisible')),
  detail text,
  essais integer not null default 0,
  dit_le timestamptz
);
create index verdict_en_attente on verdict_rendu (essais, empreinte) where verdict = 'attente';
insert into verdict_rendu (empreinte, verdict) select distinct empreinte, 'sans-controle' from piece;

-- Rien ne se perd : une pièce remplacée ou retirée garde sa rangée ; seules les courantes comptent.
alter table piece
  add column fin text check (fin in ('remplacee', 'retiree')),
  add column finie_le timestamptz,
  add column signatures jsonb not null default '[]',
  add constraint piece_fin_datee check ((fin is null) = (finie_le is null)),
  add constraint piece_analysee foreign key (empreinte) references verdict_rendu;
-- Les devis d'un projet partagent désormais son code : `devis.1.2` est le deuxième de `devis.1`.
update piece set code = regexp_replace(code, '^(devis\.\d+)\.\d+$', '\1');
create unique index piece_courante on piece (dossier, code, empreinte) where fin is null;
create index piece_par_empreinte on piece (empreinte);

-- Un fichier en cours d'arrivée ; ses octets sont sur le disque, qui dit seul où l'envoi en est.
create table reception (
  id uuid primary key,
  dossier text not null references dossier,
  code text not null,
  remplace bigint references piece,
  nom text not null,
  taille integer not null check (taille > 0),
  -- Ce qui fait reconnaître le même fichier choisi de nouveau après une coupure.
  marque text not null,
  par text not null references agent,
  ouverte_le timestamptz not null,
  unique (dossier, code, par, nom, taille, marque)
);
create index reception_par_age on reception (ouverte_le);
