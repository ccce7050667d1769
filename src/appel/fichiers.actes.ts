import type { Base } from '../journal/journal.sql.ts'
import { inscrireContenus, lireVerdict } from '../plateforme/antivirus/verdict.sql.ts'
import { type Recu, TAILLE_MAX, type Verdict } from '../plateforme/fichiers/recu.ts'
import type { Fichier } from '../plateforme/saisie/champs.zod.ts'
import type { Monde } from './monde.actes.ts'

/** Un fichier arrivé, examiné, pas encore rangé. `verdict` : ce que l'antivirus a déjà dit de ce contenu. */
export type Arrive = { readonly nom: string; readonly reception: string; readonly recu: Recu; readonly verdict: Verdict | undefined }

/** Met un fichier de la saisie sur le disque et l'examine : tout acte qui en reçoit commence ainsi, puis range ou abandonne. */
export const accueillir = async (base: Base, { fichiers }: Monde, fichier: Fichier): Promise<Arrive> => {
  const reception = 'octets' in fichier ? await fichiers.recevoir(fichier.octets, TAILLE_MAX) : fichier.reception
  const recu = await fichiers.examiner(reception)
  return { nom: fichier.nom, reception, recu, verdict: await lireVerdict(base, recu.empreinte) }
}

/** Range des fichiers admis ; leur contenu attend son verdict, sans lequel rien n'est servi. */
export const ranger = async (base: Base, { fichiers, antivirus }: Monde, arrives: readonly Arrive[]): Promise<void> => {
  for (const { reception, recu } of arrives) await fichiers.ranger(reception, recu.empreinte)
  await inscrireContenus(
    base,
    arrives.map(({ recu }) => recu.empreinte),
    antivirus,
  )
}

/** L'acte est refusé : rien de ce qui est arrivé ne reste. */
export const abandonner = async ({ fichiers }: Monde, arrives: readonly Arrive[]): Promise<void> => {
  for (const { reception } of arrives) await fichiers.abandonner(reception)
}
