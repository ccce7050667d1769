-- La journée du porteur montre les décisions qu'il n'a pas encore lues.
create or replace view decision_connue as
  select dossier, rang, sens, raisons, motif, montant, aide_prevue, ecart, revision, le, notifiee_le, ouverte_le from decision;
