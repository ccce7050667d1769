import { type Context, Hono } from 'hono'
import { ROLES_DITS } from '../acteurs/cadre.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde, Ouvrir } from '../appel/monde.actes.ts'
import type { Trouver } from '../candidature/acces.http.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { deplier } from '../plateforme/saisie/presentation.ts'
import type { Refus } from '../socle/refus.ts'
import { actesPossibles, EXAMINATEURS, ROLES, type Role } from '../vie.ts'
import { PageAvis } from './avis.html.tsx'
import { lireHistoireDesAvis } from './avis.sql.ts'
import { type AvisLu, refusDeSiege } from './avis.ts'
import { lireEclairages } from './eclairages.actes.ts'
import { lireExpertises } from './expertise.sql.ts'
import { calculesDe, prioriteDe } from './facteurs.publicodes.ts'
import { lireRecevabilite } from './instruction.sql.ts'
import { totalDe } from './total.ts'
import { peutVoirAvis } from './voirAvis.ts'

const LECTEURS: readonly Role[] = EXAMINATEURS

type Lu = { readonly par: Acteur; readonly vivant: Vivant }
type Champs = Readonly<Record<string, string>>

/** `/dossiers/:id/avis` : noter un dossier, puis lire ce que les autres en disent. La page commune de l'acte y mène. */
export const pagesDesAvis = (monde: Monde, trouver: Trouver, ouvrir: Ouvrir): Hono<Visite> =>
  new Hono<Visite>()
    .get('/dossiers/:id/avis', async (c) => {
      const lu = await lire(c, monde, ouvrir)
      return lu === undefined ? c.notFound() : montrer(c, monde, lu, undefined, [])
    })
    .post('/dossiers/:id/avis', async (c) => {
      const lu = await lire(c, monde, ouvrir)
      const acte = trouver('donner-avis')
      if (lu === undefined || acte === undefined) return c.notFound()
      const corps = c.get('corps')
      const { notes, commentaires, conclusion, motif } = deplier(corps)
      const saisie = { notes, commentaires, conclusion, motif }
      const fait = await acte.faire(monde, { objet: lu.vivant.id, saisie, par: lu.par, le: c.get('recuLe') })
      if (!fait.ok) return montrer(c, monde, lu, textes(corps), fait.error)
      return c.redirect(`/dossiers/${lu.vivant.id}/avis?fait=oui`, 303)
    })
    .all('/actes/donner-avis/:id', (c) => c.redirect(`/dossiers/${c.req.param('id')}/avis`, 303))

const lire = async (c: Context<Visite>, monde: Monde, ouvrir: Ouvrir): Promise<Lu | undefined> => {
  const par = c.get('acteur')
  if (par === undefined || !LECTEURS.includes(par.role)) return undefined
  const vivant = await ouvrir(monde, par, 'dossier', c.req.param('id') ?? '')
  return vivant === undefined ? undefined : { par, vivant }
}

const montrer = async (c: Context<Visite>, monde: Monde, { par, vivant }: Lu, tapes: Champs | undefined, refus: readonly Refus[]) => {
  const { base } = monde
  const lu = await lireAvecRegles(base, monde, vivant.id, c.get('recuLe'))
  const histoire = await lireHistoireDesAvis(base, vivant.id)
  const avis = courants(histoire)
  const mien = avis.find((a) => a.agent === par.id)
  const calcules = calculesDe(lu)
  const { appel, guichet } = lu
  const raison = raisonDeNePasNoter(lu, par, vivant.etat)
  return c.html(
    rendre(
      <PageAvis
        cadre={c.get('cadre')}
        lu={lu}
        priorite={(await lireRecevabilite(base, vivant.id))?.priorite ?? prioriteDe(lu)}
        calcules={calcules}
        formulaire={
          // Ce qui vient d'être envoyé reste dans la page, même si le dossier a avancé entre-temps.
          raison === undefined || tapes !== undefined
            ? {
                dossier: vivant.id,
                jeton: c.get('jeton'),
                guichet,
                clauses: Object.fromEntries(Object.entries(appel.clauses).map(([k, v]) => [k, v.texte])),
                valeurs: tapes ?? (mien === undefined ? {} : enChamps(mien)),
                eclairages: await lireEclairages(monde, lu, par, vivant),
                erreurs: refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` })),
                deja: mien === undefined ? 'non' : 'oui',
              }
            : { raison }
        }
        lus={{
          guichet,
          fuseau: appel.fuseau,
          avis,
          histoire,
          expertises: (await lireExpertises(base, vivant.id)).filter((e) => e.invitation.annuleeLe === null || e.repondueLe !== null),
          total: totalDe(guichet.choix.criteres, avis, calcules),
          fonctionDe: (f) => appel.commission?.sieges.find((s) => s.fonction === f)?.titre ?? direRole(f),
        }}
        raison={peutVoirAvis(par, { etat: vivant.etat, avis })}
        fait={c.req.query('fait') === 'oui' ? 'oui' : 'non'}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const raisonDeNePasNoter = ({ appel }: DossierLu, par: Acteur, etat: string): string | undefined => {
  if (par.role === 'direction' || par.role === 'delegataire') return 'Vous décidez : vous lisez les avis sans en donner.'
  const [siege] = refusDeSiege(appel.commission, par)
  if (siege !== undefined) return `${siege.phrase} ${siege.remede}`
  return actesPossibles('dossier', etat, par.role).includes('donner-avis')
    ? undefined
    : 'Un avis se donne une fois le dossier recevable, et jusqu’à la décision.'
}

/** L'avis le plus récent de chacun. */
const courants = (histoire: readonly AvisLu[]): readonly AvisLu[] =>
  histoire.filter((a) => !histoire.some((b) => b.agent === a.agent && b.rang > a.rang))

const enChamps = (a: AvisLu): Champs => ({
  ...Object.fromEntries(Object.entries(a.notes).map(([code, note]) => [`notes.${code}`, String(note)])),
  ...Object.fromEntries(Object.entries(a.commentaires).map(([code, texte]) => [`commentaires.${code}`, texte])),
  conclusion: a.conclusion,
  motif: a.motif,
})

const textes = (corps: Readonly<Record<string, unknown>>): Champs =>
  Object.fromEntries(Object.entries(corps).flatMap(([nom, v]) => (typeof v === 'string' ? [[nom, v]] : [])))

const direRole = (fonction: string): string => {
  const role = ROLES.find((r) => r === fonction)
  return role === undefined ? fonction : ROLES_DITS[role]
}
