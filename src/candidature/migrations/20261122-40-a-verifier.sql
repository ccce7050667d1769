-- Les conditions qui restaient à vérifier quand le dossier a été lu pour la dernière fois : au dépôt, puis à chaque complément. Une liste de
-- travail ne peut pas rejouer les règles de milliers de dossiers.
alter table dossier add column a_verifier text[] not null default '{}';
