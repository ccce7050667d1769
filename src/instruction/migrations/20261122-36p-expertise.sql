-- L'avis d'un expert, demandé par un lien (invitation.objet = 'expertise') : ce qu'on lui montre du dossier, et ce qu'il répond, une fois.
create table expertise (
  invitation bigint primary key references invitation,
  dossier text not null references dossier,
  question text not null,
  criteres text[] not null,
  pieces text[] not null,
  projets integer[] not null,
  reponse text,
  notes jsonb not null default '{}',
  repondue_le timestamptz,
  check ((reponse is null) = (repondue_le is null))
);
create index expertise_par_dossier on expertise (dossier);
