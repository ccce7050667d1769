-- Où en est chaque scénario du bac à sable : le rang du prochain geste, et les dossiers ouverts par leur référence.
-- Cette table n'a de lignes que dans un bac à sable : c'est à elle qu'on reconnaît une base qu'on peut effacer.
create table repetition (
  scenario text primary key,
  rang integer not null,
  dossiers jsonb not null
);
