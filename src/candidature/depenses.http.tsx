import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Question } from '../appel/questionnaire.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { codeDuChamp, questionsDuProjet } from './champs-projet.ts'
import { choisir } from './choisir.http.ts'
import { PageBudget, PageDepense } from './depenses.html.tsx'
import type { Projet } from './dossier.ts'
import { marquer } from './enregistrement.ts'
import { erreursDe, type Garde, garder } from './garder.http.ts'
import { poserLeProjet } from './projet.http.tsx'
import { aideDuDossier, communDe } from './projets.http.tsx'
import { avecLigne, champsDeLigne, prendre, sansVide } from './saisie-projet.ts'

const CHAMPS = ['libelle', 'nature', 'montant', 'mois', 'autreFinanceur', 'autreMontant'] as const

/** Le budget d'un projet, dépense par dépense. */
export const pagesDesDepenses = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/projets/:projet/budget',
      auBrouillon(monde, (c, b) => montrerBudget(c, monde, b, { refus: [], restees: [] })),
    )
    .post(
      '/dossiers/:id/projets/:projet/budget',
      auBrouillon(monde, async (c, b) => {
        const projet = projetDe(c, b)
        if (projet === undefined) return c.notFound()
        const questions = partageDe(b, projet)
        const garde = await garder(c, monde, trouver, b, questions)
        const choix = await choisir(c, monde, trouver, b, questions)
        const refus = [...garde.refus, ...choix.refus]
        return refus.length > 0
          ? montrerBudget(c, monde, b, { ...garde, refus })
          : c.redirect(`${c.req.path}?${marquer(c.get('recuLe'))}`, 303)
      }),
    )
    .get(
      '/dossiers/:id/projets/:projet/depenses/:ligne',
      auBrouillon(monde, (c, b) => {
        const lieu = lieuDe(c, b)
        return lieu === undefined ? c.notFound() : montrer(c, b, lieu, undefined, [])
      }),
    )
    .post(
      '/dossiers/:id/projets/:projet/depenses/:ligne',
      auBrouillon(monde, async (c, b) => {
        const lieu = lieuDe(c, b)
        if (lieu === undefined) return c.notFound()
        const tapes = prendre(c.get('corps'), CHAMPS)
        const ligne = c.get('corps')['retirer'] === 'oui' ? undefined : sansVide(tapes)
        const refus = await agir(c, monde, trouver, b, 'decrire', {
          ...avecLigne(lieu.projet, lieu.ligne, ligne),
          vue: c.get('corps')['vue'],
        })
        if (refus.length > 0) return montrer(c, b, lieu, tapes, refus)
        return auBudget(c, b, lieu.projet, `depenses/${lieu.ligne}`)
      }),
    )

/** Une ligne est enregistrée : le budget le dit, et la page n'en retient plus la saisie. */
export const auBudget = (c: Context<Visite>, { lu }: Brouillon, { numero }: Projet, ligne: string): Response =>
  c.redirect(`/dossiers/${lu.dossier.id}/projets/${numero}/budget?${marquer(c.get('recuLe'))}&ligne=${ligne}`, 303)

type Lieu = { readonly projet: Projet; readonly ligne: number }

const projetDe = (c: Context<Visite>, { lu }: Pick<Brouillon, 'lu'>): Projet | undefined =>
  lu.dossier.projets.find((p) => String(p.numero) === c.req.param('projet'))

/** « Partagé avec » : la seule question du projet que l'on pose ici. */
const partageDe = ({ lu }: Brouillon, { numero }: Projet): readonly Question[] =>
  questionsDuProjet(lu.questionnaire, numero).filter((q) => q.code === codeDuChamp(numero, 'mutualise'))

const montrerBudget = async (c: Context<Visite>, monde: Monde, b: Brouillon, garde: Garde): Promise<Response> => {
  const projet = projetDe(c, b)
  if (projet === undefined) return c.notFound()
  return c.html(
    rendre(
      <PageBudget
        {...communDe(c, b)}
        projet={projet}
        aide={aideDuDossier(b.lu)}
        moi={b.par.id}
        partage={await poserLeProjet(c, monde, b, partageDe(b, projet), garde)}
        erreurs={erreursDe(garde.refus)}
      />,
    ),
    garde.refus.length > 0 ? 422 : 200,
  )
}

/** Une dépense déjà gardée, ou la suivante. */
const lieuDe = (c: Context<Visite>, b: Brouillon): Lieu | undefined => {
  const projet = projetDe(c, b)
  const ligne = Number(c.req.param('ligne'))
  return projet !== undefined && Number.isInteger(ligne) && ligne >= 1 && ligne <= projet.depenses.length + 1
    ? { projet, ligne }
    : undefined
}

const montrer = (
  c: Context<Visite>,
  { lu, acces, par }: Brouillon,
  { projet, ligne }: Lieu,
  tapes: Readonly<Record<string, string>> | undefined,
  refus: readonly Refus[],
): Response | Promise<Response> => {
  const connue = projet.depenses[ligne - 1]
  const gardees: Readonly<Record<string, string>> = connue === undefined ? {} : champsDeLigne(connue)
  return c.html(
    rendre(
      <PageDepense
        {...communDe(c, { lu, acces })}
        moi={par.id}
        projet={projet}
        rang={ligne}
        valeurs={tapes ?? gardees}
        erreurs={refus.map((r) => ({ champ: r.champ?.split('.').at(-1) ?? 'contenu', message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}
