import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { type Appel, type Guichet, guichetDe } from '../appel/appel.ts'
import { voirEnveloppes } from '../appel/enveloppe.sql.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { lireAvisDe } from '../instruction/avis.sql.ts'
import { lireDeportsDe } from '../instruction/conflit.sql.ts'
import { peutVoirCalcul } from '../instruction/voirAvis.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { err } from '../socle/resultat.ts'
import type { Role } from '../vie.ts'
import { type LigneDArbitrage, PageArbitrage } from './arbitrage.html.tsx'
import { lireProbleme } from './candidats.actes.ts'
import { type Proposition, proposer } from './financement.actes.ts'
import type { LigneSelection } from './ligne.ts'
import { lireLignes, lireNomsDesDossiers, lireSelections } from './selection.sql.ts'

const LECTEURS: readonly Role[] = ['ars', 'grades', 'direction']

/** `/appels/:code/arbitrage/:guichet` : la sélection que le calcul propose, prouvée et expliquée ; la direction l'arrête. */
export const pagesDArbitrage = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>().get('/appels/:code/arbitrage/:guichet', async (c) => {
    const acteur = c.get('acteur')
    if (acteur === undefined || !LECTEURS.includes(acteur.role)) return c.notFound()
    const vivant = await ouvrir(monde, acteur, 'appel', c.req.param('code'))
    const appel = vivant === undefined ? undefined : monde.appelCourant(vivant.id)
    const guichet = appel === undefined ? undefined : guichetDe(appel, c.req.param('guichet'))
    if (appel === undefined || guichet?.arbitrage === undefined) return c.notFound()
    const enveloppe = (await voirEnveloppes(monde.base, appel.code)).find((e) => e.guichet === guichet.code)
    const lu = await lireProbleme(monde.base, appel, guichet, enveloppe?.reste)
    const cachees = guichet.arbitrage.objet === 'projets' ? await notesCachees(monde, acteur, guichet, lu.dossiers) : undefined
    const proposition = cachees === undefined ? await proposer(lu.probleme, lu.candidats) : err([cachees])
    const arretees = (await lireSelections(monde.base, appel.code)).filter((s) => s.guichet === guichet.code)
    const choisie = arretees.find((s) => s.id === c.req.query('selection'))
    const lignes = proposition.ok ? [...proposition.value.lignes, ...lu.declinees] : []
    const lignesChoisies = choisie === undefined ? [] : await lireLignes(monde.base, choisie.id)
    const dire = await lecteurDe(monde, acteur, [...lignes, ...lignesChoisies], lu.candidats)
    return c.html(
      rendre(
        <PageArbitrage
          cadre={c.get('cadre')}
          appel={appel}
          guichet={guichet}
          fuseau={appel.fuseau}
          objet={guichet.arbitrage.objet}
          enveloppe={enveloppe}
          plafonds={{ montant: lu.probleme.plafondParOrganisme?.montant, jours: lu.probleme.plafondParOrganisme?.jours }}
          enCours={guichet.arbitrage.apresTousLesAudits ? lu.enCours : 0}
          lignes={lignes.toSorted((a, b) => Number(b.retenue) - Number(a.retenue)).map(dire)}
          cout={proposition.ok ? proposition.value.cout : 0n}
          preuve={proposition.ok ? direPreuve(proposition.value.methodes) : ''}
          refus={proposition.ok ? [] : proposition.error.map((r) => `${r.phrase} ${r.remede}`)}
          arreter={acteur.role === 'direction' ? 'possible' : 'non'}
          arretees={arretees}
          choisie={choisie === undefined ? undefined : { id: choisie.id, lignes: lignesChoisies.map(dire) }}
          page={Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)}
          clause={clauseDe(appel, guichet)}
        />,
      ),
    )
  })

/** Comment une ligne se dit à cette personne : le nom de l'organisme, sa priorité ; rien d'un dossier dont elle s'est déportée (G-42). */
const lecteurDe = async (
  { base }: Monde,
  acteur: Acteur,
  lignes: readonly LigneSelection[],
  candidats: readonly { readonly code: string; readonly priorite: string }[],
): Promise<(l: LigneSelection) => LigneDArbitrage> => {
  const dossiers = [...new Set(lignes.map((l) => l.dossier))]
  const noms = await lireNomsDesDossiers(base, dossiers)
  const deports = await lireDeportsDe(base, dossiers)
  const priorites = new Map(candidats.map((k) => [k.code, k.priorite]))
  const cache = (dossier: string): boolean => (deports.get(dossier) ?? []).some((d) => d.agent === acteur.id)
  return (l) => {
    const cle = `${l.dossier}/${l.code}`
    const commun = { cle, cout: l.cout, jours: l.jours, motif: l.motif === null ? null : enClair(l.motif, l.dossier, noms, cache) }
    if (cache(l.dossier))
      return { ...commun, titre: 'Une ligne dont vous vous êtes déporté', dossier: '', organisme: 'Non montré', priorite: undefined }
    const priorite = PRIORITES[priorites.get(cle) ?? '']
    return { ...commun, titre: `${l.code} · ${l.titre}`, dossier: l.dossier, organisme: noms.get(l.dossier) ?? l.dossier, priorite }
  }
}

/** Un motif cite d'autres lignes par leur code (« dossier/A1 ») : la page les nomme. */
const enClair = (motif: string, dossier: string, noms: ReadonlyMap<string, string>, cache: (dossier: string) => boolean): string =>
  motif.replace(/([\w-]+)\/([\w.-]*\w)/g, (cite, autre: string, code: string) => {
    if (!noms.has(autre)) return cite
    if (autre === dossier) return code
    return cache(autre) ? 'une autre action' : `${code} (${noms.get(autre) ?? autre})`
  })

/** « unique » n'est pas une classe de l'appel : rien ne s'en montre. */
const PRIORITES: Readonly<Record<string, string>> = { forte: 'Forte', moyenne: 'Moyenne', autre: 'Autre' }

/** Pourquoi cette personne ne lit pas un calcul où entrent des notes qu'elle n'a pas encore le droit de lire. */
const notesCachees = async (
  { base }: Monde,
  acteur: Acteur,
  guichet: Guichet,
  dossiers: readonly { readonly id: string; readonly etat: string }[],
) => {
  const ids = dossiers.map((d) => d.id)
  const avis = await lireAvisDe(base, ids)
  const deports = await lireDeportsDe(base, ids)
  const aNoter = dossiers.filter((d) => !(deports.get(d.id) ?? []).some((x) => x.agent === acteur.id))
  return peutVoirCalcul(
    acteur,
    guichet,
    aNoter.map((d) => ({ etat: d.etat, avis: avis.get(d.id) ?? [] })),
  )
}

const direPreuve = (methodes: Proposition['methodes']): string => {
  if (methodes.length === 0) return 'Il n’y a rien à choisir.'
  return methodes.includes('oracle')
    ? 'Aucune autre sélection ne vaut mieux : le solveur HiGHS et une seconde méthode exacte, indépendante, s’accordent ; comptes refaits au centime.'
    : 'Aucune autre sélection ne vaut mieux, selon le solveur HiGHS ; la seconde méthode ne s’applique pas ici ; comptes refaits au centime.'
}

const clauseDe = (appel: Appel, guichet: Guichet) => {
  const codes = [...new Set([...(guichet.arbitrage?.clause ?? []), ...(guichet.argent.enveloppe?.clause ?? [])])]
  return { codes, texte: codes.map((k) => appel.clauses[k]?.texte ?? '').join(' ') }
}
