-- Qui a lu quel message, une rangée par lecture : compter ce qu'une personne n'a pas lu de dix mille messages se fait d'un coup.
create view lecture_connue as select message, agent from message_lu;
