-- Ce que les registres publics (FINESS, Sirene) savent des personnes morales et des établissements. Une fiche n'est pas un organisme :
-- elle le devient quand une personne s'y rattache.
create table releve (
  id bigint generated always as identity primary key,
  source text not null check (source in ('finess', 'sirene')),
  fichier text not null,
  du date not null,
  importe_le timestamptz not null,
  gardees integer not null,
  nouvelles integer not null,
  changees integer not null,
  rejetees integer not null
);

create table fiche (
  id text primary key,
  source text not null check (source in ('finess', 'sirene')),
  genre text not null check (genre in ('entite', 'etablissement')),
  siren text check (siren ~ '^\d{9}$'),
  siret text check (siret ~ '^\d{14}$'),
  finess text check (finess ~ '^\d[\dAB]\d{7}$'),
  -- Le FINESS de l'entité juridique qui gère l'établissement.
  entite text check (entite ~ '^\d[\dAB]\d{7}$'),
  siege boolean not null,
  nom text not null,
  commune text not null,
  departement text not null,
  categorie text,
  statut text,
  -- Nulle : la table des natures ne range pas cette catégorie, un agent la dira.
  nature text,
  etat text not null check (etat in ('ouvert', 'ferme')),
  ouvert_le date,
  ferme_le date,
  -- Le jour du relevé où cette fiche a changé pour la dernière fois.
  releve_du date not null,
  mots tsvector not null
);
create index fiche_par_siren on fiche (siren);
create index fiche_par_siret on fiche (siret);
create index fiche_par_finess on fiche (finess);
create index fiche_par_entite on fiche (entite) where entite is not null;
create index fiche_par_mots on fiche using gin (mots);
