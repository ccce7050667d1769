import type { Critere, Guichet } from '../appel/appel.ts'
import type { Commission } from '../appel/commission.ts'
import type { Acteur } from '../journal/objet.ts'
import { type Refus, refus, si } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

export const CONCLUSIONS = ['favorable', 'reserve', 'defavorable'] as const
export type Conclusion = (typeof CONCLUSIONS)[number]

/** Un avis : une note de 0 à 4 par critère relevé (jamais une abstention comptée zéro), une conclusion, sa raison. */
export type Avis = {
  readonly fonction: string
  readonly notes: Readonly<Record<string, number>>
  readonly conclusion: Conclusion
  readonly motif: string
}

export const NOTE_MAX = 4

/** Les critères qu'une personne note ; les autres se calculent par leur règle. */
export const criteresNotes = (guichet: Guichet): readonly Critere[] => guichet.choix.criteres.filter((c) => c.regle === undefined)

/** Donne un avis ; qui s'est déporté n'en donne pas, et un membre de commission y tient un siège (G-42). */
export const donnerAvis = (
  guichet: Guichet,
  commission: Commission | undefined,
  par: Acteur,
  deporte: 'deporte' | 'present',
  saisie: Omit<Avis, 'fonction'>,
): Result<Avis, readonly Refus[]> => {
  const siege = commission?.sieges.find((s) => par.fonctions.includes(s.fonction))
  const attendus = criteresNotes(guichet)
  const tous = [
    ...si(deporte === 'deporte', 'deporte', 'Vous vous êtes déporté de ce dossier.', 'Vous ne prenez plus part à son examen.', ['G-42']),
    ...si(
      par.role === 'commission' && siege === undefined,
      'sans-siege',
      'Vous ne tenez pas de siège dans la commission de cet appel.',
      'Demandez à l’agence de mettre à jour votre fonction.',
      commission?.clause ?? [],
    ),
    ...attendus
      .filter((c) => saisie.notes[c.code] === undefined)
      .map((c) =>
        refus('note-manquante', `Le critère « ${c.titre} » attend une note.`, `Notez de 0 à ${NOTE_MAX}.`, c.clause, `notes.${c.code}`),
      ),
    ...Object.keys(saisie.notes)
      .filter((code) => !attendus.some((c) => c.code === code))
      .map((code) => refus('critere-inconnu', `Le critère « ${code} » n’est pas noté dans cet appel.`, 'Rechargez la page.', [], 'notes')),
  ]
  if (tous.length > 0) return err(tous)
  return ok({ ...saisie, fonction: siege?.fonction ?? par.role })
}

/** La note d'un dossier, en centièmes, quand les critères sont pondérés : moyenne des avis, puis des poids. */
export const noteDe = (
  guichet: Guichet,
  avis: readonly Avis[],
): { readonly note: number; readonly sousMinimum: readonly string[] } | undefined => {
  const ponderes = criteresNotes(guichet).filter((c) => c.poids !== undefined)
  const poids = ponderes.reduce((n, c) => n + (c.poids ?? 0), 0)
  if (poids === 0 || avis.length === 0) return undefined
  const moyennes = ponderes.map((c) => ({ c, moyenne: avis.reduce((n, a) => n + (a.notes[c.code] ?? 0), 0) / avis.length }))
  return {
    note: Math.round(moyennes.reduce((n, { c, moyenne }) => n + moyenne * (c.poids ?? 0) * 100, 0) / poids),
    sousMinimum: moyennes.filter(({ c, moyenne }) => c.minimum !== undefined && moyenne < c.minimum).map(({ c }) => c.code),
  }
}
