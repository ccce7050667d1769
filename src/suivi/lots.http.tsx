import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { type ActeConnu, refusDeSaisie } from '../journal/executer.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { type Lien, rendre } from '../plateforme/dsfr/page.html.tsx'
import { presentations } from '../plateforme/saisie/champs.zod.ts'
import { deplier, type Preparation } from '../plateforme/saisie/presentation.ts'
import type { Refus } from '../socle/refus.ts'
import { jourDe } from '../socle/temps.ts'
import { passage } from '../vie.ts'
import { absente } from './absente.http.tsx'
import { sansVide, type Trouver } from './acte.http.tsx'
import { direPour, lireChoix } from './dossiers.http.tsx'
import { demandeLue, lireFiltre } from './filtre.ts'
import { lireLignes, lireNumeros } from './liste.sql.ts'
import { AU_PLUS, actesEnNombre, champsCommuns, refusDuLot, type Sort, UUID } from './lot.ts'
import { poursuivreLot, prevoirLot } from './lots.actes.ts'
import { PageDuLot, PagePrevision, PageSaisieDuLot, PageSansLot } from './lots.html.tsx'
import { ecrireLot, type Lot, lireLot, lireSorts } from './lots.sql.ts'

/** Un acte sur plusieurs dossiers : ce qu'il demande, ce qu'il ferait de chacun, une confirmation, ce que chacun est devenu. */
export const pagesDesLots = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/lots', async (c) => {
      const acteur = c.get('acteur')
      const acte = acteur === undefined ? undefined : acteEnNombre(trouver, acteur, c.req.query('acte') ?? '')
      if (acteur === undefined || acte === undefined) return absente(c)
      const dossiers = await choisis(c, monde, acteur)
      return sansLot(c, dossiers) ?? demander(c, monde, acteur, acte, dossiers, {}, [])
    })
    .get('/lots/suivi/:lot{[0-9a-f-]{36}}', async (c) => {
      const suivi = await lireSuivi(c, monde, trouver)
      if (suivi === undefined) return absente(c)
      const { acteur, acte, lot } = suivi
      const sorts = await lireSorts(monde.base, lot.id, acteur)
      return c.html(
        rendre(
          <PageDuLot
            cadre={c.get('cadre')}
            jeton={c.get('jeton')}
            acte={acte}
            lot={lot.id}
            sorts={sorts}
            retour={await retourDe(monde, acteur, lot, sorts)}
          />,
        ),
      )
    })
    .post('/lots/suivi/:lot{[0-9a-f-]{36}}', async (c) => {
      const suivi = await lireSuivi(c, monde, trouver)
      if (suivi === undefined) return absente(c)
      await poursuivreLot(monde, suivi.acte, suivi.lot, { par: suivi.acteur, le: c.get('recuLe') })
      return c.redirect(`/lots/suivi/${suivi.lot.id}`, 303)
    })
    .post('/lots/:acte', async (c) => {
      const acteur = c.get('acteur')
      const acte = acteur === undefined ? undefined : acteEnNombre(trouver, acteur, c.req.param('acte'))
      if (acteur === undefined || acte === undefined) return absente(c)
      const { lot, dossiers: donnes, jeton: _, ...champs } = c.get('corps')
      const dossiers = [...new Set(String(donnes ?? '').split(' '))].filter((d) => d !== '').slice(0, AU_PLUS)
      const saisie = deplier(sansVide(champs))
      const lue = acte.saisie.safeParse(saisie)
      if (!lue.success) {
        return demander(c, monde, acteur, acte, dossiers, saisie, lue.error.issues.map(refusDeSaisie))
      }
      const lignes = await lireLignes(monde.base, acteur, dossiers)
      const rien = sansLot(c, lignes)
      if (rien !== undefined) return rien
      const qui = { par: acteur, le: c.get('recuLe') }
      if (typeof lot === 'string' && UUID.test(lot)) {
        await ecrireLot(monde.base, { id: lot, acte: acte.nom, saisie }, acteur.id, lignes, qui.le)
        const inscrit = await lireLot(monde.base, lot, acteur.id)
        if (inscrit?.acte !== acte.nom) return absente(c)
        await poursuivreLot(monde, acte, inscrit, qui)
        return c.redirect(`/lots/suivi/${lot}`, 303)
      }
      return c.html(
        rendre(
          <PagePrevision
            cadre={c.get('cadre')}
            jeton={c.get('jeton')}
            acte={acte}
            lot={crypto.randomUUID()}
            saisie={Object.entries(champs).flatMap(([nom, v]) => (Array.isArray(v) ? v : [v]).map((x) => [nom, String(x)] as const))}
            previsions={await prevoirLot(monde, acte, lignes, saisie, qui)}
          />,
        ),
      )
    })

const acteEnNombre = (trouver: Trouver, acteur: Acteur, nom: string): ActeConnu<Monde> | undefined =>
  actesEnNombre(acteur.role).includes(nom) ? trouver(nom) : undefined

/** Le lot de cette personne, si son rôle en fait encore l'acte. */
const lireSuivi = async (c: Context<Visite>, monde: Monde, trouver: Trouver) => {
  const acteur = c.get('acteur')
  const lot = acteur === undefined ? undefined : await lireLot(monde.base, c.req.param('lot') ?? '', acteur.id)
  const acte =
    acteur !== undefined && lot !== undefined && passage('dossier', lot.acte)?.par.includes(acteur.role) ? trouver(lot.acte) : undefined
  return acteur === undefined || lot === undefined || acte === undefined ? undefined : { acteur, lot, acte }
}

/** Des décisions se relisent dans le classement d'où elles viennent. */
const retourDe = async (monde: Monde, acteur: Acteur, lot: Lot, [premier]: readonly Sort[]): Promise<Lien> => {
  const [l] = lot.acte === 'decider' && premier !== undefined ? await lireLignes(monde.base, acteur, [premier.dossier]) : []
  return l === undefined
    ? { texte: 'Revenir à la liste', href: '/dossiers' }
    : { texte: 'Revenir au classement', href: `/appels/${l.appel}/classement/${l.guichet}` }
}

/** Les dossiers cochés, ou tous ceux que le filtre trouve ; un de plus que permis suffit à le savoir. */
const choisis = async (c: Context<Visite>, monde: Monde, acteur: Acteur): Promise<readonly string[]> => {
  if (c.req.query('qui') !== 'tous') {
    const lignes = await lireLignes(monde.base, acteur, (c.req.queries('dossier') ?? []).slice(0, AU_PLUS + 1))
    return lignes.map((l) => l.dossier)
  }
  const { filtre } = lireFiltre(demandeLue(c.req.query('demande') ?? ''), await lireChoix(monde, acteur))
  return lireNumeros(monde.base, acteur, filtre, jourDe(c.get('recuLe'), direPour(monde, acteur).fuseau), AU_PLUS + 1)
}

/** Pourquoi un lot ne commence pas : aucun dossier, ou trop. */
const sansLot = (c: Context<Visite>, dossiers: readonly unknown[]) => {
  const empeche = refusDuLot(dossiers.length)
  return empeche === undefined ? undefined : c.html(rendre(<PageSansLot cadre={c.get('cadre')} refus={empeche} />), 422)
}

/** Les réponses proposées sont celles du premier dossier : un autre pour qui elles ne valent pas sera refusé, et le dira. */
const demander = async (
  c: Context<Visite>,
  monde: Monde,
  par: Acteur,
  acte: ActeConnu<Monde>,
  dossiers: readonly string[],
  valeurs: Readonly<Record<string, unknown>>,
  refuses: readonly Refus[],
) => {
  const objet = await voirVivant(monde.base, 'dossier', dossiers[0] ?? '')
  const preparation: Preparation =
    objet === undefined ? {} : ((await acte.preparer?.(monde.base, { par, le: c.get('recuLe'), objet, monde })) ?? {})
  return c.html(
    rendre(
      <PageSaisieDuLot
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        acte={acte}
        dossiers={dossiers}
        champs={champsCommuns(presentations(acte.saisie))}
        preparation={preparation}
        valeurs={valeurs}
        refus={refuses}
      />,
    ),
    refuses.length > 0 ? 422 : 200,
  )
}
