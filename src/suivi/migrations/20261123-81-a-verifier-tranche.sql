-- Un dossier est à vérifier tant qu'une condition laissée par les règles n'est tranchée par personne : un complément ou une vérification
-- rejoue les règles, ce que les agents ont tranché reste tranché.
create or replace view dossier_a_lister as
  select d.id as dossier, v.fil, v.agence, v.appel, d.guichet, v.etat, v.depuis, v.prestataire, d.organisme as organisme_id, o.nom as organisme,
    o.departement, o.nature, d.depose_le,
    case
      when v.etat in ('retire', 'irrecevable', 'ecarte', 'non-finance', 'clos') then null
      when v.etat = 'decide' then (select a_notifier_avant from decision where dossier = d.id order by rang desc limit 1)
      when v.etat = 'sous-condition' then (select condition_avant from decision where dossier = d.id order by rang desc limit 1)
      else (select min(echeance) from engagement where dossier = d.id and tenu_le is null)
    end as echeance,
    (select agent from charge where dossier = d.id) as charge,
    case
      when v.etat = 'depose' then o.verification = 'a-faire' or exists (
        select from unnest(d.a_verifier) as c(code) where not exists (select from tranche where dossier = d.id and condition = c.code))
      when v.etat in ('recevable', 'inscrit', 'en-attente') then o.verification = 'a-faire'
      else false
    end as a_verifier,
    (select case when sens = 'retenu' and montant > 0 then montant end from decision where dossier = d.id order by rang desc limit 1) as montant,
    plier(o.nom || ' ' || d.id) as mots
  from dossier d
  join vie v on v.genre = 'dossier' and v.id = d.id
  join organisme o on o.id = d.organisme;
update ligne_dossier l set a_verifier = a.a_verifier from dossier_a_lister a where a.dossier = l.dossier and l.etat = 'depose';
