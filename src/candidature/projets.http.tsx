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
      auBrouillon(monde, (c, { lu }) =>
        lu.guichet.projets === undefined
          ? c.notFound()
          : c.html(
              rendre(
                <PageProjets
                  {...communDe(c, lu)}
                  direAction={(code) => monde.catalogue.find((a) => a.code === code)?.titre ?? code}
                  aide={aideDuDossier(lu)}
                  suivante={partieSuivante(partiesDe(lu), 'projets')}
                />,
              ),
            ),
      ),
    )
    .get(
      '/dossiers/:id/projets/:rang',
      auBrouillon(monde, (c, b) => {
        const rang = rangDe(c, b.lu)
        return rang === undefined ? c.notFound() : montrer(c, monde, b, rang, undefined, [])
      }),
    )
    .post(
      '/dossiers/:id/projets/:rang',
      auBrouillon(monde, async (c, b) => {
        const rang = rangDe(c, b.lu)
        if (rang === undefined) return c.notFound()
        const connu = b.lu.dossier.projets.find((p) => p.rang === rang)
        const tapes = prendre(c.get('corps'), CHAMPS)
        const retirer = c.get('corps')['retirer']
        const saisie = { ...(connu === undefined ? { rang } : saisieDe(connu)), ...VIDE, ...sansVide(tapes), retirer }
        const refus = await agir(c, monde, trouver, b, 'decrire', saisie)
        if (refus.length > 0) return montrer(c, monde, b, rang, tapes, refus)
        const suite = retirer === 'oui' ? 'projets' : `projets/${rang}/budget`
        return c.redirect(`/dossiers/${b.lu.dossier.id}/${suite}?${marquer(c.get('recuLe'))}`, 303)
      }),
    )

/** Un champ effacé l'est aussi dans ce qui était gardé. */
const VIDE = Object.fromEntries(CHAMPS.map((nom) => [nom, undefined]))

/** Un projet déjà décrit, ou le suivant. */
export const rangDe = (c: Context<Visite>, lu: DossierLu): number | undefined => {
  const rang = Number(c.req.param('rang'))
  const admis = lu.guichet.projets !== undefined && Number.isInteger(rang) && rang >= 1 && rang <= lu.guichet.projets.auPlus
  return admis ? rang : undefined
}

export const communDe = (c: Context<Visite>, lu: DossierLu) => ({
  cadre: c.get('cadre'),
  jeton: c.get('jeton'),
  lu,
  le: c.get('recuLe'),
  enregistrement: direEnregistrement(c.req.query('enregistre'), lu.appel.fuseau),
})

/** L'aide telle que les règles la donnent à cet instant, recomptée à chaque enregistrement. */
export const aideDuDossier = ({ appel, guichet, faits }: DossierLu): Aide => aideDe(guichet.argent, lectureDesRegles(appel, faits))

const montrer = (
  c: Context<Visite>,
  monde: Monde,
  { lu }: Brouillon,
  rang: number,
  tapes: Readonly<Record<string, string>> | undefined,
  refus: readonly Refus[],
): Response | Promise<Response> => {
  const connu = lu.dossier.projets.find((p) => p.rang === rang)
  const { familles, actions } = lu.guichet.projets ?? {}
  const priorite = (code: string) => familles?.find((f) => f.actions.includes(code))?.priorite
  return c.html(
    rendre(
      <PageProjet
        {...communDe(c, lu)}
        rang={rang}
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
