-- Les avertissements envoyés avant un effacement : on n'efface rien qui n'ait été annoncé deux fois.
create table avertissement (
  genre text not null check (genre in ('brouillon', 'compte')),
  objet text not null,
  rang integer not null check (rang in (1, 2)),
  le timestamptz not null,
  primary key (genre, objet, rang)
);

-- Un brouillon et le dernier jour où quelqu'un y a touché (FRONTIERES.md).
create view brouillon_touche as
  select d.id, d.appel, d.version, d.guichet, d.organisme,
    (select e.le from entree e where e.genre = 'dossier' and e.objet = d.id order by e.rang desc limit 1) as touche_le
  from dossier_vivant d where d.etat = 'brouillon';

-- Un compte qui ne tient qu'à lui-même : ni rôle d'agence ou de prestataire, ni organisme qui ait un dossier (FRONTIERES.md).
create view compte_sans_dossier as
  select a.id, a.nom, a.courriel, a.vu_le from agent a
  where a.vu_le is not null and a.efface_le is null and not exists (
    select 1 from habilitation h
    where h.agent = a.id and (h.role <> 'porteur' or exists (select 1 from dossier_vivant d where d.organisme = h.organisme))
  );

-- Ce qui retient l'effacement d'une personne : un rôle, ou un dossier en cours dont elle est le seul porteur (FRONTIERES.md).
create view attache as
  select h.agent, h.role, h.agence, h.prestataire, h.organisme,
    case when h.role = 'porteur' then exists (
      select 1 from dossier_vivant d where d.organisme = h.organisme and d.etat not in ('brouillon', 'retire', 'clos')
    ) and not exists (
      select 1 from habilitation autre where autre.organisme = h.organisme and autre.droit = 'deposer' and autre.agent <> h.agent
    ) else true end as retient
  from habilitation h;
