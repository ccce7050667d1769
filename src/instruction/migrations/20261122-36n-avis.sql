-- Un avis revu s'ajoute au précédent : on garde ce qui a été noté avant d'avoir lu les autres.
alter table avis add column rang integer not null default 1 check (rang > 0);
alter table avis alter column rang drop default;
alter table avis add column commentaires jsonb not null default '{}';
alter table avis alter column commentaires drop default;
alter table avis drop constraint avis_pkey;
alter table avis add primary key (dossier, agent, rang);
create trigger avis_intouchable before update or delete or truncate on avis
  for each statement execute function refuser_toute_retouche();
