import { instantDuFait, jourDuFait, listeDe, texteDe } from '../journal/fait.ts'
import type { Evenement } from '../plateforme/agenda/evenement.ts'
import { direJour } from '../socle/temps.ts'
import type { Appel } from './appel.ts'

/** Les dates qu'un acte donne à garder : une séance, une visite, des échéances, un rendez-vous. L'identifiant est celui de la date (`dates.ts`), non du courriel. */
export const agendaDeSeance = (appel: Appel, code: string, fait: unknown): readonly Evenement[] =>
  journee(fait, 'jour', {
    id: `${appel.code}-${code}@palier`,
    titre: appel.commission?.titre ?? 'Commission',
    description: appel.titre,
  })

export const agendaDeVisite = (appel: Appel, mission: string, fait: unknown): readonly Evenement[] =>
  journee(fait, 'debut', {
    id: `${mission}-visite@palier`,
    titre: 'Visite d’audit : premier jour',
    description: appel.titre,
    url: `/missions/${mission}`,
  })

/** Les engagements dont le délai vient de commencer (G-25, G-31). */
export const agendaDesEcheances = (appel: Appel, dossier: string, fait: unknown): readonly Evenement[] => {
  const engagements = appel.guichets.flatMap((g) => g.engagements)
  return listeDe(fait, 'echeances').flatMap((e) => {
    const code = texteDe(e, 'engagement')
    const texte = engagements.find((x) => x.code === code)?.texte
    return journee(e, 'jour', {
      id: `${dossier}-${code}@palier`,
      titre: `Échéance du dossier ${dossier}`,
      ...(texte === undefined ? {} : { description: texte }),
      url: `/dossiers/${dossier}`,
    })
  })
}

/** G-01 : un rendez-vous au téléphone ; en changer déplace la date au lieu d'en ajouter une. */
export const agendaDeRendezVous = (appel: Appel, fait: unknown): readonly Evenement[] => {
  const [debut, fin] = [instantDuFait(fait, 'debut'), instantDuFait(fait, 'fin')]
  if (debut === undefined || fin === undefined) return []
  const titre = `Appeler le ${texteDe(fait, 'telephone')}`
  return [{ id: `${appel.code}-question-${texteDe(fait, 'question')}@palier`, titre, description: appel.titre, quand: { debut, fin } }]
}

/** « lundi 15 novembre 2021 » ; vide si le fait n'a pas ce jour. */
export const direDate = (fait: unknown, cle: string): string => {
  const jour = jourDuFait(fait, cle)
  return jour === undefined ? texteDe(fait, cle) : direJour(jour)
}

const journee = (fait: unknown, cle: string, e: Omit<Evenement, 'quand'>): readonly Evenement[] => {
  const jour = jourDuFait(fait, cle)
  return jour === undefined ? [] : [{ ...e, quand: { journee: jour } }]
}
