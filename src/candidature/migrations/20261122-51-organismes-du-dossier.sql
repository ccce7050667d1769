-- Les organismes d'un dossier : celui qui le porte, et les membres qui n'en sont pas partis.
create view organisme_du_dossier as
  select id as dossier, appel, organisme from dossier
  union all
  select m.dossier, d.appel, m.organisme from membre m join dossier d on d.id = m.dossier where m.reponse in ('attendue', 'confirmee');
