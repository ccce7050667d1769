-- Un organisme a aussi un fil : la vie de son équipe. Il n'est d'aucune agence ni d'aucun appel, qui y sont vides.
alter table vie drop constraint vie_genre_check;
alter table vie add check (genre in ('appel', 'dossier', 'mission', 'convention', 'versement', 'organisme'));
