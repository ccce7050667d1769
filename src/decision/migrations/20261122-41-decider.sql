-- Cinq issues ; des raisons tirées de l'examen ; une condition et sa date ; l'ordre de la liste d'attente ; ce qui manque à l'enveloppe.
alter table decision drop constraint decision_sens_check;
alter table decision add constraint decision_sens_check check (sens in ('retenu', 'sous-condition', 'en-attente', 'ecarte', 'sans-suite'));
-- Des raisons : code, texte, clause.
alter table decision add column raisons jsonb not null default '[]';
alter table decision add column condition text;
alter table decision add column condition_avant date;
alter table decision add constraint decision_condition check (
  (sens = 'sous-condition') = (condition is not null) and (condition is null) = (condition_avant is null));
-- Ce qui ordonne la liste d'attente ; la place se compte.
alter table decision add column ordre integer;
update decision set ordre = 1 where sens = 'en-attente';
alter table decision add constraint decision_ordre check ((sens = 'en-attente') = (ordre is not null));
alter table decision add column manque bigint check (manque > 0);
-- Pourquoi une décision notifiée a été revue.
alter table decision add column revision text;
-- Ce que la décision engageait est rendu : désistement, ou condition non levée.
alter table decision add column rendue_le timestamptz;
