-- La séance où un dossier est passé, pour compter le délai de sa décision (G-44).
create view seance_tenue as
  select o.dossier, s.appel, s.jour, s.presents from ordre_du_jour o join seance s on s.appel = o.appel and s.code = o.seance
  where s.tenue_le is not null;
