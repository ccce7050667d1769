-- Une personne effacée garde son identifiant, que le journal et les dossiers citent ; son nom et son adresse disparaissent.
alter table agent alter column courriel drop not null;
alter table agent add column efface_le timestamptz;
alter table agent add check ((courriel is null) = (efface_le is not null));

-- Une personne s'inscrit d'elle-même à sa première connexion ; ce que son fournisseur d'identité dit d'elle est gardé ici.
alter table agent add column vu_le timestamptz;
alter table agent add column siret text check (siret ~ '^\d{14}$');
alter table agent add column rpps text check (rpps ~ '^\d{11}$');
create index agent_par_visite on agent (vu_le);
