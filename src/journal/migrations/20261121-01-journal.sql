-- Le journal : qui a fait quoi, quand. Une chaîne d'empreintes par fil (un dossier, ou un appel).
create table fil (
  fil text primary key,
  rang integer not null default 0 check (rang >= 0),
  empreinte text not null default repeat('0', 64) check (empreinte ~ '^[0-9a-f]{64}$')
);

-- Tout ce qui a un état, et le périmètre de qui peut le voir. Seul `inscrire` y écrit.
create table vie (
  genre text not null check (genre in ('appel', 'dossier', 'mission', 'convention', 'versement')),
  id text not null,
  fil text not null references fil,
  etat text not null,
  depuis timestamptz not null,
  agence text not null,
  appel text not null,
  organisme text,
  prestataire text,
  primary key (genre, id)
);
create index vie_par_fil on vie (fil);
create index vie_par_agence on vie (agence, genre, etat, id);
create index vie_par_organisme on vie (organisme, genre) where organisme is not null;
create index vie_par_prestataire on vie (prestataire, genre) where prestataire is not null;

create table entree (
  fil text not null references fil,
  rang integer not null check (rang > 0),
  acte text not null,
  genre text not null,
  objet text not null,
  de text not null,
  vers text not null,
  par text not null,
  role text not null,
  le timestamptz not null,
  contenu jsonb not null,
  precedent text not null,
  empreinte text not null,
  primary key (fil, rang)
);
create index entree_par_objet on entree (genre, objet, rang);

-- Les têtes de tous les fils, scellées ensemble : une racine que l'on peut imprimer et garder ailleurs.
create table sceau (
  rang integer primary key check (rang > 0),
  le timestamptz not null,
  fils integer not null,
  racine text not null,
  precedent text not null,
  tetes jsonb not null
);

create function refuser_toute_retouche() returns trigger language plpgsql as $$
begin
  raise exception 'Le journal ne se modifie pas (%, %)', tg_table_name, tg_op;
end $$;
create trigger entree_intouchable before update or delete or truncate on entree
  for each statement execute function refuser_toute_retouche();
create trigger sceau_intouchable before update or delete or truncate on sceau
  for each statement execute function refuser_toute_retouche();
