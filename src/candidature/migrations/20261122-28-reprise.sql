-- Ce qu'un brouillon a repris d'un dossier antérieur du même organisme. `temoin` : ce qui a été repris, tel quel ;
-- tant que la réponse lui est égale, la page dit d'où elle vient.
create table reprise (
  dossier text not null references dossier,
  objet text not null check (objet ~ '^(question|piece)\.'),
  source text not null references dossier check (source <> dossier),
  temoin jsonb not null,
  le timestamptz not null,
  primary key (dossier, objet)
);
