-- Les organismes et leurs sites, les personnes, leurs habilitations, les prestataires et leurs certificats.
create table organisme (
  id text primary key,
  nom text not null,
  siret text not null unique check (siret ~ '^\d{14}$'),
  finess text unique check (finess ~ '^\d[\dAB]\d{7}$'),
  nature text not null,
  departement text not null,
  commune text not null,
  statut text,
  capacite integer check (capacite >= 0),
  effectif integer check (effectif >= 0)
);

create table site (
  finess text primary key check (finess ~ '^\d[\dAB]\d{7}$'),
  organisme text not null references organisme,
  nom text not null,
  commune text not null
);
create index site_par_organisme on site (organisme);

create table prestataire (
  id text primary key,
  nom text not null,
  siret text not null unique check (siret ~ '^\d{14}$')
);

-- La qualification vaut entre deux dates, comparées à celles de la mission (A-24).
create table certificat (
  prestataire text not null references prestataire,
  qualification text not null,
  du date not null,
  au date not null check (au >= du),
  primary key (prestataire, qualification, du)
);

-- Le marché dont l'opérateur est pouvoir adjudicateur (A-25, G-09) ; les jours en dixièmes.
create table marche (
  id text primary key,
  agence text not null,
  pouvoir_adjudicateur text not null,
  prestataire text not null references prestataire,
  jours integer not null check (jours > 0),
  du date not null,
  au date not null check (au >= du)
);

create table agent (
  id text primary key,
  nom text not null,
  courriel text not null unique check (courriel = lower(courriel))
);

create table habilitation (
  agent text not null references agent,
  role text not null check (role in ('porteur', 'ars', 'grades', 'commission', 'prestataire', 'direction', 'comptable')),
  agence text,
  organisme text references organisme,
  prestataire text references prestataire,
  fonction text,
  check (case role when 'porteur' then organisme is not null when 'prestataire' then prestataire is not null else agence is not null end),
  unique nulls not distinct (agent, role, agence, organisme, prestataire, fonction)
);
create index habilitation_par_organisme on habilitation (organisme) where organisme is not null;
create index habilitation_par_prestataire on habilitation (prestataire) where prestataire is not null;
create index habilitation_par_agence on habilitation (agence) where agence is not null;

-- Ce que les étapes lisent des acteurs (FRONTIERES.md).
create view organisme_connu as
  select o.*, (select count(*)::int from site s where s.organisme = o.id) as sites from organisme o;
create view agent_connu as select id, nom from agent;
