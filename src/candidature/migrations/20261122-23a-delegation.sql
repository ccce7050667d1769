-- Quelques questions ou pièces d'un brouillon, confiées à une personne par un lien (invitation.objet = 'delegation').
create table delegation (
  invitation bigint primary key references invitation,
  dossier text not null references dossier,
  questions text[] not null,
  pieces text[] not null,
  check (cardinality(questions) + cardinality(pieces) > 0)
);
create index delegation_par_dossier on delegation (dossier);
