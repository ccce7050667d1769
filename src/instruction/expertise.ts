import type { Invitation } from '../acteurs/invitation.ts'
import type { Guichet } from '../appel/appel.ts'
import { niveauxDe } from '../appel/echelle.ts'
import { compte, type Dossier } from '../candidature/dossier.ts'
import { refusDAdresse } from '../socle/adresse.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import { criteresNotes } from './avis.ts'

/** Ce qu'un expert voit du dossier, et rien d'autre. `pieces` : les numéros des fichiers. */
export type Montre = { readonly criteres: readonly string[]; readonly pieces: readonly string[]; readonly projets: readonly number[] }
export type DemandeDExpertise = Montre & { readonly nom: string; readonly courriel: string; readonly question: string }

/** Une question posée à un expert, par un lien. Ses notes se lisent à part : elles n'entrent dans aucune moyenne. */
export type Expertise = Montre & {
  readonly dossier: string
  readonly invitation: Invitation
  readonly question: string
  readonly reponse: string | null
  readonly notes: Readonly<Record<string, number>>
  readonly repondueLe: Instant | null
}

/** Demande l'avis d'un expert, en ne lui montrant que ce qui est coché. */
export const demanderExpertise = (
  guichet: Guichet,
  dossier: Dossier,
  demande: DemandeDExpertise,
): Result<DemandeDExpertise, readonly Refus[]> => {
  const courriel = demande.courriel.toLowerCase()
  const tous = [
    ...refusDAdresse(courriel, 'courriel'),
    ...inconnus(demande.criteres, criteresNotes(guichet), (c) => c.code, 'criteres'),
    ...inconnus(demande.pieces, dossier.pieces.filter(compte), (p) => p.id, 'pieces'),
    ...inconnus(demande.projets, dossier.projets, (p) => p.numero, 'projets'),
  ]
  return tous.length > 0 ? err(tous) : ok({ ...demande, courriel })
}

/** L'expert répond en texte, et note s'il le veut les critères choisis. */
export const rendreExpertise = (
  { criteres }: Pick<Expertise, 'criteres'>,
  guichet: Guichet,
  notes: Readonly<Record<string, number>>,
): readonly Refus[] =>
  Object.entries(notes).flatMap(([code, note]) => {
    const critere = criteresNotes(guichet).find((c) => c.code === code && criteres.includes(code))
    const admises = critere === undefined ? [] : niveauxDe(critere).map((n) => n.note)
    return si(
      !admises.includes(note),
      'note-hors-echelle',
      'Cette note n’est pas de celles proposées.',
      'Choisissez une des notes de la page, ou aucune.',
      critere?.clause ?? [],
      `notes.${code}`,
    )
  })

const inconnus = <X, C extends string | number>(
  choisis: readonly C[],
  connus: readonly X[],
  codeDe: (x: X) => C,
  champ: string,
): readonly Refus[] =>
  choisis.every((c) => connus.some((x) => codeDe(x) === c))
    ? []
    : [
        refus(
          'choix-inconnu',
          'Une des choses choisies n’est plus dans le dossier.',
          'Rechargez la page, puis choisissez à nouveau.',
          [],
          champ,
        ),
      ]
