import type { Kysely } from 'kysely'
import { z } from 'zod'
import { guichetDe } from '../appel/appel.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { plusieursParmi } from '../plateforme/saisie/champs.zod.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import type { DossierLu } from './dossier-lu.ts'
import { copierPieces } from './ecriture.sql.ts'
import { type Proposition, propositionsDe, reprendre } from './reprendre.ts'
import { ecrireReprises, lireAnterieurs } from './reprise.sql.ts'
import { ecrireReponses } from './tenues.sql.ts'

/** Ce qu'un brouillon peut reprendre des dossiers antérieurs de son organisme, lus sous la version où chacun s'est ouvert. */
export const lirePropositions = async (base: Kysely<unknown>, monde: Monde, lu: DossierLu): Promise<readonly Proposition[]> => {
  const anterieurs = (await lireAnterieurs(base, lu.dossier.id)).flatMap((dossier) => {
    const guichet = guichetDe(monde.appel(dossier.appel, dossier.version), dossier.guichet)
    return guichet === undefined ? [] : [{ dossier, guichet }]
  })
  return propositionsDe(lu.dossier, lu.guichet, lu.demandes, anterieurs)
}

export const acteReprendre = acte({
  nom: 'reprendre',
  genre: 'dossier',
  titre: 'Reprendre des réponses déjà données',
  preparer: async (base, { objet, le, monde }) => ({
    options: {
      objets: (await lirePropositions(base, monde, await lireAvecRegles(base, monde, objet.id, le))).map((p) => ({
        code: p.objet,
        libelle: `${p.titre} (dossier ${p.source})`,
      })),
    },
  }),
  suite: 'Elles sont copiées dans votre brouillon, avec leur origine ; vous pouvez toutes les changer.',
  saisie: z.object({ objets: plusieursParmi('Réponses à reprendre') }),
  decider: async (base, s, { objet, le, monde }) =>
    reprendre(await lirePropositions(base, monde, await lireAvecRegles(base, monde, objet.id, le)), s.objets),
  ecrire: async (base, reprises, { objet, le, par }) => {
    await ecrireReponses(base, objet.id, {
      reponses: Object.fromEntries(reprises.flatMap((p) => (p.genre === 'reponse' ? [[p.question.code, p.valeur]] : []))),
      par: par.id,
      le,
      origine: undefined,
    })
    await copierPieces(
      base,
      objet.id,
      reprises.flatMap((p) => (p.genre === 'piece' ? p.fichiers.map((f) => f.id) : [])),
      le,
      par.id,
    )
    await ecrireReprises(base, objet.id, reprises, le)
    return [vers(objet, 'brouillon', { reprises: reprises.map((p) => ({ objet: p.objet, source: p.source })) })]
  },
})
