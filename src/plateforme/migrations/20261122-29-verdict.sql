-- Le verdict de l'antivirus, une fois par contenu (« attente » tant qu'il n'est pas rendu). `sans-controle` : reçu quand aucun antivirus n'était branché.
create table verdict_rendu (
  empreinte text primary key check (empreinte ~ '^[0-9a-f]{64}$'),
  verdict text not null check (verdict in ('sans-controle', 'attente', 'saine', 'infectee', 'illisible')),
  detail text,
  essais integer not null default 0,
  dit_le timestamptz
);
create index verdict_en_attente on verdict_rendu (essais, empreinte) where verdict = 'attente';

-- Ce que les étapes lisent d'un contenu (FRONTIERES.md) : s'il se rend.
create view verdict_connu as select empreinte, verdict from verdict_rendu;
