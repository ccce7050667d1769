import { type Context, Hono } from 'hono'
import { PageDuLienFerme, PageDuLienServi } from '../acteurs/invitation.html.tsx'
import { LIEN_INCONNU } from '../acteurs/invitation.ts'
import { type LienOuvert, ouvrirLien } from '../acteurs/lien.http.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Sessions } from '../plateforme/session/sessions.session.ts'
import type { Refus } from '../socle/refus.ts'
import type { Trouver } from './acces.http.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { PageContribuer, PageDuLienDeDelegation } from './delegation.html.tsx'
import { lireDelegation } from './delegation.sql.ts'
import { contribuer, type Delegation } from './deleguer.ts'
import type { DossierLu } from './dossier-lu.ts'
import { type Champs, enChamps, frappeDe, nomDuChamp } from './frappe.ts'
import { trier } from './repondre.ts'

/** Répondre à ce qu'on vous a confié : le lien d'abord, puis vos questions, jusqu'au dépôt. Rien d'autre du dossier n'existe ici. */
export const pagesDeContribution = (monde: Monde, trouver: Trouver, sessions: Pick<Sessions, 'demanderLien'>): Hono<Visite> => {
  const faire = async (c: Context<Visite>, nom: string, { d, par }: Lieu, saisie: Readonly<Record<string, unknown>>) => {
    const fait = await trouver(nom)?.faire(monde, {
      objet: d.dossier,
      saisie: { ...saisie, delegation: d.invitation.id },
      par,
      le: c.get('recuLe'),
    })
    return fait === undefined || fait.ok ? [] : fait.error
  }
  return new Hono<Visite>()
    .get('/delegations/liens/:jeton', async (c) => {
      const lien = await placeDuLien(c, monde)
      if (!lien.ok) return fermer(c, lien.refus)
      const { d, lu } = lien
      const libelles = [...questionsDeLa(d, lu).map((q) => q.libelle), ...piecesDeLa(d, lu).map((p) => p.titre)]
      const commun = { cadre: c.get('cadre'), jeton: c.get('jeton'), action: c.req.path, organisme: lu.dossier.organisme.nom }
      return c.html(rendre(<PageDuLienDeDelegation {...commun} libelles={libelles} />))
    })
    .post('/delegations/liens/:jeton', async (c) => {
      const lien = await placeDuLien(c, monde)
      if (!lien.ok) return fermer(c, lien.refus)
      const { jeton, par, d, invitation } = lien
      const fait = await trouver('accepter-delegation')?.faire(monde, { objet: d.dossier, saisie: { jeton }, par, le: c.get('recuLe') })
      const [refus] = fait === undefined || fait.ok ? [] : fait.error
      if (refus !== undefined) return fermer(c, refus)
      const page = `/delegations/${invitation.id}`
      if (c.get('acteur') !== undefined) return c.redirect(page, 303)
      await sessions.demanderLien(invitation.courriel, page)
      return c.html(rendre(<PageDuLienServi cadre={c.get('cadre')} titre="Ces questions vous attendent" courriel={invitation.courriel} />))
    })
    .get('/delegations/:numero', async (c) => {
      const lieu = await lieuDe(c, monde)
      return lieu === undefined ? c.notFound() : montrer(c, lieu, {}, [])
    })
    .post('/delegations/:numero', async (c) => {
      const lieu = await lieuDe(c, monde)
      if (lieu === undefined) return c.notFound()
      const { lisibles, illisibles } = trier(lieu.lu.guichet, frappeDe(questionsDeLa(lieu.d, lieu.lu), c.get('corps')))
      const refus = [...(await faire(c, 'repondre-delegation', lieu, { reponses: lisibles })), ...illisibles]
      if (refus.length === 0) return c.redirect(`${c.req.path}?garde=oui`, 303)
      const tapes = Object.entries(c.get('corps')).flatMap(([nom, v]) => (typeof v === 'string' ? [[nom, v] as const] : []))
      return montrer(c, lieu, Object.fromEntries(tapes), refus)
    })
    .post('/delegations/:numero/pieces/:code', async (c) => {
      const lieu = await lieuDe(c, monde)
      if (lieu === undefined) return c.notFound()
      const piece = c.req.param('code')
      const recu = c.get('corps')[`fichier.${piece}`]
      const fichier = recu instanceof File ? { nom: recu.name, octets: new Uint8Array(await recu.arrayBuffer()) } : undefined
      const refus = await faire(c, 'joindre-delegation', lieu, { piece, fichier })
      if (refus.length === 0) return c.redirect(`/delegations/${lieu.d.invitation.id}?garde=oui`, 303)
      return montrer(
        c,
        lieu,
        {},
        refus.map((r) => ({ ...r, champ: `fichier.${piece}` })),
      )
    })
}

type Lieu = { readonly par: Acteur; readonly d: Delegation; readonly lu: DossierLu }

/** La délégation de l'adresse, pour la personne qui l'a acceptée, tant que le dossier n'est pas déposé. */
const lieuDe = async (c: Context<Visite>, monde: Monde): Promise<Lieu | undefined> => {
  const par = c.get('acteur')
  const d = await lireDelegation(monde.base, c.req.param('numero') ?? '')
  if (par === undefined || d === undefined || contribuer(d, par.id, d.dossier, {}).length > 0) return undefined
  if ((await voirVivant(monde.base, 'dossier', d.dossier))?.etat !== 'brouillon') return undefined
  return { par, d, lu: await lireAvecRegles(monde.base, monde, d.dossier, c.get('recuLe')) }
}

type LienPlace = Extract<LienOuvert, { ok: true }> & Pick<Lieu, 'd' | 'lu'>

const placeDuLien = async (c: Context<Visite>, monde: Monde): Promise<LienPlace | Extract<LienOuvert, { ok: false }>> => {
  const lien = await ouvrirLien(c, monde.base, 'delegation')
  if (!lien.ok) return lien
  const d = await lireDelegation(monde.base, lien.invitation.id)
  const vivant = d === undefined ? undefined : await voirVivant(monde.base, 'dossier', d.dossier)
  if (d === undefined || vivant?.etat !== 'brouillon') return { ok: false, refus: LIEN_INCONNU }
  return { ...lien, d, lu: await lireAvecRegles(monde.base, monde, d.dossier, c.get('recuLe')) }
}

const questionsDeLa = (d: Delegation, { guichet, demandes }: DossierLu) =>
  questionsDe(guichet.sections).filter((q) => d.questions.includes(q.code) && demandes.has(q.code))
const piecesDeLa = (d: Delegation, { guichet, demandes }: DossierLu) =>
  guichet.pieces.filter((p) => d.pieces.includes(p.code) && demandes.has(p.code))

const montrer = (c: Context<Visite>, { d, lu }: Lieu, tapes: Champs, refus: readonly Refus[]): Response | Promise<Response> => {
  const questions = questionsDeLa(d, lu)
  const gardes: Champs = Object.assign({}, ...questions.map((q) => enChamps(q, lu.dossier.reponses[q.code])))
  const champDe = ({ champ }: Refus): string => (champ === undefined ? 'contenu' : champ.startsWith('fichier.') ? champ : nomDuChamp(champ))
  return c.html(
    rendre(
      <PageContribuer
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        numero={d.invitation.id}
        organisme={lu.dossier.organisme.nom}
        questions={questions}
        pieces={piecesDeLa(d, lu).map((p) => ({ ...p, recu: lu.dossier.pieces.find((j) => j.code === p.code)?.nom }))}
        champs={{ ...gardes, ...tapes }}
        erreurs={refus.map((r) => ({ champ: champDe(r), message: `${r.phrase} ${r.remede}` }))}
        garde={c.req.query('garde') === 'oui' ? 'oui' : 'non'}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const fermer = (c: Context<Visite>, refus: Refus): Response | Promise<Response> =>
  c.html(
    rendre(<PageDuLienFerme cadre={c.get('cadre')} jeton={c.get('jeton')} refus={refus} />),
    refus.motif === 'lien-inconnu' ? 404 : 410,
  )
