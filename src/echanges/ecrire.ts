import { refusDeContenu, refusDeFormat } from '../plateforme/fichiers/juger.ts'
import { nettoyerNom, nommerSelon } from '../plateforme/fichiers/nom-de-fichier.ts'
import { FORMATS, type Recu, type Verdict } from '../plateforme/fichiers/recu.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Cote, FichierEcrit } from './message.ts'

/** Un fichier arrivé avec un message. `verdict` : ce que l'antivirus a déjà dit de ce contenu. */
type Envoye = { readonly nom: string; readonly recu: Recu; readonly verdict: Verdict | undefined }

/** Ce que pèsent ensemble, au plus, les fichiers d'un message. */
export const MAX_OCTETS = 20_000_000
export const MAX_FICHIERS = 10
const ADMIS = { formats: FORMATS, clause: [], champ: 'fichiers' } as const

/**
 * Écrit un message, ou dit tout ce qui s'y oppose. Les fichiers sont jugés sur leur contenu, et
 * rendus sous le nom qu'il mérite.
 * L'agence ne lit pas un brouillon : elle n'y écrit qu'en réponse (G-32).
 * @param conversation `muette` : le dossier est un brouillon où le porteur n'a encore rien demandé
 */
export const ecrireUnMessage = (
  cote: Cote | undefined,
  conversation: 'muette' | 'ouverte',
  fichiers: readonly Envoye[],
): Result<{ readonly cote: Cote; readonly fichiers: readonly FichierEcrit[] }, readonly Refus[]> => {
  if (cote === undefined || (cote === 'agence' && conversation === 'muette'))
    return err([refus('non-habilite', 'Cet acte ne vous est pas ouvert.', 'Adressez-vous à la personne qui en a la charge.')])
  const total = fichiers.reduce((t, f) => t + f.recu.taille, 0)
  const tous = [
    ...si(
      fichiers.length > MAX_FICHIERS,
      'trop-de-fichiers',
      `Un message porte ${MAX_FICHIERS} fichiers au plus.`,
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
    ...fichiers.flatMap((f) => [...refusDeFormat(ADMIS, f.nom), ...refusDeContenu(ADMIS, f)]),
  ]
  if (tous.length > 0) return err(tous)
  return ok({
    cote,
    fichiers: fichiers.map(({ nom, recu: { nature, taille, empreinte } }) => ({
      nom: nommerSelon(nettoyerNom(nom), nature),
      taille,
      empreinte,
    })),
  })
}
