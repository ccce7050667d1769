-- L'empreinte de la lettre partie quand une condition n'a pas été levée ; celles d'avant n'en ont pas.
alter table decision add column caducite text check (caducite is null or condition is not null);
