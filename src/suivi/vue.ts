import { type Refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

/** Des filtres gardés sous un nom. `demande` : ce que l'adresse de la liste en dit. */
export type Vue = { readonly id: bigint; readonly nom: string; readonly demande: string }

const AU_PLUS = 30
const LONGUEUR = 80

/** Garde des filtres sous un nom ; une vue du même nom est remplacée. */
export const garderVue = (
  nom: string,
  demande: string,
  gardees: readonly Pick<Vue, 'nom'>[],
): Result<Pick<Vue, 'nom' | 'demande'>, readonly Refus[]> => {
  const net = nom.trim().replace(/\s+/g, ' ')
  const nouvelle = !gardees.some((v) => v.nom === net)
  const tous = [
    ...si(net === '', 'nom-vide', 'La vue n’a pas de nom.', 'Donnez-lui un nom court, qui dise ce que l’on y cherche.', [], 'nom'),
    ...si(
      net.length > LONGUEUR,
      'nom-long',
      `Ce nom dépasse ${LONGUEUR} caractères.`,
      'Raccourcissez-le : les filtres disent le reste.',
      [],
      'nom',
    ),
    ...si(demande === '', 'sans-filtre', 'Aucun filtre n’est choisi.', 'Filtrez ou triez la liste, puis gardez la vue.', [], 'nom'),
    ...si(
      nouvelle && gardees.length >= AU_PLUS,
      'trop-de-vues',
      `Vous gardez déjà ${AU_PLUS} vues.`,
      'Effacez-en une qui ne sert plus.',
      [],
      'nom',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok({ nom: net, demande })
}
