-- Les contenus reçus avant qu’un antivirus puisse les juger.
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
