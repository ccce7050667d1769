-- L'empreinte de la lettre partie avec la notification, et la première fois que le porteur l'a ouverte.
alter table decision add column lettre text;
alter table decision add column ouverte_le timestamptz;
alter table decision add column ouverte_par text references agent;
