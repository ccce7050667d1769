-- Ce qui a été fait, action par action ou projet par projet, puis ce que le contrôle en constate. Parts en pour cent.
create table compte_rendu (
  dossier text not null references dossier,
  code text not null,
  part integer not null check (part between 0 and 100),
  texte text not null,
  par text not null references agent,
  le timestamptz not null,
  primary key (dossier, code)
);
create table controle (
  dossier text not null references dossier,
  corps text not null check (corps in ('grades', 'ars', 'prestataire')),
  parts jsonb not null,
  part integer not null check (part between 0 and 100),
  observation text not null,
  complet boolean not null,
  par text not null references agent,
  le timestamptz not null,
  primary key (dossier, corps)
);
create table bilan (
  dossier text primary key references dossier,
  contenu jsonb not null,
  le timestamptz not null,
  par text not null references agent
);
-- Ce que le versement lit d'un contrôle achevé : le dernier corps à passer a le dernier mot.
create view controle_constate as
  select distinct on (dossier) dossier, part from controle where complet order by dossier, le desc;

-- Tout ce qui a un état et concerne un dossier, tel que les listes le montrent.
create view affaire as
  select v.genre, v.id, v.fil, v.etat, v.depuis, v.agence, v.appel, v.organisme as organisme_id, v.prestataire,
    d.id as dossier, d.guichet, d.depose_le, o.nom as organisme,
    case when v.genre = 'dossier' and v.etat = 'decide'
      then (select a_notifier_avant from decision where dossier = d.id order by rang desc limit 1)
      else (select min(echeance) from engagement where dossier = d.id and tenu_le is null) end as echeance
  from vie v
  join dossier d on v.fil = 'dossier:' || d.id
  join organisme o on o.id = d.organisme;
