-- L'échéance d'un dossier retenu sous condition est le dernier jour pour la lever.
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
      when v.etat = 'depose' then d.a_verifier <> '{}' or o.verification = 'a-faire'
      when v.etat in ('recevable', 'inscrit', 'en-attente') then o.verification = 'a-faire'
      else false
    end as a_verifier,
    (select case when sens = 'retenu' and montant > 0 then montant end from decision where dossier = d.id order by rang desc limit 1) as montant,
    plier(o.nom || ' ' || d.id) as mots
  from dossier d
  join vie v on v.genre = 'dossier' and v.id = d.id
  join organisme o on o.id = d.organisme;
update ligne_dossier l set echeance = a.echeance from dossier_a_lister a where a.dossier = l.dossier and l.etat = 'sous-condition';
