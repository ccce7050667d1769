-- Une aide décidée peut être rendue à l'enveloppe : décision corrigée ou revue, désistement, condition qui n'est pas levée.
-- Le mouvement est négatif ; l'engagé suit le grand livre, et ne descend jamais sous zéro.
alter table mouvement drop constraint mouvement_genre_check;
alter table mouvement add constraint mouvement_genre_check
  check (genre in ('dotation', 'abondement', 'engagement', 'desengagement', 'reajustement', 'reliquat'));
