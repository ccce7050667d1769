import type { Context } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { type Appel, type Guichet, guichetDe } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import { lireDeportsDe } from '../instruction/conflit.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { passage } from '../vie.ts'
import { type Classe, enLice, lireClassement } from './classement.actes.ts'
import { PageChoixDuLot } from './lot.html.tsx'
import type { Lot } from './lot.ts'
import { proposer } from './proposition.ts'
import { SENS } from './sens.ts'

/** Où l'on décide en nombre : le guichet, son classement, et ce que la personne peut en voir et en décider. */
type Lieu = {
  readonly acteur: Acteur
  readonly appel: Appel
  readonly guichet: Guichet
  readonly classement: readonly Classe[]
  /** Ceux que la personne peut lire. */
  readonly montres: readonly Classe[]
  readonly decidables: readonly Classe[]
}

/** Qui décide, et les dossiers dont l'état le permet. */
export const entrer = async (c: Context<Visite>, monde: Monde): Promise<Lieu | undefined> => {
  const acteur = c.get('acteur')
  const decider = passage('dossier', 'decider')
  if (acteur === undefined || decider?.par.includes(acteur.role) !== true) return undefined
  const vivant = await ouvrir(monde, acteur, 'appel', c.req.param('code') ?? '')
  const appel = vivant === undefined ? undefined : monde.appelCourant(vivant.id)
  const guichet = appel === undefined ? undefined : guichetDe(appel, c.req.param('guichet') ?? '')
  if (appel === undefined || guichet === undefined) return undefined
  const classement = await lireClassement(monde.base, monde, appel, guichet)
  const deports = await lireDeportsDe(
    monde.base,
    classement.map((d) => d.id),
  )
  // Le rang se compte sur tous ; un dossier dont la personne est écartée ne se choisit ni ne se nomme (G-42).
  const montres = classement.filter((d) => !(deports.get(d.id) ?? []).some((x) => x.agent === acteur.id))
  return { acteur, appel, guichet, classement, montres, decidables: montres.filter((d) => decider.de.includes(d.etat)) }
}

export const communDe = (c: Context<Visite>, { appel, guichet, montres }: Lieu) => ({
  cadre: c.get('cadre'),
  jeton: c.get('jeton'),
  appel,
  guichet,
  noms: new Map(montres.map((d) => [d.id, `${d.rang}. ${d.organisme}`])),
})

export const choisir = (c: Context<Visite>, lieu: Lieu, lot: Partial<Lot>, statut: 200 | 422) => {
  const propositions = proposer(lieu.guichet.choix, enLice(lieu.classement))
  const erreurs = [
    ...((lot.dossiers ?? []).length > 0 ? [] : [{ champ: 'dossiers-groupe', message: 'Choisissez au moins un dossier.' }]),
    ...(lot.sens === undefined ? [{ champ: 'sens-groupe', message: 'Choisissez la décision.' }] : []),
  ]
  const decidables = lieu.decidables.map((d) => ({ ...d, proposition: propositions.get(d.id) }))
  return c.html(
    rendre(<PageChoixDuLot {...communDe(c, lieu)} decidables={decidables} lot={lot} erreurs={statut === 200 ? [] : erreurs} />),
    statut,
  )
}

/** Les dossiers se décident dans l'ordre de leur rang, quel que soit celui où la page les envoie. */
export const lireLot = (corps: Readonly<Record<string, unknown>>, decidables: readonly Classe[]): Partial<Lot> => {
  const choisis = enListe(corps['dossiers'])
  const sens = SENS.find((s) => s === corps['sens'] && s !== 'sous-condition')
  return {
    dossiers: decidables.filter((d) => choisis.includes(d.id)).map((d) => d.id),
    raisons: enListe(corps['raisons']),
    motif: texteOuRien(corps['motif']),
    ecart: texteOuRien(corps['ecart']),
    ...(sens === undefined ? {} : { sens }),
  }
}

export const estComplet = (lot: Partial<Lot>): lot is Lot => (lot.dossiers ?? []).length > 0 && lot.sens !== undefined
const enListe = (x: unknown): readonly string[] => (Array.isArray(x) ? x.map(String) : typeof x === 'string' ? [x] : [])
const texteOuRien = (x: unknown): string | undefined => (typeof x === 'string' && x.trim() !== '' ? x.trim() : undefined)
