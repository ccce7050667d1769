-- Les rappels d'avant la clôture : un par brouillon, par clôture et par échéance, quel que soit le nombre de serveurs.
create table rappel (
  dossier text not null references dossier,
  cloture timestamptz not null,
  etape text not null check (etape in ('J-7', 'J-2', 'H-6')),
  le timestamptz not null,
  primary key (dossier, cloture, etape)
);
-- Le lien par lequel une personne arrête les rappels d'un dossier, sans se connecter : qui n'a pas reçu le courriel ne peut pas le deviner.
create table rappel_suivi (
  cle uuid primary key default gen_random_uuid(),
  dossier text not null references dossier,
  personne text not null references agent,
  arrete_le timestamptz,
  unique (dossier, personne)
);
create index dossier_brouillon on dossier (appel, version, guichet, id) where depose_le is null and retire_le is null;
