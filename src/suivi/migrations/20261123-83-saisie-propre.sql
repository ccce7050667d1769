-- Ce qui, dans un lot, est propre à un dossier : la décision qu'on a lue, et que celle-ci remplace.
alter table lot_dossier add saisie jsonb not null default '{}';
