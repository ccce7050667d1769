-- Les courriels à envoyer sont écrits dans la transaction de l'acte, puis envoyés : aucun n'est perdu, aucun n'annonce un acte annulé.
create table courriel (
  id bigint generated always as identity primary key,
  a text not null,
  objet text not null,
  texte text not null,
  le timestamptz not null,
  envoye_le timestamptz,
  essais integer not null default 0
);
create index courriel_a_envoyer on courriel (id) where envoye_le is null;

-- Le décalage de l'horloge : toujours nul hors du bac à sable.
create table horloge (
  seule boolean primary key default true check (seule),
  decalage interval not null default '0'
);
insert into horloge default values;
-- Les comptes et leurs sessions, tenus par la bibliothèque de connexion : elle seule lit et écrit ces tables.
create table compte (
  "id" text primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null default false,
  "image" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table session (
  "id" text primary key,
  "token" text not null unique,
  "userId" text not null references compte on delete cascade,
  "expiresAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index session_par_compte on session ("userId");
create table identite (
  "id" text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references compte on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table lien (
  "id" text primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index lien_par_nom on lien ("identifier");
