import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Guichet } from '../appel/appel.ts'
import { echeance } from '../appel/calendrier.ts'
import { lireEngage } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { lireEcheances } from '../candidature/lecture.sql.ts'
import { conventionEnPdf } from '../convention/convention.pdf.ts'
import { lireConvention } from '../convention/convention.sql.ts'
import type { Convention } from '../convention/convention.ts'
import { type ConventionEcrite, direDeclencheur, type Obligation } from '../convention/texte.ts'
import { lireDecision } from '../decision/decision.sql.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import type { ActeConnu } from '../journal/executer.actes.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { direInstant, type Instant, type Jour } from '../socle/temps.ts'
import { actesPossibles } from '../vie.ts'
import { type LigneVersement, PageConvention } from './convention.html.tsx'
import { echeancier } from './tranche.ts'
import { lireVersements } from './versement.sql.ts'

type Trouver = (nom: string) => ActeConnu<Monde> | undefined

/** `/dossiers/:id/convention` et son PDF, pour les parties et qui paie. */
export const pagesDesConventions = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/dossiers/:id/convention', async (c) => {
      const lue = await lire(c, monde)
      if (lue === undefined) return c.notFound()
      const { acteur, vivant, convention, dossier } = lue
      const partie = convention.parties.find((p) => p.signe === acteur.role)
      const attendue = vivant.etat === 'etablie' && partie !== undefined && !convention.signatures.some((s) => s.partie === partie.nom)
      const clause = dossier.guichet.argent.convention?.clause ?? []
      return c.html(
        rendre(
          <PageConvention
            cadre={c.get('cadre')}
            convention={lue.ecrite}
            etat={vivant.etat}
            fuseau={dossier.appel.fuseau}
            engage={lue.engage}
            lignes={await lignesDe(monde, trouver, lue)}
            signer={attendue ? `/actes/signer/${convention.id}` : undefined}
            clause={{ codes: clause, texte: clause.map((k) => dossier.appel.clauses[k]?.texte ?? '').join(' ') }}
          />,
        ),
      )
    })
    .get('/dossiers/:id/convention.pdf', async (c) => {
      const lue = await lire(c, monde)
      if (lue === undefined) return c.notFound()
      return c.body(new Uint8Array(conventionEnPdf(lue.ecrite, c.get('recuLe'))), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="convention-${lue.convention.dossier}.pdf"`,
        'Cache-Control': 'no-store',
      })
    })

type Lue = {
  readonly acteur: Acteur
  readonly vivant: Vivant
  readonly convention: Convention
  readonly dossier: DossierLu
  readonly engage: bigint
  readonly ecrite: ConventionEcrite
}

const lire = async (c: Context<Visite>, monde: Monde): Promise<Lue | undefined> => {
  const { base } = monde
  const acteur = c.get('acteur')
  if (acteur === undefined || ['commission', 'prestataire', 'delegataire'].includes(acteur.role)) return undefined
  const vivant = await ouvrir(monde, acteur, 'convention', `${c.req.param('id') ?? ''}-convention`)
  if (vivant === undefined) return undefined
  const convention = await lireConvention(base, vivant.id)
  if (convention === undefined) throw new Error(`La convention ${vivant.id} est au journal mais n’existe pas`)
  const dossier = await lireAvecRegles(base, monde, convention.dossier, c.get('recuLe'))
  const engage = await lireEngage(base, convention.dossier)
  const dates = new Map((await lireEcheances(base, convention.dossier)).map((e) => [e.code, e.echeance]))
  const notifiee = (await lireDecision(base, convention.dossier))?.notifieeLe ?? undefined
  return { acteur, vivant, convention, dossier, engage, ecrite: ecrire(convention, dossier, obligationsDe(dossier, dates, notifiee)) }
}

const ecrire = (c: Convention, { dossier, appel, guichet }: DossierLu, obligations: readonly Obligation[]): ConventionEcrite => {
  const montants = echeancier(c.montant, guichet.argent.versements)
  return {
    dossier: c.dossier,
    type: c.type,
    agence: appel.agence.nom,
    appel: appel.titre,
    objet: guichet.titre,
    organisme: dossier.organisme,
    montant: c.montant,
    payeur: guichet.argent.payeur,
    parties: c.parties.map((p) => {
      const s = c.signatures.find((x) => x.partie === p.nom)
      return {
        nom: p.signe === 'porteur' ? dossier.organisme.nom : p.nom,
        signature: s === undefined ? undefined : `${s.nom}, ${direInstant(s.le, appel.fuseau)}`,
      }
    }),
    tranches: guichet.argent.versements.map((t, i) => ({
      titre: t.titre,
      part: t.part,
      quand: direDeclencheur(t),
      montant: montants[i] ?? 0n,
    })),
    obligations,
  }
}

/** Les engagements pris au dépôt avec leur date, ce que l'organisme doit remettre, et le contrôle (G-31, G-37). */
const obligationsDe = (
  { dossier, appel, guichet }: DossierLu,
  dates: ReadonlyMap<string, Jour>,
  notifiee: Instant | undefined,
): readonly Obligation[] => [
  ...guichet.engagements
    .filter((e) => dossier.engagements.includes(e.code))
    .map((e) => ({ texte: e.texte, consequence: e.consequence, echeance: dates.get(e.code) })),
  ...guichet.livrables
    .filter((l) => l.par === 'porteur')
    .map((l) => ({ texte: `Remettre : ${l.titre}.`, consequence: '', echeance: dateDe(l, appel.fuseau, notifiee) })),
  ...guichet.argent.controles.map((k) => ({
    texte: k.clause.map((code) => appel.clauses[code]?.texte ?? '').join(' '),
    consequence: '',
    echeance: undefined,
  })),
]

const dateDe = (l: Guichet['livrables'][number], fuseau: string, notifiee: Instant | undefined): Jour | undefined =>
  l.delai?.depuis === 'notification' && notifiee !== undefined ? echeance(l.delai, notifiee, fuseau) : undefined

const lignesDe = async (
  monde: Monde,
  trouver: Trouver,
  { acteur, convention, dossier, engage }: Lue,
): Promise<readonly LigneVersement[]> => {
  const { versements } = dossier.guichet.argent
  const prevus = echeancier(engage, versements)
  return (await lireVersements(monde.base, convention.dossier)).map((v) => {
    const rang = versements.findIndex((t) => t.code === v.code)
    const tranche = versements[rang]
    // La signature rend l'avance exigible d'elle-même : il n'y a pas de service fait à attester.
    const actes = actesPossibles('versement', v.etat, acteur.role).filter(
      (a) => a === 'verser' || (a === 'attester-service-fait' && tranche?.declencheur !== 'signature'),
    )
    return {
      ...v,
      titre: tranche?.titre ?? v.code,
      quand: tranche === undefined ? '' : direDeclencheur(tranche),
      prevu: prevus[rang] ?? 0n,
      actes: actes.map((a) => ({ terme: trouver(a)?.titre ?? a, href: `/actes/${a}/${v.id}` })),
    }
  })
}
