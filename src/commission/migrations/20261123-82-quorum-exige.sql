-- Le quorum que le dossier demandait quand l'avis a été délibéré (G-42) : ni un suppléant nommé ni un retrait déclaré ensuite ne le changent.
-- Absent des avis d'avant cette colonne.
alter table avis_rendu add exiges integer check (exiges >= 0);
