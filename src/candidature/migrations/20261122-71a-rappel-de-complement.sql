-- Ce qui a été dit d'un complément attendu : le rappel, puis que sa date est passée. Une fois chacun, quel que soit le nombre de serveurs.
create table rappel_de_complement (
  dossier text not null,
  numero integer not null,
  etape text not null check (etape in ('J-3', 'passee')),
  le timestamptz not null,
  primary key (dossier, numero, etape),
  foreign key (dossier, numero) references complement
);
