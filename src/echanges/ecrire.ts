import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Cote } from './message.ts'

/** Un fichier reçu avec un message ; `taille` en octets. */
type Recu = { readonly nom: string; readonly taille: number }

const MAX_OCTETS = 20_000_000
const MAX_FICHIERS = 10
export const FORMATS = ['pdf', 'png', 'jpg', 'jpeg', 'docx', 'xlsx', 'odt', 'ods', 'txt'] as const

/**
 * Écrit un message, ou dit tout ce qui s'y oppose. Rend les fichiers sous leur nom nettoyé.
 * L'agence ne lit pas un brouillon : elle n'y écrit qu'en réponse (G-32).
 * @param conversation `muette` : le dossier est un brouillon où le porteur n'a encore rien demandé
 */
export const ecrireUnMessage = <F extends Recu>(
  cote: Cote | undefined,
  conversation: 'muette' | 'ouverte',
  fichiers: readonly F[],
): Result<{ readonly cote: Cote; readonly fichiers: readonly F[] }, readonly Refus[]> => {
  if (cote === undefined || (cote === 'agence' && conversation === 'muette'))
    return err([refus('non-habilite', 'Cet acte ne vous est pas ouvert.', 'Adressez-vous à la personne qui en a la charge.')])
  const total = fichiers.reduce((t, f) => t + f.taille, 0)
  const nettoyes = fichiers.map((f) => ({ ...f, nom: nomNettoye(f.nom) }))
  const tous = [
    ...si(
      fichiers.length > MAX_FICHIERS,
      'trop-de-fichiers',
      `Un message porte ${MAX_FICHIERS} fichiers au plus ; vous en joignez ${fichiers.length}.`,
      'Envoyez le reste dans un second message.',
      [],
      'fichiers',
    ),
    ...si(
      total > MAX_OCTETS,
      'fichiers-trop-lourds',
      `Vos fichiers pèsent ${(total / 1_000_000).toLocaleString('fr-FR', { maximumFractionDigits: 1 })}\u00a0Mo ensemble ; la limite est de 20\u00a0Mo par message.`,
      'Réduisez les images, ou envoyez le reste dans un second message.',
      [],
      'fichiers',
    ),
    ...nettoyes
      .filter((f) => !FORMATS.some((x) => f.nom.toLowerCase().endsWith(`.${x}`)))
      .map((f) =>
        refus(
          'format-refuse',
          `Le fichier « ${f.nom} » n’est pas d’un format admis ici.`,
          `Enregistrez-le dans un de ces formats : ${FORMATS.join(', ')}.`,
          [],
          'fichiers',
        ),
      ),
  ]
  return tous.length > 0 ? err(tous) : ok({ cote, fichiers: nettoyes })
}

/** Un nom qu'on peut montrer : sans chemin, sans signe invisible ni renversement du sens de lecture, cent signes au plus. */
export const nomNettoye = (nom: string): string => {
  const seul = nom
    .split(/[/\\]/)
    .at(-1)
    ?.replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  if (seul === undefined || seul === '') return 'fichier'
  const point = seul.lastIndexOf('.')
  return seul.length <= 100 || point < 1 ? seul.slice(0, 100) : `${seul.slice(0, 100 - (seul.length - point))}${seul.slice(point)}`
}
