-- Quand l'agence attendait le porteur : ce temps n'est pas le sien (FRONTIERES.md).
create view complement_connu as select dossier, demandee_le, jusqu_au, completee_le, retiree_le from complement;
