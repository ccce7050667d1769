import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Appel } from '../appel/appel.ts'
import { voirEnveloppes } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireInterets } from '../instruction/conflit.sql.ts'
import { compterOrdreDuJour, lireSeances } from '../instruction/instruction.sql.ts'
import type { Seance } from '../instruction/seance.ts'
import type { ActeConnu } from '../journal/executer.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { presentations } from '../plateforme/saisie/champs.zod.ts'
import { deplier } from '../plateforme/saisie/presentation.ts'
import type { Refus } from '../socle/refus.ts'
import type { Instant } from '../socle/temps.ts'
import { passage, type Role } from '../vie.ts'
import { entrer, entrerEnSeance, type LieuDeSeance, rolesDe } from './acces.http.ts'
import { lireBornes } from './adopter.actes.ts'
import { compterDeliberes } from './avis-rendu.sql.ts'
import { PageDuDossierEnSeance } from './dossier-en-seance.html.tsx'
import { enveloppesEnSeance } from './enveloppe-en-seance.ts'
import { lireInscrits } from './inscrits.actes.ts'
import { type CarteDeDossier, type DecisionDite, ordreDuJour } from './ordreDuJour.ts'
import { presentsA } from './presence.ts'
import { lireApprobation } from './proces-verbal.sql.ts'
import { quorumDe } from './quorum.ts'
import { PageSeance } from './seance.html.tsx'
import { PageSeances, type PageSeancesProps } from './seances.html.tsx'
import { lireTenants } from './tenants.actes.ts'
import { lirePresences, lirePresidence } from './tenue.sql.ts'

/** Ce que l'étape suivante dit des dossiers d'une séance : leur décision, et le délai tenu (G-44). */
export type Suite = {
  readonly decisions: (dossiers: readonly string[]) => Promise<ReadonlyMap<string, DecisionDite>>
  readonly delais: (appel: Appel) => Promise<PageSeancesProps['delais']>
}
type Trouver = (nom: string) => ActeConnu<Monde> | undefined

/** `/seances/:appel`, le calendrier ; `/seances/:appel/:code`, une séance ; `/seances/:appel/:code/:dossier`, un dossier à l'écran. */
export const pagesDesSeances = (monde: Monde, suite: Suite, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/seances/:appel', async (c) => {
      const vue = await entrer(c, monde)
      if (vue === undefined) return c.notFound()
      const { appel, acteur } = vue
      const nombres = await compterOrdreDuJour(monde.base, appel.code)
      const avis = await compterDeliberes(monde.base, appel.code)
      const seances = (await lireSeances(monde.base, appel)).map((s) => ({
        ...s,
        dossiers: nombres.get(s.code) ?? 0,
        avis: avis.get(s.code) ?? 0,
      }))
      const actes = liens(acteur, appel.code, ['convoquer', 'nommer-suppleant', 'ouvrir-seance', 'declarer-interets', 'publier-resultats'])
      const declares = await lireInterets(monde.base, appel.code, acteur.id)
      return c.html(
        rendre(
          <PageSeances
            cadre={c.get('cadre')}
            appel={appel.code}
            titre={appel.titre}
            seances={seances}
            delais={await suite.delais(appel)}
            actes={appel.commission === undefined ? [] : actes}
            declares={declares?.le}
            fuseau={appel.fuseau}
          />,
        ),
      )
    })
    .get('/seances/:appel/:code', async (c) => {
      const lieu = await entrerEnSeance(c, monde)
      if (lieu === undefined) return c.notFound()
      const { appel, acteur, seance } = lieu
      const lue = await lire(monde, suite, lieu, c.get('recuLe'))
      const dossiers = lue.cartes.filter((x) => x.genre === 'dossier')
      return c.html(
        rendre(
          <PageSeance
            cadre={c.get('cadre')}
            appel={appel.code}
            fuseau={appel.fuseau}
            seance={seance}
            sieges={appel.commission?.sieges ?? []}
            tenants={lue.tenants}
            presences={lue.presences}
            preside={(await lirePresidence(monde.base, appel.code, seance.code))?.nom}
            quorum={
              appel.commission === undefined || seance.ouverteLe === null
                ? undefined
                : quorumDe(appel.commission, lue.tenants, presentsA(lue.presences, momentDe(seance, c.get('recuLe'))), [])
            }
            enveloppes={enveloppesEnSeance(await voirEnveloppes(monde.base, appel.code), dossiers)}
            cartes={lue.cartes}
            page={Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)}
            actes={liens(acteur, appel.code, actesDe(seance))}
            documents={[
              { texte: 'Documents de la séance (PDF)', href: `/seances/${appel.code}/${seance.code}/documents.pdf` },
              ...(seance.tenueLe === null ? [] : [{ texte: 'Procès-verbal', href: `/seances/${appel.code}/${seance.code}/proces-verbal` }]),
            ]}
            note={peutNoter(acteur, seance) && seance.tenueLe === null ? 'oui' : 'non'}
          />,
        ),
      )
    })
    .get('/seances/:appel/:code/:dossier', async (c) => {
      const lu = await lireALEcran(c, monde, suite)
      return lu === undefined ? c.notFound() : montrer(c, monde, lu, trouver, {}, [])
    })
    .post('/seances/:appel/:code/:dossier', async (c) => {
      const acte = trouver('adopter-avis')
      const lu = await lireALEcran(c, monde, suite, rolesDe('dossier', 'adopter-avis'))
      if (lu === undefined || acte === undefined) return c.notFound()
      const { jeton: _, ...corps } = c.get('corps')
      const saisie = { ...deplier(Object.fromEntries(Object.entries(corps).filter(([, v]) => v !== ''))), seance: lu.seance.code }
      const fait = await acte.faire(monde, { objet: lu.carte.id, saisie, par: lu.acteur, le: c.get('recuLe') })
      if (fait.ok) return c.redirect(`/seances/${lu.appel.code}/${lu.seance.code}?fait=adopter-avis`, 303)
      // Ce que la page montrait a pu vieillir : elle se relit, et garde ce qui a été tapé.
      const relu = await lireALEcran(c, monde, suite)
      return relu === undefined ? c.notFound() : montrer(c, monde, relu, trouver, saisie, fait.error)
    })

const liens = (acteur: Acteur, objet: string, actes: readonly string[]) =>
  actes.flatMap((a) => {
    const permis = passage('appel', a)
    return permis?.par.includes(acteur.role) ? [{ terme: permis.terme, href: `/actes/${a}/${objet}` }] : []
  })

const actesDe = ({ ouverteLe, tenueLe }: Seance): readonly string[] => {
  if (ouverteLe === null) return ['ouvrir-seance', 'convoquer', 'nommer-suppleant']
  return tenueLe === null ? ['constater-quorum', 'lever-seance'] : []
}

const peutNoter = ({ role }: Acteur, seance: Seance): boolean =>
  seance.ouverteLe !== null && passage('dossier', 'adopter-avis')?.par.includes(role) === true

/** Une séance levée se regarde telle qu'elle était juste avant. */
const momentDe = ({ tenueLe }: Seance, le: Instant): Instant => tenueLe?.subtract({ milliseconds: 1 }) ?? le

/** Une séance et ses dossiers, tels que cette personne les voit à cet instant. */
const lire = async (monde: Monde, suite: Suite, { appel, acteur, seance }: LieuDeSeance, le: Instant) => {
  const tenants = await lireTenants(monde.base, appel)
  const presences = await lirePresences(monde.base, appel.code, seance.code)
  const inscrits = await lireInscrits(monde, appel, seance, { tenants, presents: presentsA(presences, momentDe(seance, le)) })
  const decisions = await suite.decisions(inscrits.map((i) => i.dossier.id))
  const cartes = ordreDuJour(
    inscrits.map((i) => ({ ...i, decision: decisions.get(i.dossier.id) })),
    acteur,
  )
  return { tenants, presences, cartes }
}

type ALEcran = LieuDeSeance & { readonly carte: CarteDeDossier }

/** Un dossier de la séance ; qui en est écarté n'y trouve rien. */
const lireALEcran = async (c: Context<Visite>, monde: Monde, suite: Suite, roles?: readonly Role[]): Promise<ALEcran | undefined> => {
  const lieu = await entrerEnSeance(c, monde, roles)
  if (lieu === undefined) return undefined
  const { cartes } = await lire(monde, suite, lieu, c.get('recuLe'))
  const carte = cartes.find((x) => x.genre === 'dossier' && x.id === c.req.param('dossier'))
  return carte?.genre === 'dossier' ? { ...lieu, carte } : undefined
}

const montrer = async (
  c: Context<Visite>,
  monde: Monde,
  { acteur, appel, seance, carte }: ALEcran,
  trouver: Trouver,
  tape: Readonly<Record<string, unknown>>,
  refuses: readonly Refus[],
) => {
  const acte = trouver('adopter-avis')
  const vivant = await voirVivant(monde.base, 'dossier', carte.id)
  const ouvert =
    peutNoter(acteur, seance) &&
    vivant !== undefined &&
    passage('dossier', 'adopter-avis')?.de.includes(vivant.etat) === true &&
    (seance.tenueLe === null || carte.avisRendu !== undefined) &&
    (await lireApprobation(monde.base, appel.code, seance.code)) === undefined
  const bornes = ouvert ? await lireBornes(monde, carte.id, c.get('recuLe')) : 'sans'
  const champs = acte === undefined ? [] : presentations(acte.saisie)
  const vue = carte.rendus.length
  return c.html(
    rendre(
      <PageDuDossierEnSeance
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        action={c.req.path}
        appel={appel.code}
        fuseau={appel.fuseau}
        seance={seance}
        carte={carte}
        titreDe={(siege) => appel.commission?.sieges.find((s) => s.fonction === siege)?.titre ?? siege}
        saisie={
          acte === undefined || (!ouvert && refuses.length === 0)
            ? undefined
            : {
                titre: acte.titre,
                suite: acte.suite,
                champs: champs.filter((x) => x.nom !== 'montant' || bornes !== 'sans'),
                valeurs: { ...(Object.keys(tape).length > 0 ? tape : { mode: 'consensus' }), vue },
                erreurs: refuses.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` })),
              }
        }
      />,
    ),
    refuses.length > 0 ? 422 : 200,
  )
}
