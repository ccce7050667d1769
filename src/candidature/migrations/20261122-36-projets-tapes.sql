-- Ce qu'un projet dit de lui-même devient une réponse comme une autre (`projet:3:objectifs`) : elle s'enregistre pendant qu'on tape, porte
-- qui l'a écrite et sa révision, et deux personnes ne s'y écrasent pas. Restent au projet son rang, ses devis et ses dépenses.
insert into reponse (dossier, question, valeur, par, le)
select p.dossier, 'projet:' || p.numero || ':' || c.champ, to_jsonb(c.texte), p.par, p.le
from projet p, lateral (values
  ('titre', p.titre),
  ('action', p.action),
  ('objectifs', p.contenu ->> 'objectifs'),
  ('planning', p.contenu ->> 'planning'),
  ('ressources', p.contenu ->> 'ressources'),
  ('indicateurs', p.contenu ->> 'indicateurs'),
  ('constats', (select string_agg(x, ', ') from jsonb_array_elements_text(p.contenu -> 'constats') x)),
  ('mutualise', p.contenu ->> 'mutualise')) c (champ, texte)
where c.texte <> '';
update projet set contenu = jsonb_build_object('devis', coalesce(contenu -> 'devis', '[]'));
alter table projet
  alter column contenu set default '{"devis": []}',
  drop column titre,
  drop column action;
