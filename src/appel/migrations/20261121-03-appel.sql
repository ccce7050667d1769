-- Les versions publiées d'un appel : le document et son empreinte, immuables.
create table appel (
  code text not null,
  version integer not null check (version > 0),
  agence text not null,
  empreinte text not null,
  texte text not null,
  publie_le timestamptz not null,
  primary key (code, version)
);
create function refuser_version_publiee() returns trigger language plpgsql as $$
begin
  raise exception 'Une version publiée d''un appel ne change pas (%)', tg_op;
end $$;
create trigger appel_intouchable before update or delete on appel for each statement execute function refuser_version_publiee();

-- L'enveloppe d'un guichet. La base garde elle-même : engagé + reste = total, et jamais plus que le total (G-33, G-43).
create table enveloppe (
  appel text not null,
  guichet text not null,
  total bigint not null check (total >= 0),
  engage bigint not null default 0 check (engage >= 0),
  reste bigint generated always as (total - engage) stored,
  primary key (appel, guichet),
  constraint enveloppe_suffisante check (engage <= total)
);

-- Le grand livre : chaque engagement, réajustement ou reliquat, signé.
create table mouvement (
  appel text not null,
  guichet text not null,
  rang bigint generated always as identity,
  dossier text,
  genre text not null check (genre in ('dotation', 'abondement', 'engagement', 'reajustement', 'reliquat')),
  montant bigint not null,
  motif text not null,
  le timestamptz not null,
  par text not null,
  primary key (appel, guichet, rang),
  foreign key (appel, guichet) references enveloppe
);
create index mouvement_par_dossier on mouvement (dossier) where dossier is not null;

-- Le total et l'engagé suivent le grand livre : personne ne les écrit à la main.
create function suivre_grand_livre() returns trigger language plpgsql as $$
begin
  update enveloppe set
    total = total + case when new.genre in ('dotation', 'abondement') then new.montant else 0 end,
    engage = engage + case when new.genre in ('dotation', 'abondement') then 0 else new.montant end
  where appel = new.appel and guichet = new.guichet;
  return new;
end $$;
create trigger mouvement_compte after insert on mouvement for each row execute function suivre_grand_livre();
create trigger mouvement_intouchable before update or delete on mouvement
  for each statement execute function refuser_toute_retouche();
