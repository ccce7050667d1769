-- Les résultats publiés d'un guichet, tels qu'ils l'ont été : les retenus seulement. La dernière publication se lit.
create table resultats (
  appel text not null,
  guichet text not null,
  rang integer not null check (rang > 0),
  lignes jsonb not null,
  le timestamptz not null,
  par text not null references agent,
  primary key (appel, guichet, rang)
);
