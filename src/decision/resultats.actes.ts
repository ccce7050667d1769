import { z } from 'zod'
import { guichetDe } from '../appel/appel.ts'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, coche } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err } from '../socle/resultat.ts'
import { compterANotifier, ecrireResultats, lireRetenus } from './resultats.sql.ts'
import { publierResultats } from './resultats.ts'

export const actePublierResultats = acte({
  nom: 'publier-resultats',
  genre: 'appel',
  titre: 'Publier les résultats',
  suite: 'La page publique de l’appel nomme les organismes retenus, et eux seuls. Publier de nouveau remplace la liste.',
  preparer: async (_base, { objet, monde }) => ({
    options: { guichet: (monde.appelCourant(objet.appel)?.guichets ?? []).map((g) => ({ code: g.code, libelle: g.titre })) },
  }),
  saisie: z.object({ guichet: choixParmi('Guichet'), montants: coche('Publier aussi les montants accordés') }),
  decider: async (base, s, { objet, le, monde }) => {
    const appel = monde.appelCourant(objet.appel)
    const guichet = appel === undefined ? undefined : guichetDe(appel, s.guichet)
    if (appel === undefined || guichet === undefined)
      return err([refus('guichet-inconnu', 'Ce guichet n’existe pas dans cet appel.', 'Choisissez un guichet de la liste.', [], 'guichet')])
    const lu = {
      aNotifier: await compterANotifier(base, appel.code, guichet.code),
      retenus: await lireRetenus(base, appel.code, guichet.code),
    }
    return publierResultats(guichet, appel.fuseau, lu, s.montants ? 'publies' : 'tus', le)
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireResultats(base, objet.appel, fait.guichet, fait.retenus, par.id, le)
    return [vers(objet, objet.etat, { guichet: fait.guichet, retenus: fait.retenus.length })]
  },
})
