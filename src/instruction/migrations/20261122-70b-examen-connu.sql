-- Ce que l'examen a établi, pour qui en compte les délais et les raisons (FRONTIERES.md). `clauses` : celles qui fondent une irrecevabilité.
create view recevabilite_connue as
  select dossier, recevable, motif, le, case when recevable then '[]' else verifies end as clauses,
    jsonb_path_exists(verdicts, '$[*] ? (@.reponse == "non")') as a_un_non
  from recevabilite;
-- Le dernier avis de chacun, sauf de qui est écarté du dossier.
create view avis_courant as
  select v.dossier, v.agent, v.notes, v.conclusion, v.le from avis v
  where not exists (select from avis w where w.dossier = v.dossier and w.agent = v.agent and w.rang > v.rang)
    and not exists (select from deport_connu d where d.dossier = v.dossier and d.agent = v.agent);
-- Le jour où un dossier a reçu son dernier avis ; un avis revu est plus récent que celui qu'il remplace.
create view dernier_avis_connu as
  select v.dossier, max(v.le) as le from avis v
  where not exists (select from deport_connu d where d.dossier = v.dossier and d.agent = v.agent) group by v.dossier;
