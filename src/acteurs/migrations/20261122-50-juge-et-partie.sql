-- Les personnes d'une agence, d'un opérateur ou d'une commission qui représentent aussi un organisme : elles n'examinent pas ses dossiers (G-42).
create view juge_et_partie as
  select p.agent, p.organisme from habilitation p
  where p.role = 'porteur' and exists (select from habilitation a where a.agent = p.agent and a.agence is not null);
-- L'équipe d'un organisme, par ses adresses : un même domaine de messagerie révèle un lien.
create view equipe_connue as
  select h.organisme, a.courriel from habilitation h join agent a on a.id = h.agent where h.role = 'porteur' and a.courriel is not null;
