import { sql } from 'kysely'
import type { Base } from '../journal/journal.sql.ts'

/** Les dossiers où ce contenu est une pièce courante, un complément ou un fichier de message, et son nom dans chacun. */
export const lireDossiersDuContenu = async (
  base: Base,
  empreinte: string,
): Promise<readonly { readonly dossier: string; readonly nom: string }[]> =>
  (
    await sql<{ dossier: string; nom: string }>`
      select distinct on (dossier) dossier, nom from (
        select dossier, nom, 1 as ordre from piece where empreinte = ${empreinte} and fin is null
        union all select dossier, nom, 2 from complement_piece where empreinte = ${empreinte}
        union all select dossier, nom, 3 from fichier_envoye where empreinte = ${empreinte}) x
      order by dossier, ordre`.execute(base)
  ).rows
