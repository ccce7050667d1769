create sequence dossier_numero;
create table dossier (
  id text primary key,
  appel text not null,
  version integer not null,
  guichet text not null,
  organisme text not null references organisme,
  ouvert_le timestamptz not null,
  depose_le timestamptz,
  retire_le timestamptz,
  foreign key (appel, version) references appel
);
-- Un organisme n'a qu'un dossier vivant par guichet.
create unique index dossier_unique on dossier (appel, guichet, organisme) where retire_le is null;
create index dossier_par_organisme on dossier (organisme);
create index dossier_par_depot on dossier (appel, guichet, depose_le);

create table membre (
  dossier text not null references dossier,
  organisme text not null references organisme,
  part integer not null check (part between 0 and 100),
  primary key (dossier, organisme)
);
create table reponse (
  dossier text not null references dossier,
  question text not null,
  valeur jsonb not null,
  primary key (dossier, question)
);
create table piece (
  id bigint generated always as identity primary key,
  dossier text not null references dossier,
  code text not null,
  nom text not null,
  taille integer not null check (taille > 0),
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  jointe_le timestamptz not null,
  par text not null references agent
);
create index piece_par_dossier on piece (dossier, code);
create table engagement (
  dossier text not null references dossier,
  code text not null,
  par text not null references agent,
  le timestamptz not null,
  echeance date,
  tenu_le timestamptz,
  primary key (dossier, code)
);
create table projet (
  dossier text not null references dossier,
  rang integer not null check (rang > 0),
  titre text not null,
  action text not null,
  contenu jsonb not null,
  primary key (dossier, rang)
);
create table depense (
  dossier text not null,
  projet integer not null,
  rang integer not null check (rang > 0),
  libelle text not null,
  nature text not null,
  montant bigint not null check (montant >= 0),
  mois integer check (mois > 0),
  autre_financeur text,
  autre_montant bigint not null default 0 check (autre_montant >= 0),
  primary key (dossier, projet, rang),
  foreign key (dossier, projet) references projet on delete cascade
);
-- Ce qui a été lu et signé au dépôt : questions et réponses telles qu'affichées. Rien ne le change ensuite.
create table depot (
  dossier text primary key references dossier,
  le timestamptz not null,
  par text not null references agent,
  instantane jsonb not null,
  empreinte text not null
);
create trigger depot_intouchable before update or delete on depot for each statement execute function refuser_toute_retouche();
-- Un dossier et son état : le journal tient l'état, les étapes le lisent ici (FRONTIERES.md).
create view dossier_vivant as
  select d.id, d.appel, d.version, d.guichet, d.organisme, d.ouvert_le, d.depose_le, d.retire_le, v.etat, v.depuis, v.agence
  from dossier d join vie v on v.genre = 'dossier' and v.id = d.id;
