-- Ce qu'une personne déclare de ses intérêts, une fois par appel ; elle peut redire, rien n'est effacé. Sans organisme, elle n'en a pas.
create table declaration_interets (
  id bigint generated always as identity primary key,
  appel text not null,
  agent text not null references agent,
  le timestamptz not null
);
create index declaration_interets_par_agent on declaration_interets (appel, agent, id desc);
create table interet (
  declaration bigint not null references declaration_interets,
  organisme text not null references organisme,
  lien text not null check (lien <> ''),
  primary key (declaration, organisme)
);
-- Un lien que la plateforme a vu, et que la personne explique : pourquoi il n'en est pas un.
create table lien_explique (
  dossier text not null references dossier,
  agent text not null references agent,
  motif text not null check (motif <> ''),
  le timestamptz not null,
  primary key (dossier, agent)
);

-- Qui ne voit pas un dossier, et pourquoi : un déport, un intérêt que sa dernière déclaration dit, ou l'organisme qu'il représente.
create or replace view deport_connu as
  select dossier, agent, motif from deport
  union all
  select o.dossier, d.agent, 'Intérêt déclaré : ' || i.lien
  from declaration_interets d
  join interet i on i.declaration = d.id
  join organisme_du_dossier o on o.organisme = i.organisme and o.appel = d.appel
  where not exists (select from declaration_interets s where s.appel = d.appel and s.agent = d.agent and s.id > d.id)
  union all
  select o.dossier, j.agent, 'Représente cet organisme' from juge_et_partie j join organisme_du_dossier o on o.organisme = j.organisme;
