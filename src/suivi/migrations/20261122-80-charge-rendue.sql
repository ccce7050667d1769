-- Déclarer un intérêt écarte de plusieurs dossiers à la fois, et rend ceux que l'on tenait : leurs lignes se recomptent aussi.
create or replace function tenir_la_liste() returns trigger language plpgsql as $$
declare
  concernes text[] := array[substr(new.fil, 9)];
begin
  if new.acte = 'verifier-organisme' then
    select array_agg(dossier) into concernes from ligne_dossier
      where organisme_id = (select organisme_id from ligne_dossier where fil = new.fil);
  elsif new.acte = 'declarer-interets' then
    select array_agg(dossier) into concernes from ligne_dossier where charge = new.par;
  end if;
  insert into ligne_dossier select * from dossier_a_lister where dossier = any(concernes)
  on conflict (dossier) do update set (agence, etat, depuis, prestataire, organisme, departement, nature, depose_le, echeance, charge, a_verifier, montant, mots)
    = (excluded.agence, excluded.etat, excluded.depuis, excluded.prestataire, excluded.organisme, excluded.departement, excluded.nature,
      excluded.depose_le, excluded.echeance, excluded.charge, excluded.a_verifier,
      excluded.montant, excluded.mots)
    where ligne_dossier is distinct from excluded;
  return null;
end $$;
drop trigger liste_tenue on entree;
create trigger liste_tenue after insert on entree for each row
  when (new.acte = 'declarer-interets' or (new.fil like 'dossier:%' and not (new.de = 'brouillon' and new.vers = 'brouillon')))
  execute function tenir_la_liste();
