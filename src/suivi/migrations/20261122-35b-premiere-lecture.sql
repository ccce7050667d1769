-- La première ouverture d'un dossier déposé par chaque rôle de l'agence : le porteur apprend qu'on l'a lu, pas qui.
create table premiere_lecture (
  dossier text not null references dossier,
  role text not null check (role in ('ars', 'grades', 'commission', 'direction')),
  le timestamptz not null,
  primary key (dossier, role)
);
