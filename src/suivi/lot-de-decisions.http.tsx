import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { choisir, entrer, estComplet, lireLot as lireDecisions } from '../decision/lieu-du-lot.http.tsx'
import type { Trouver } from './acte.http.tsx'
import { UUID } from './lot.ts'
import { poursuivreLot } from './lots.actes.ts'
import { ecrireLot, lireLot } from './lots.sql.ts'

/**
 * Confirmer des décisions dont on a vu l'effet : c'est un lot comme les autres, qui se poursuit après une coupure et ne se fait pas deux fois.
 * Chaque dossier y garde la décision qu'il remplace.
 */
export const confirmationDesDecisions = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>().post('/appels/:code/classement/:guichet/decider', async (c) => {
    const lieu = await entrer(c, monde)
    const decider = trouver('decider')
    if (lieu === undefined || decider === undefined) return c.notFound()
    const { lot: id, ...corps } = c.get('corps')
    const decisions = lireDecisions(corps, lieu.decidables)
    const deja = await lireLot(monde.base, texteDe(id), lieu.acteur.id)
    if (deja === undefined && (!UUID.test(texteDe(id)) || !estComplet(decisions))) return choisir(c, lieu, decisions, 422)
    const { dossiers = [], ...saisie } = decisions
    const lot = deja ?? { id: texteDe(id), acte: 'decider', saisie: { ...saisie, projets: [] } }
    const propres = dossiers.map((dossier) => ({ dossier, saisie: { vue: corps[`vue.${dossier}`] } }))
    await ecrireLot(monde.base, lot, lieu.acteur.id, propres, c.get('recuLe'))
    await poursuivreLot(monde, decider, lot, { par: lieu.acteur, le: c.get('recuLe') })
    return c.redirect(`/lots/suivi/${lot.id}`, 303)
  })

const texteDe = (x: unknown): string => (typeof x === 'string' ? x : '')
