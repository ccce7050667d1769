-- Les messages d'un dossier (précisions G-53, accompagnement G-32 et G-54) et le bureau des renseignements d'un appel (G-01).
create table message (
  id bigint generated always as identity primary key,
  dossier text not null,
  genre text not null check (genre in ('precisions', 'reponse', 'aide')),
  texte text not null,
  par text not null references agent,
  le timestamptz not null
);
create index message_par_dossier on message (dossier, id);
create table question_publique (
  id bigint generated always as identity primary key,
  appel text not null,
  objet text not null,
  texte text not null,
  telephone boolean not null,
  par text not null references agent,
  posee_le timestamptz not null,
  reponse text,
  repondue_le timestamptz,
  check ((reponse is null) = (repondue_le is null))
);
create index question_par_appel on question_publique (appel, id);
