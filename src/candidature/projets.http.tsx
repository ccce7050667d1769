import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { type Aide, aideDe } from '../appel/aide.ts'
import { lectureDesRegles } from '../appel/lecture.publicodes.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import type { DossierLu } from './dossier-lu.ts'
import { direEnregistrement, marquer } from './enregistrement.ts'
import { partieSuivante, partiesDe } from './parties.ts'
import { PageProjet } from './projet.html.tsx'
import { PageProjets } from './projets.html.tsx'
import { prendre, saisieDe, sansVide } from './saisie-projet.ts'

const CHAMPS = ['titre', 'action', 'objectifs', 'planning', 'ressources', 'indicateurs', 'constats'] as const

/** Les projets du brouillon : leur liste, et la description de chacun. */
export const pagesDesProjets = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/projets',
      auBrouillon(monde, (c, b) => lister(c, monde, b, [])),
    )
    .post(
      '/dossiers/:id/projets',
      auBrouillon(monde, async (c, b) => {
        const refus = await agir(c, monde, trouver, b, 'ordonner', prendre(c.get('corps'), ['numero', 'sens']))
        if (refus.length > 0) return lister(c, monde, b, refus)
        return c.redirect(`/dossiers/${b.lu.dossier.id}/projets?${marquer(c.get('recuLe'))}`, 303)
      }),
    )
    .get(
      '/dossiers/:id/projets/:projet',
      auBrouillon(monde, (c, b) => {
        const numero = numeroDe(c, b.lu)
        return numero === undefined ? c.notFound() : montrer(c, monde, b, numero, undefined, [])
      }),
    )
    .post(
      '/dossiers/:id/projets/:projet',
      auBrouillon(monde, async (c, b) => {
        const numero = numeroDe(c, b.lu)
        if (numero === undefined) return c.notFound()
        const connu = b.lu.dossier.projets.find((p) => p.numero === numero)
        const tapes = prendre(c.get('corps'), CHAMPS)
        const { retirer, vue } = c.get('corps')
        const saisie = { ...(connu === undefined ? { numero } : saisieDe(connu)), ...VIDE, ...sansVide(tapes), retirer, vue }
        const refus = await agir(c, monde, trouver, b, 'decrire', saisie)
        if (refus.length > 0) return montrer(c, monde, b, numero, tapes, refus)
        const suite = retirer === 'oui' ? 'projets' : `projets/${numero}/budget`
        return c.redirect(`/dossiers/${b.lu.dossier.id}/${suite}?${marquer(c.get('recuLe'))}`, 303)
      }),
    )

const lister = (c: Context<Visite>, monde: Monde, { lu, acces }: Brouillon, refus: readonly Refus[]): Response | Promise<Response> =>
  lu.guichet.projets === undefined
    ? c.notFound()
    : c.html(
        rendre(
          <PageProjets
            {...communDe(c, { lu, acces })}
            direAction={(code) => monde.catalogue.find((a) => a.code === code)?.titre ?? code}
            aide={aideDuDossier(lu)}
            suivante={partieSuivante(partiesDe(lu), 'projets')}
            erreurs={refus.map((r) => ({ champ: 'contenu', message: `${r.phrase} ${r.remede}` }))}
          />,
        ),
        refus.length > 0 ? 422 : 200,
      )

/** Un champ effacé l'est aussi dans ce qui était gardé. */
const VIDE = Object.fromEntries(CHAMPS.map((nom) => [nom, undefined]))

/** Le numéro d'un projet déjà décrit, ou du suivant. */
const numeroDe = (c: Context<Visite>, { guichet, dossier }: DossierLu): number | undefined => {
  const numero = Number(c.req.param('projet'))
  const connu = dossier.projets.some((p) => p.numero === numero) || numero === dossier.dernierProjet + 1
  return guichet.projets !== undefined && connu ? numero : undefined
}

export const communDe = (c: Context<Visite>, { lu, acces }: Pick<Brouillon, 'lu' | 'acces'>) => ({
  cadre: c.get('cadre'),
  jeton: c.get('jeton'),
  lu,
  acces,
  le: c.get('recuLe'),
  enregistrement: direEnregistrement(c.req.query('enregistre'), lu.appel.fuseau),
})

/** L'aide telle que les règles la donnent à cet instant, recomptée à chaque enregistrement. */
export const aideDuDossier = ({ appel, guichet, faits }: DossierLu): Aide => aideDe(guichet.argent, lectureDesRegles(appel, faits))

const montrer = (
  c: Context<Visite>,
  monde: Monde,
  { lu, acces }: Brouillon,
  numero: number,
  tapes: Readonly<Record<string, string>> | undefined,
  refus: readonly Refus[],
): Response | Promise<Response> => {
  const connu = lu.dossier.projets.find((p) => p.numero === numero)
  const { familles, actions } = lu.guichet.projets ?? {}
  const priorite = (code: string) => familles?.find((f) => f.actions.includes(code))?.priorite
  return c.html(
    rendre(
      <PageProjet
        {...communDe(c, { lu, acces })}
        numero={numero}
        rang={connu?.rang ?? lu.dossier.projets.length + 1}
        vue={connu?.revision ?? 0}
        autre={refus.some((r) => r.motif === 'projet-change') ? connu : undefined}
        existe={connu === undefined ? 'non' : 'oui'}
        actions={(actions ?? []).map((code) => {
          const titre = monde.catalogue.find((a) => a.code === code)?.titre ?? code
          return { valeur: code, libelle: priorite(code) === undefined ? titre : `${titre} (priorité ${priorite(code)})` }
        })}
        valeurs={tapes ?? (connu === undefined ? {} : prendre(saisieDe(connu), CHAMPS))}
        erreurs={refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}
