-- Ce que l'agence demande de compléter après le dépôt (G-53). Le dépôt, lui, ne change pas.
create table complement (
  dossier text not null references dossier,
  numero integer not null check (numero > 0),
  questions text[] not null,
  pieces text[] not null,
  libre text,
  motif text not null,
  demandee_le timestamptz not null,
  demandee_par text not null references agent,
  jusqu_au date not null,
  completee_le timestamptz,
  retiree_le timestamptz,
  reponse text,
  primary key (dossier, numero),
  check (cardinality(questions) + cardinality(pieces) > 0 or libre is not null),
  check (completee_le is null or retiree_le is null)
);
-- Une seule demande ouverte à la fois par dossier.
create unique index complement_ouvert on complement (dossier) where completee_le is null and retiree_le is null;
create index complement_par_echeance on complement (jusqu_au) where completee_le is null and retiree_le is null;

-- Ce que le porteur a gardé en réponse, et ce qu'il y avait avant : rien ne passe au dossier avant l'envoi.
create table complement_reponse (
  dossier text not null,
  numero integer not null,
  question text not null,
  valeur jsonb not null,
  avant jsonb,
  primary key (dossier, numero, question),
  foreign key (dossier, numero) references complement
);
create table complement_piece (
  dossier text not null,
  numero integer not null,
  code text not null,
  nom text not null,
  taille integer not null check (taille > 0),
  empreinte text not null references verdict_rendu,
  signatures jsonb not null,
  primary key (dossier, numero, code),
  foreign key (dossier, numero) references complement
);
create index complement_piece_par_empreinte on complement_piece (empreinte);

-- Ce que la journée lit des demandes ouvertes (FRONTIERES.md).
create view complement_attendu as
  select dossier, demandee_le, jusqu_au from complement where completee_le is null and retiree_le is null;
