-- Un expert reçoit un lien comme une personne invitée : un jeton, une adresse, quatorze jours.
alter table invitation drop constraint invitation_objet_check;
alter table invitation add constraint invitation_objet_check check (objet in ('equipe', 'delegation', 'participation', 'expertise'));
