import { Hono } from 'hono'
import { peutLire } from '../acteurs/habilitation.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { type Appel, type Guichet, guichetDe } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { etablirFaits } from '../candidature/avec-regles.actes.ts'
import type { Dossier } from '../candidature/dossier.ts'
import { faitsDuDossier } from '../candidature/faits.ts'
import { lireDossiers } from '../candidature/lecture.sql.ts'
import { lireAvisDe } from '../instruction/avis.sql.ts'
import { lireDeportsDe } from '../instruction/conflit.sql.ts'
import { calculesDe, prioriteDe } from '../instruction/instruction.actes.ts'
import { lireRecevabilitesDe } from '../instruction/instruction.sql.ts'
import { classer, type Priorite } from '../instruction/priorite.ts'
import { ranger } from '../instruction/rang.ts'
import { totalDe } from '../instruction/total.ts'
import { peutVoirCalcul } from '../instruction/voirAvis.ts'
import { voirEtats, voirVivant } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { jourDe } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import { PageClassement } from './classement.html.tsx'
import { lireConcurrents, lireDecisionsDe } from './decision.sql.ts'
import type { NotesDuGuichet } from './rangs.html.tsx'

const LECTEURS: readonly Role[] = ['ars', 'grades', 'direction']

/** `/appels/:code/classement/:guichet` : le rang de chaque dossier selon les facteurs de risque publiés. */
export const pagesDuClassement = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/appels/:code/classement/:guichet', async (c) => {
    const acteur = c.get('acteur')
    const appel = monde.appelCourant(c.req.param('code'))
    const guichet = appel === undefined ? undefined : guichetDe(appel, c.req.param('guichet'))
    if (acteur === undefined || appel === undefined || guichet === undefined || !LECTEURS.includes(acteur.role)) return c.notFound()
    const vivant = await voirVivant(monde.base, 'appel', appel.code)
    if (vivant === undefined || peutLire(acteur, vivant) !== undefined) return c.notFound()
    const clause = [...new Set((guichet.choix.priorite ?? []).flatMap((f) => f.clause))]
    return c.html(
      rendre(
        <PageClassement
          cadre={c.get('cadre')}
          appel={appel}
          guichet={guichet}
          places={guichet.choix.places}
          listeAttente={guichet.choix.listeAttente === true ? 'oui' : 'non'}
          lignes={await lireLignes(monde, appel, guichet, acteur)}
          notes={await lireNotes(monde, guichet, acteur, c.get('recuLe'), await lireConcurrents(monde.base, appel.code, guichet.code))}
          page={Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)}
          clause={{ codes: clause, texte: clause.map((k) => appel.clauses[k]?.texte ?? '').join(' ') }}
        />,
      ),
    )
  })

/** Le rang se compte sur tous ; un dossier dont la personne s'est déportée garde sa place sans être montré (G-42). */
const lireLignes = async (monde: Monde, appel: Appel, guichet: Guichet, acteur: Acteur) => {
  const { base } = monde
  const ids = await lireConcurrents(base, appel.code, guichet.code)
  const recevabilites = await lireRecevabilitesDe(base, ids)
  const decisions = await lireDecisionsDe(base, ids)
  const deports = await lireDeportsDe(base, ids)
  const dossiers = (await lireDossiers(base, ids)).flatMap((dossier) =>
    dossier.deposeLe === null
      ? []
      : [
          {
            id: dossier.id,
            organisme: dossier.organisme.nom,
            deposeLe: dossier.deposeLe,
            priorite:
              recevabilites.get(dossier.id)?.priorite ?? prioriteAuDepot(monde.appel(dossier.appel, dossier.version), guichet, dossier),
            decision: decisions.get(dossier.id)?.sens,
          },
        ],
  )
  return classer(dossiers).filter((d) => !(deports.get(d.id) ?? []).some((x) => x.agent === acteur.id))
}

/** La priorité écrite à la recevabilité fait foi ; d'ici là, celle que donnent les faits du dossier déposé. */
const prioriteAuDepot = (appel: Appel, guichet: Guichet, dossier: Dossier): Priorite =>
  prioriteDe({
    appel,
    guichet,
    faits: faitsDuDossier(dossier, guichet, {}, jourDe(dossier.deposeLe ?? dossier.ouvertLe, appel.fuseau)),
  })

/** Le rang selon les notes, quand les critères pèsent ; pour qui peut lire les avis de tous ces dossiers. */
const lireNotes = async (
  { base, ...monde }: Monde,
  guichet: Guichet,
  acteur: Acteur,
  le: Temporal.Instant,
  ids: readonly string[],
): Promise<NotesDuGuichet | undefined> => {
  const avis = await lireAvisDe(base, ids)
  const etats = await voirEtats(base, 'dossier', ids)
  const deports = await lireDeportsDe(base, ids)
  const deporte = (id: string): boolean => (deports.get(id) ?? []).some((x) => x.agent === acteur.id)
  const aNoter = ids.filter((id) => !deporte(id)).map((id) => ({ etat: etats.get(id) ?? '', avis: avis.get(id) ?? [] }))
  const fermees = peutVoirCalcul(acteur, guichet, aNoter)
  if (fermees !== undefined) return { raison: `${fermees.phrase} Il vous reste des dossiers à noter.` }
  const recevabilites = await lireRecevabilitesDe(base, ids)
  const dossiers = await lireDossiers(base, ids)
  const concurrents = dossiers.flatMap((dossier) => {
    const appel = monde.appel(dossier.appel, dossier.version)
    const lu = { appel, guichet, faits: etablirFaits(monde, appel, guichet, dossier, {}, le).faits }
    const total = totalDe(guichet.choix.criteres, avis.get(dossier.id) ?? [], calculesDe(lu))
    const { points } = recevabilites.get(dossier.id)?.priorite ?? prioriteDe(lu)
    return total === undefined ? [] : [{ dossier: dossier.id, total, priorite: points }]
  })
  if (concurrents.length === 0) return undefined
  const noms = new Map(dossiers.map((d) => [d.id, d.organisme.nom]))
  return {
    lignes: ranger(guichet.choix, concurrents)
      .filter((r) => !deporte(r.dossier))
      .map((r) => ({ ...r, organisme: noms.get(r.dossier) ?? r.dossier })),
  }
}
