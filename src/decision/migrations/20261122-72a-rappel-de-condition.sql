-- Ce qui a été dit d'une condition à lever : deux rappels au porteur, puis sa date passée à l'agence. Une fois chacun, quel que soit le nombre de serveurs.
create table rappel_de_condition (
  dossier text not null,
  rang integer not null,
  etape text not null check (etape in ('J-14', 'J-3', 'passee')),
  le timestamptz not null,
  primary key (dossier, rang, etape),
  foreign key (dossier, rang) references decision
);
