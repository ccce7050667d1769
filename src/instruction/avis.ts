import type { Critere, Guichet } from '../appel/appel.ts'
import type { Commission } from '../appel/commission.ts'
import { niveauxDe } from '../appel/echelle.ts'
import type { Acteur } from '../journal/objet.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'

export const CONCLUSIONS = ['favorable', 'reserve', 'defavorable'] as const
export type Conclusion = (typeof CONCLUSIONS)[number]

/** Ce que l'on dit d'un critère : une note de son échelle ; qu'il ne s'applique pas à ce dossier ; ou que l'on ne sait pas en juger. */
export const SANS_NOTE = ['sans-objet', 'ne-peut-juger'] as const
export type Jugement = number | (typeof SANS_NOTE)[number]

/** Un avis : un jugement et, au besoin, un commentaire par critère relevé, une conclusion, sa raison. */
export type Avis = {
  readonly fonction: string
  readonly notes: Readonly<Record<string, Jugement>>
  readonly commentaires: Readonly<Record<string, string>>
  readonly conclusion: Conclusion
  readonly motif: string
}

/** Un avis et son auteur. `rang` : combien de fois cette personne s'est prononcée sur ce dossier. */
export type AvisLu = Avis & { readonly nom: string; readonly agent: string; readonly rang: number; readonly le: Instant }

/** Les critères qu'une personne note ; les autres se calculent par leur règle. */
export const criteresNotes = (guichet: Guichet): readonly Critere[] => guichet.choix.criteres.filter((c) => c.regle === undefined)

/** Donne un avis ; qui s'est déporté n'en donne pas, et un membre de commission y tient un siège (G-42). */
export const donnerAvis = (
  guichet: Guichet,
  commission: Commission | undefined,
  par: Acteur,
  saisie: Omit<Avis, 'fonction'>,
): Result<Avis, readonly Refus[]> => {
  const attendus = criteresNotes(guichet)
  const tous = [
    ...refusDeSiege(commission, par),
    ...attendus.flatMap((c) => refusDuJugement(c, saisie.notes[c.code], saisie.commentaires[c.code] ?? '')),
    ...Object.keys({ ...saisie.notes, ...saisie.commentaires })
      .filter((code) => !attendus.some((c) => c.code === code))
      .map((code) => refus('critere-inconnu', `Le critère « ${code} » n’est pas noté dans cet appel.`, 'Rechargez la page.', [], 'notes')),
  ]
  if (tous.length > 0) return err(tous)
  return ok({ ...saisie, fonction: siegeDe(commission, par)?.fonction ?? par.role })
}

/** Ce qui empêche un membre sans siège de donner un avis, sur quelque dossier que ce soit. */
export const refusDeSiege = (commission: Commission | undefined, par: Acteur): readonly Refus[] =>
  si(
    par.role === 'commission' && siegeDe(commission, par) === undefined,
    'sans-siege',
    'Vous ne tenez pas de siège dans la commission de cet appel.',
    'Demandez à l’agence de mettre à jour votre fonction.',
    commission?.clause ?? [],
  )

const siegeDe = (commission: Commission | undefined, par: Acteur) => commission?.sieges.find((s) => par.fonctions.includes(s.fonction))

/** Ce qui pèse contre le dossier, ou sort du compte, se justifie : une note sous le minimum, un critère tenu pour sans objet. */
const refusDuJugement = (c: Critere, jugement: Jugement | undefined, commentaire: string): readonly Refus[] => {
  const notes = niveauxDe(c).map((n) => n.note)
  if (jugement === undefined)
    return [
      refus(
        'note-manquante',
        `Le critère « ${c.titre} » attend une note.`,
        'Choisissez une note, ou dites qu’il est sans objet ou que vous ne pouvez pas en juger.',
        c.clause,
        `notes.${c.code}`,
      ),
    ]
  const basse = typeof jugement === 'number' && c.minimum !== undefined && jugement < c.minimum
  return [
    ...si(
      typeof jugement === 'number' && !notes.includes(jugement),
      'note-hors-echelle',
      `La note ${jugement} n’est pas de l’échelle du critère « ${c.titre} ».`,
      `Choisissez parmi : ${notes.join(', ')}.`,
      c.clause,
      `notes.${c.code}`,
    ),
    ...si(
      (basse || jugement === 'sans-objet') && commentaire === '',
      'commentaire-manquant',
      basse
        ? `Votre note du critère « ${c.titre} » est sous le minimum de ${c.minimum ?? 0}.`
        : `Vous tenez le critère « ${c.titre} » pour sans objet.`,
      'Dites pourquoi en commentaire.',
      c.clause,
      `commentaires.${c.code}`,
    ),
  ]
}
