-- Quand une sélection passe outre la règle de l'appel (A-18), et pourquoi (FRONTIERES.md).
create view selection_connue as select appel, guichet, le, derogation from selection;
