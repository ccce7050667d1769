-- Ce que la règle proposait d'accorder, quand elle savait conclure : un autre montant s'en écarte, et cela se compte.
alter table decision add column aide_prevue bigint check (aide_prevue >= 0);
-- Les décisions et ce dont elles s'écartent (FRONTIERES.md).
create view decision_connue as
  select dossier, rang, sens, raisons, motif, montant, aide_prevue, ecart, revision, le, notifiee_le from decision;
