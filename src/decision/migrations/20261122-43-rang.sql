-- Pourquoi la direction s'est écartée de ce que le rang proposait (A-04).
alter table decision add column ecart text;
