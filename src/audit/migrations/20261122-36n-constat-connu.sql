-- Ce que l'examen d'un investissement lit d'un audit remis (G-49) : la référence, le domaine et la gravité d'un constat, jamais son texte.
create view constat_connu as
  select d.agence, d.appel, d.organisme, c.code, c.domaine, c.gravite
  from constat c join mission m on m.id = c.mission join dossier_vivant d on d.id = m.dossier where m.remise_le is not null;
