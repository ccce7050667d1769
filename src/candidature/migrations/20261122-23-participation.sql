-- Chaque membre d'un groupement dit lui-même s'il en est (G-05). `retiree` : il s'en va après le dépôt, et l'agence n'a pas
-- encore revu la composition ; `partie` : elle l'a fait, sa part est au chef de file.
alter table membre add column reponse text not null default 'attendue'
  check (reponse in ('attendue', 'confirmee', 'refusee', 'retiree', 'partie'));
alter table membre add column repondu_le timestamptz;
-- Le nom de qui a répondu : par un lien, ce n'est pas toujours une personne de l'équipe.
alter table membre add column repondu_par text;
alter table membre add column courriel text check (courriel = lower(courriel));
alter table membre add column invitation bigint references invitation;
alter table membre add check ((reponse = 'attendue') = (repondu_le is null));
create index membre_par_organisme on membre (organisme);
create unique index membre_par_invitation on membre (invitation) where invitation is not null;
