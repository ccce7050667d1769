-- Les filtres qu'une personne garde sous un nom : ce que dit l'adresse de la liste, rien des dossiers.
create table vue_gardee (
  id bigint generated always as identity primary key,
  agent text not null references agent,
  nom text not null check (length(nom) between 1 and 80),
  demande text not null,
  le timestamptz not null,
  unique (agent, nom)
);
