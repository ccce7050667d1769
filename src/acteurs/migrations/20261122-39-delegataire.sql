-- Qui signe par délégation de la direction ; sa délégation, avec ses dates, est à la décision.
alter table habilitation drop constraint habilitation_role_check;
alter table habilitation add constraint habilitation_role_check
  check (role in ('porteur', 'ars', 'grades', 'commission', 'prestataire', 'direction', 'delegataire', 'comptable'));
