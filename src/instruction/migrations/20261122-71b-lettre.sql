-- L'empreinte de la lettre partie avec une irrecevabilité ; celles d'avant n'en ont pas.
alter table recevabilite add column lettre text check (lettre is null or not recevable);
