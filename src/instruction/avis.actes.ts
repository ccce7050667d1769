import { z } from 'zod'
import { acte } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { vers } from '../journal/objet.ts'
import { choix, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { ecrireAvis } from './avis.sql.ts'
import { donnerAvis, type Jugement, SANS_NOTE } from './avis.ts'

const jugement = z.preprocess(
  (x) => (typeof x === 'string' && /^\d{1,3}$/.test(x.trim()) ? Number(x) : x),
  z.union([z.int(), z.enum(SANS_NOTE)], { error: 'Choisissez une des notes proposées.' }),
)

/** Un guichet sans critère à noter n'envoie ni note ni commentaire ; une case vide n'est pas une réponse. */
const remplis = (x: unknown): unknown =>
  Object.fromEntries(Object.entries(x ?? {}).flatMap(([code, v]) => (typeof v === 'string' && v.trim() === '' ? [] : [[code, v]])))
const parCritere = <V>(valeur: z.ZodType<V>) => z.preprocess(remplis, z.record(z.string(), valeur))

export const acteDonnerAvis = acte({
  nom: 'donner-avis',
  genre: 'dossier',
  titre: 'Donner un avis',
  suite: 'Vous lirez ensuite les autres avis. Vous pourrez revoir le vôtre tant que la décision n’est pas prise ; le précédent reste.',
  saisie: z.object({
    notes: parCritere<Jugement>(jugement),
    commentaires: parCritere(z.string().trim().max(5000, 'Un commentaire : 5 000 caractères au plus.')),
    conclusion: choix('Conclusion', [
      { code: 'favorable', libelle: 'Favorable' },
      { code: 'reserve', libelle: 'Favorable avec réserve' },
      { code: 'defavorable', libelle: 'Défavorable' },
    ]),
    motif: texteLong('Raison de l’avis'),
  }),
  decider: async (base, s, { objet, le, par, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    // Qui est écarté du dossier n'arrive pas jusqu'ici (`ecarter.actes.ts`).
    return donnerAvis(lu.guichet, lu.appel.commission, par, s)
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireAvis(base, objet.id, par.id, fait, le)
    return [vers(objet, objet.etat, { fonction: fait.fonction, conclusion: fait.conclusion })]
  },
})
