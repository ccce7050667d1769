-- Une personne s'inscrit d'elle-même à sa première connexion ; ce que son fournisseur d'identité dit d'elle est gardé ici.
alter table agent add column vu_le timestamptz;
alter table agent add column siret text check (siret ~ '^\d{14}$');
alter table agent add column rpps text check (rpps ~ '^\d{11}$');
