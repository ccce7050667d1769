-- La conversation d'un dossier : de quel côté chaque message vient, ce qu'il porte, qui l'a lu.
alter table message drop constraint message_genre_check;
alter table message add constraint message_genre_check check (genre in ('message', 'precisions', 'reponse', 'aide'));
alter table message add column cote text;
update message set cote = case genre when 'precisions' then 'agence' else 'porteur' end;
alter table message alter column cote set not null;
alter table message add constraint message_cote_check check (cote in ('porteur', 'agence'));

create table message_fichier (
  message bigint not null references message,
  rang integer not null check (rang > 0),
  nom text not null,
  taille integer not null check (taille > 0),
  empreinte text not null references verdict_rendu,
  primary key (message, rang)
);
create index message_fichier_par_empreinte on message_fichier (empreinte);
-- La première lecture d'un message par chaque personne de l'autre côté.
create table message_lu (
  message bigint not null references message,
  agent text not null references agent,
  le timestamptz not null,
  primary key (message, agent)
);

-- Ce que les listes lisent d'une conversation (FRONTIERES.md) : de quel côté vient un message, qui l'a lu, jamais son texte.
create view message_connu as
  select m.id, m.dossier, m.cote, m.le, array(select l.agent from message_lu l where l.message = m.id) as lecteurs from message m;
-- Où un contenu a été envoyé, et sous quel nom (FRONTIERES.md).
create view fichier_envoye as
  select m.dossier, f.nom, f.empreinte from message_fichier f join message m on m.id = f.message;
