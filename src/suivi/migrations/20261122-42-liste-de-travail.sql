create extension if not exists pg_trgm;

-- Minuscules sans accents ni ligatures : ce que l'on cherche et ce où l'on cherche se plient pareillement.
create function plier(texte text) returns text language sql immutable parallel safe strict
  return regexp_replace(replace(replace(normalize(lower(texte), NFD), 'œ', 'oe'), '’', ''''), '[\u0300-\u036f]', '', 'g');

-- Un dossier tel que les listes le montrent, compté depuis les étapes. Un dossier fini n'a plus d'échéance.
create view dossier_a_lister as
  select d.id as dossier, v.fil, v.agence, v.appel, d.guichet, v.etat, v.depuis, v.prestataire, d.organisme as organisme_id, o.nom as organisme,
    o.departement, o.nature, d.depose_le,
    case
      when v.etat in ('retire', 'irrecevable', 'ecarte', 'non-finance', 'clos') then null
      when v.etat = 'decide' then (select a_notifier_avant from decision where dossier = d.id order by rang desc limit 1)
      else (select min(echeance) from engagement where dossier = d.id and tenu_le is null)
    end as echeance,
    (select agent from charge where dossier = d.id) as charge,
    case
      when v.etat = 'depose' then d.a_verifier <> '{}' or o.verification = 'a-faire'
      when v.etat in ('recevable', 'inscrit', 'en-attente') then o.verification = 'a-faire'
      else false
    end as a_verifier,
    (select case when sens = 'retenu' and montant > 0 then montant end from decision where dossier = d.id order by rang desc limit 1) as montant,
    plier(o.nom || ' ' || d.id) as mots
  from dossier d
  join vie v on v.genre = 'dossier' and v.id = d.id
  join organisme o on o.id = d.organisme;

-- La même chose, gardée : à cinquante mille dossiers, une liste lit ses vingt-cinq lignes par un index au lieu de tout recompter.
create table ligne_dossier (
  dossier text primary key references dossier,
  fil text not null unique,
  agence text not null,
  appel text not null,
  guichet text not null,
  etat text not null,
  depuis timestamptz not null,
  prestataire text,
  organisme_id text not null,
  organisme text not null,
  departement text not null,
  nature text not null,
  depose_le timestamptz,
  echeance date,
  charge text,
  a_verifier boolean not null,
  -- Ce que la dernière décision accorde, en centimes.
  montant bigint,
  mots text not null
);
insert into ligne_dossier select * from dossier_a_lister;
-- Les tris de l'agence, qui ne voit pas les brouillons ; puis ce que lisent le porteur et le prestataire, et ce que l'on cherche.
create index ligne_par_echeance on ligne_dossier (agence, echeance, dossier) where etat <> 'brouillon';
create index ligne_par_depot on ligne_dossier (agence, depose_le, dossier) where etat <> 'brouillon';
create index ligne_par_organisme on ligne_dossier (agence, organisme, dossier) where etat <> 'brouillon';
create index ligne_par_etat on ligne_dossier (agence, etat, echeance, dossier) where etat <> 'brouillon';
create index ligne_par_anciennete on ligne_dossier (agence, depuis, dossier) where etat <> 'brouillon';
create index ligne_par_departement on ligne_dossier (agence, departement, echeance) where etat <> 'brouillon';
create index ligne_par_charge on ligne_dossier (agence, charge, echeance, dossier) where charge is not null;
create index ligne_du_porteur on ligne_dossier (organisme_id, depuis);
create index ligne_du_prestataire on ligne_dossier (prestataire, depuis) where prestataire is not null;
create index ligne_par_mots on ligne_dossier using gin (mots gin_trgm_ops);

-- Tout ce qui change un dossier laisse une entrée à son fil, après ses écritures : c'est là que la ligne se recompte. Rien ne s'écrit si rien
-- ne change. Vérifier un organisme touche aussi ses autres dossiers.
create function tenir_la_liste() returns trigger language plpgsql as $$
declare
  concernes text[] := array[substr(new.fil, 9)];
begin
  if new.acte = 'verifier-organisme' then
    select array_agg(dossier) into concernes from ligne_dossier
      where organisme_id = (select organisme_id from ligne_dossier where fil = new.fil);
  end if;
  insert into ligne_dossier select * from dossier_a_lister where dossier = any(concernes)
  on conflict (dossier) do update set (agence, etat, depuis, prestataire, organisme, departement, nature, depose_le, echeance, charge, a_verifier, montant, mots)
    = (excluded.agence, excluded.etat, excluded.depuis, excluded.prestataire, excluded.organisme, excluded.departement, excluded.nature,
      excluded.depose_le, excluded.echeance, excluded.charge, excluded.a_verifier,
      excluded.montant, excluded.mots)
    where ligne_dossier is distinct from excluded;
  return null;
end $$;
-- Remplir un brouillon ne change rien de ce qu'une liste montre.
create trigger liste_tenue after insert on entree for each row
  when (new.fil like 'dossier:%' and not (new.de = 'brouillon' and new.vers = 'brouillon')) execute function tenir_la_liste();

-- Tout ce qui a un état et concerne un dossier, avec ce que sa ligne en dit.
drop view affaire;
create view affaire as
  select v.genre, v.id, v.etat, v.depuis, v.agence, v.prestataire, l.organisme_id, l.dossier, l.organisme, l.appel, l.guichet, l.echeance, l.charge
  from vie v join ligne_dossier l on l.fil = v.fil;
