import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { auBudget } from './depenses.http.tsx'
import { PageDevis } from './devis.html.tsx'
import type { Projet } from './dossier.ts'
import { communDe } from './projets.http.tsx'
import { avecDevis, champsDuDevis, prendre, sansVide } from './saisie-projet.ts'

const CHAMPS = ['fournisseur', 'numero', 'montant'] as const

/** Les devis d'un projet, l'un après l'autre (G-30). */
export const pagesDesDevis = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/projets/:projet/devis/:rang',
      auBrouillon(monde, (c, b) => {
        const lieu = lieuDe(c, b)
        return lieu === undefined ? c.notFound() : montrer(c, b, lieu, undefined, [])
      }),
    )
    .post(
      '/dossiers/:id/projets/:projet/devis/:rang',
      auBrouillon(monde, async (c, b) => {
        const lieu = lieuDe(c, b)
        if (lieu === undefined) return c.notFound()
        const tapes = prendre(c.get('corps'), CHAMPS)
        const devis = c.get('corps')['retirer'] === 'oui' ? undefined : sansVide(tapes)
        const refus = await agir(c, monde, trouver, b, 'decrire', {
          ...avecDevis(lieu.projet, lieu.rang, devis),
          vue: c.get('corps')['vue'],
        })
        if (refus.length > 0) return montrer(c, b, lieu, tapes, refus)
        return auBudget(c, b, lieu.projet, `devis/${lieu.rang}`)
      }),
    )

type Lieu = { readonly projet: Projet; readonly rang: number }

/** Un devis déjà gardé, ou le suivant. */
const lieuDe = (c: Context<Visite>, { lu }: Brouillon): Lieu | undefined => {
  const projet = lu.dossier.projets.find((p) => String(p.numero) === c.req.param('projet'))
  const rang = Number(c.req.param('rang'))
  return projet !== undefined && Number.isInteger(rang) && rang >= 1 && rang <= projet.devis.length + 1 ? { projet, rang } : undefined
}

const montrer = (
  c: Context<Visite>,
  { lu, acces, par }: Brouillon,
  { projet, rang }: Lieu,
  tapes: Readonly<Record<string, string>> | undefined,
  refus: readonly Refus[],
): Response | Promise<Response> => {
  const connu = projet.devis[rang - 1]
  return c.html(
    rendre(
      <PageDevis
        {...communDe(c, { lu, acces })}
        moi={par.id}
        projet={projet}
        rang={rang}
        valeurs={tapes ?? (connu === undefined ? {} : champsDuDevis(connu))}
        erreurs={refus.map((r) => ({ champ: r.champ?.split('.').at(-1) ?? 'contenu', message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}
