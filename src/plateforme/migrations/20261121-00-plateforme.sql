-- Les courriels à envoyer sont écrits dans la transaction de l'acte, puis envoyés : aucun n'est perdu, aucun n'annonce un acte annulé.
create table courriel (
  id bigint generated always as identity primary key,
  a text not null,
  objet text not null,
  texte text not null,
  le timestamptz not null,
  envoye_le timestamptz,
  essais integer not null default 0
);
create index courriel_a_envoyer on courriel (id) where envoye_le is null;

-- Le décalage de l'horloge : toujours nul hors du bac à sable.
create table horloge (
  seule boolean primary key default true check (seule),
  decalage interval not null default '0'
);
insert into horloge default values;
