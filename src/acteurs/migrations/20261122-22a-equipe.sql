-- Ce qu'un porteur peut pour son organisme. Ceux d'avant gardent tout pouvoir : ils l'avaient. `depuis` est nul pour eux : nul ne l'a noté.
alter table habilitation add column droit text check (droit in ('lire', 'ecrire', 'deposer'));
alter table habilitation add column depuis timestamptz;
update habilitation set droit = 'deposer' where role = 'porteur';
alter table habilitation add check ((role = 'porteur') = (droit is not null));
-- Une personne n'a qu'un droit par organisme.
delete from habilitation a using habilitation b
  where a.role = 'porteur' and b.role = 'porteur' and a.agent = b.agent and a.organisme = b.organisme and a.ctid > b.ctid;
create unique index habilitation_unique_du_porteur on habilitation (agent, organisme) where role = 'porteur';

-- Un lien envoyé par courriel. Son jeton n'est jamais gardé, seulement son empreinte ; il sert une fois, avant son terme.
create table invitation (
  id bigint generated always as identity primary key,
  empreinte text not null unique check (empreinte ~ '^[0-9a-f]{64}$'),
  objet text not null check (objet in ('equipe', 'delegation', 'participation')),
  organisme text not null references organisme,
  nom text not null,
  courriel text not null check (courriel = lower(courriel)),
  droit text check (droit in ('lire', 'ecrire', 'deposer')),
  par text not null references agent,
  le timestamptz not null,
  expire_le timestamptz not null check (expire_le > le),
  acceptee_le timestamptz,
  acceptee_par text references agent,
  annulee_le timestamptz,
  check ((objet = 'equipe') = (droit is not null)),
  check ((acceptee_le is null) = (acceptee_par is null)),
  check (acceptee_le is null or annulee_le is null or annulee_le >= acceptee_le)
);
-- Une seule invitation en attente par adresse et par équipe.
create unique index invitation_en_attente on invitation (organisme, courriel)
  where objet = 'equipe' and acceptee_le is null and annulee_le is null;

-- Qui demande à rejoindre une équipe, tant qu'on ne lui a pas répondu.
create table demande_acces (
  organisme text not null references organisme,
  agent text not null references agent,
  message text not null,
  le timestamptz not null,
  primary key (organisme, agent)
);

-- Où en est un lien, sans son empreinte (FRONTIERES.md).
create view invitation_connue as
  select id, objet, organisme, nom, courriel, droit, par, le, expire_le, acceptee_le, acceptee_par, annulee_le from invitation;
