import type { Guichet } from '../appel/appel.ts'
import { type Anomalie, type Chemin, suggerer } from '../socle/defaut.ts'
import {
  A_CHOISIR,
  type Colonne,
  type Correspondance,
  type Destination,
  destinationsDe,
  destinationsDesColonnes,
  RIEN,
} from './correspondance.ts'

/** Ce qui ne va pas dans une correspondance bien formée : un code inconnu, un champ nommé deux fois, une destination prise deux fois. */
export const incoherences = (c: Correspondance, guichet: Guichet): readonly Anomalie[] => {
  const admises = destinationsDe(guichet)
  return [
    ...incoherencesDeListe(c.champs, ['champs'], admises),
    ...c.champs.flatMap((lien, rang) => {
      const colonnes = destinationsDesColonnes(guichet, lien.vers)
      const chemin = ['champs', rang, 'colonnes']
      if (colonnes.length > 0 && lien.colonnes === undefined)
        return [{ chemin, phrase: 'Les colonnes de ce champ répété ne vont nulle part.', remede: 'Ajoutez « colonnes: ».' }]
      if (colonnes.length === 0 && lien.colonnes !== undefined && ![RIEN, A_CHOISIR].includes(lien.vers))
        return [{ chemin, phrase: 'Cette destination n’a pas de colonnes.', remede: 'Retirez « colonnes: ».' }]
      return colonnes.length === 0 ? [] : incoherencesDeListe(lien.colonnes ?? [], chemin, colonnes)
    }),
  ]
}

const incoherencesDeListe = (liens: readonly Colonne[], chemin: Chemin, admises: readonly Destination[]): readonly Anomalie[] =>
  liens.flatMap((l, rang) => {
    const ici = (cle: string, phrase: string, remede: string): Anomalie => ({ chemin: [...chemin, rang, cle], phrase, remede })
    const avant = liens.slice(0, rang)
    const admise = admises.find((d) => d.vers === l.vers)
    return [
      ...(avant.some((a) => a.champ === l.champ)
        ? [ici('champ', 'Ce champ est déjà écrit plus haut.', 'Gardez une seule de ses lignes.')]
        : []),
      ...(admise === undefined ? destinationFausse(l, admises, ici) : []),
      ...(admise !== undefined && admise.sorte !== 'fichiers' && avant.some((a) => a.vers === l.vers)
        ? [ici('vers', `« ${l.vers} » reçoit déjà un autre champ.`, 'Gardez un seul des deux, et « rien » pour l’autre.')]
        : []),
      ...Object.entries(l.valeurs ?? {}).flatMap(([mot, code]) =>
        admise?.codes === undefined || admise.codes.includes(code)
          ? []
          : [
              {
                chemin: [...chemin, rang, 'valeurs', mot],
                phrase: `« ${code} » n’est pas une de ses réponses.`,
                remede: suggerer(code, admise.codes),
              },
            ],
      ),
    ]
  })

const destinationFausse = (
  l: Colonne,
  admises: readonly Destination[],
  ici: (cle: string, phrase: string, remede: string) => Anomalie,
): readonly Anomalie[] => {
  if (l.vers === RIEN) return []
  if (l.vers === A_CHOISIR)
    return [ici('vers', `« ${l.libelle ?? l.champ} » n’a pas de destination.`, 'Choisissez-en une, ou écrivez « rien ».')]
  return [
    ici(
      'vers',
      `« ${l.vers} » n’est pas une destination de ce guichet.`,
      suggerer(
        l.vers,
        admises.map((d) => d.vers),
      ),
    ),
  ]
}
