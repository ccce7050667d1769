-- Un courriel se prend, se valide, puis part : un serveur qui meurt entre les deux laisse une trace, et non un doute.
--   a-envoyer → en-cours → envoye | non-remis | peut-etre-parti, puis renvoyé ou classé par l'agence (docs/decisions/032-un-courriel-part-une-fois.md)
-- `message` fait l'identifiant du message, le même à chaque essai : les boîtes n'en montrent qu'un.
-- `signe` : qui le signe ; `emetteur`, `sujet`, `personne` : de la part de qui, à propos de quoi, pour qui, quand cela se sait.
alter table courriel
  add column message uuid not null default gen_random_uuid() unique,
  add column etat text not null default 'a-envoyer' check (etat in ('a-envoyer', 'en-cours', 'envoye', 'non-remis', 'peut-etre-parti', 'classe')),
  add column pris_le timestamptz,
  add column prochain_le timestamptz not null default now(),
  add column doutes integer not null default 0,
  add column echec text,
  add column echec_le timestamptz,
  add column signe text,
  add column emetteur text,
  add column sujet text,
  add column personne text,
  add column lien jsonb,
  add column autre jsonb,
  add column agenda jsonb,
  add column piece jsonb;
update courriel set etat = case when envoye_le is not null then 'envoye' when essais >= 10 then 'non-remis' else 'a-envoyer' end;
alter table courriel
  add check (etat <> 'envoye' or envoye_le is not null),
  add check (etat <> 'en-cours' or pris_le is not null);
drop index courriel_a_envoyer;
create index courriel_a_envoyer on courriel (id) where etat in ('a-envoyer', 'en-cours');
create index courriel_par_emetteur on courriel (emetteur, id) where etat in ('non-remis', 'peut-etre-parti');
create index courriel_par_sujet on courriel (sujet, id) where etat in ('non-remis', 'peut-etre-parti');

-- Ce dont l'agence doit s'occuper (FRONTIERES.md).
create view courriel_non_remis as
  select id, a, objet, emetteur, sujet, personne, etat, echec, coalesce(echec_le, pris_le) as depuis
  from courriel where etat in ('non-remis', 'peut-etre-parti');

-- Les courriels reçus, par leur identifiant : un relais qui répète n'écrit pas deux fois.
create table courriel_recu (
  message text primary key,
  le timestamptz not null default now()
);
