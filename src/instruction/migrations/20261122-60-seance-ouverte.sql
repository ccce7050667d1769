-- Les présents se notent par personne, à l'étape de la commission ; la séance elle-même ne garde que ses instants.
drop view seance_tenue;
alter table seance drop column presents;
alter table seance add column convoquee_le timestamptz;
alter table seance add column ouverte_le timestamptz;
update seance set ouverte_le = tenue_le;
alter table seance add constraint seance_ouverte_avant_d_etre_tenue check (tenue_le is null or tenue_le >= ouverte_le);
