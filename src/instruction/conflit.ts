import type { Acteur } from '../journal/objet.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

/** Un lien que la plateforme voit entre une personne et un dossier. Il ne l'écarte pas : elle se déporte, ou l'explique. */
export type LienVu = { readonly genre: 'messagerie' | 'fournisseur'; readonly dit: string }

/** Ce qu'un dossier laisse voir de ses liens : les adresses de ses équipes, les fournisseurs de ses devis. */
export type Entourage = { readonly courriels: readonly string[]; readonly fournisseurs: readonly string[] }

/** Des messageries que tout le monde partage, et celle des exemples : avoir la même ne dit rien. */
const PARTAGEES: readonly string[] = [
  ...['gmail.com', 'outlook.com', 'outlook.fr', 'hotmail.com', 'hotmail.fr', 'live.fr', 'yahoo.com', 'yahoo.fr', 'icloud.com'],
  ...['orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'laposte.net', 'bbox.fr', 'proton.me', 'exemple.fr'],
]

/** Les liens d'une personne avec un dossier : la même messagerie que l'organisme, ou celle d'un de ses fournisseurs (G-42). */
export const liensVus = (courriel: string, { courriels, fournisseurs }: Entourage): readonly LienVu[] => {
  const domaine = domaineDe(courriel)
  if (domaine === '' || PARTAGEES.includes(domaine)) return []
  const societe = simplifier(domaine.split('.').at(-2) ?? '')
  const fournisseur = fournisseurs.find((f) => societe.length >= 4 && simplifier(f).includes(societe))
  return [
    ...(courriels.some((c) => domaineDe(c) === domaine)
      ? [{ genre: 'messagerie' as const, dit: `Votre messagerie (${domaine}) est aussi celle de l’organisme.` }]
      : []),
    ...(fournisseur === undefined
      ? []
      : [
          { genre: 'fournisseur' as const, dit: `Votre messagerie (${domaine}) paraît celle d’un fournisseur du dossier, ${fournisseur}.` },
        ]),
  ]
}

const domaineDe = (courriel: string): string => courriel.toLowerCase().split('@')[1] ?? ''
const simplifier = (t: string): string =>
  t
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** Les actes qui jugent un dossier : un lien vu s'explique d'abord. */
export const JUGEMENTS: readonly string[] = ['declarer-recevable', 'declarer-irrecevable', 'donner-avis', 'decider', 'controler']

/** Ce qui s'oppose à ce qu'une personne juge ce dossier. */
export const refusDeLien = (liens: readonly LienVu[]): readonly Refus[] =>
  liens.map((l) =>
    refus('lien-a-expliquer', l.dit, 'Déportez-vous, ou expliquez sur la page du dossier pourquoi ce n’est pas un conflit.', ['G-42']),
  )

/** Un siège à la commission, fût-ce sous un autre de ses rôles : la personne lit les dossiers pour les juger. */
export const siege = ({ role, fonctions, aussi }: Pick<Acteur, 'role' | 'fonctions' | 'aussi'>): boolean =>
  role === 'commission' || aussi?.includes('commission') === true || ((role === 'ars' || role === 'grades') && fonctions.length > 0)

/** L'acte attend-il d'abord une déclaration d'intérêts ? Tous ceux d'un dossier pour qui siège ; l'avis pour qui note sans siéger (G-42). */
export const attendInterets = (par: Pick<Acteur, 'role' | 'fonctions' | 'aussi'>, acte: string): boolean =>
  acte !== 'declarer-deport' && (siege(par) || acte === 'donner-avis')

export const interetsADeclarer = (appel: string): Refus =>
  refus(
    'interets-a-declarer',
    'Vous n’avez pas encore déclaré vos intérêts pour cet appel.',
    `Déclarez-les sur la page /appels/${appel}/interets : si vous n’en avez aucun, un bouton suffit.`,
    ['G-42'],
  )

/**
 * Un acte qui décide d'un coup de tous les dossiers d'un guichet n'est pas fait par qui est écarté de l'un d'eux : choisir les autres, c'est
 * aussi choisir contre lui (G-42). Le refus ne dit pas lequel, que la personne connaît.
 */
export const refusDuGuichet = (ecartes: Iterable<readonly { readonly agent: string }[]>, par: Pick<Acteur, 'id'>): readonly Refus[] =>
  [...ecartes].some((e) => e.some((d) => d.agent === par.id))
    ? [
        refus(
          'ecarte-du-guichet',
          'Vous êtes écarté d’un des dossiers de ce guichet : vous n’en arrêtez pas la sélection.',
          'Une autre personne qui a votre rôle doit le faire.',
          ['G-42'],
        ),
      ]
    : []

/** Les intérêts d'une personne dans un appel : les organismes auxquels elle est liée, et par quoi. Aucun organisme : elle n'en a pas. */
export type Interets = { readonly organismes: readonly string[]; readonly lien: string | undefined }

/** Déclare ses intérêts pour un appel, ou qu'on n'en a pas ; un lien se dit. */
export const declarerInterets = (i: Interets, connus: readonly string[]): Result<Interets, readonly Refus[]> => {
  const tous = [
    ...i.organismes
      .filter((o) => !connus.includes(o))
      .map(() =>
        refus('organisme-inconnu', 'Cet organisme n’a pas de dossier dans cet appel.', 'Choisissez dans la liste.', [], 'organismes'),
      ),
    ...si(
      i.organismes.length > 0 && i.lien === undefined,
      'lien-manquant',
      'Vous n’avez pas dit ce qui vous lie à ces organismes.',
      'Écrivez-le en une phrase : emploi, mandat, proche, contrat.',
      ['G-42'],
      'lien',
    ),
  ]
  return tous.length > 0 ? err(tous) : ok(i)
}

/** Explique un lien vu. Il en faut un, et ne pas être déjà écarté du dossier. */
export const expliquerLien = (liens: readonly LienVu[], motif: string): Result<{ readonly motif: string }, readonly Refus[]> =>
  liens.length === 0
    ? err([refus('sans-lien', 'La plateforme ne voit aucun lien entre vous et ce dossier.', 'Il n’y a rien à expliquer.', ['G-42'])])
    : ok({ motif })

/** Les fonctions qui peuvent siéger pour ce dossier : celles dont tous les titulaires sont écartés n'y comptent pas (G-42). */
export const fonctionsEcartees = (
  titulaires: readonly Pick<Acteur, 'id' | 'fonctions'>[],
  ecartes: readonly string[],
): readonly string[] => {
  const toutes = [...new Set(titulaires.flatMap((t) => t.fonctions))]
  return toutes.filter((f) => titulaires.filter((t) => t.fonctions.includes(f)).every((t) => ecartes.includes(t.id)))
}
