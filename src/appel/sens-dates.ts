import type { Anomalie, Chemin } from '../socle/defaut.ts'
import { avant, jourAvant } from '../socle/temps.ts'
import type { Appel, Guichet } from './appel.ts'
import { clotureDe, type DelaiDepuis, ouvertureDe, type Periode } from './calendrier.ts'

/** Les dates d'un appel s'ordonnent : publication, ouverture, clôture, séances ; un délai a une unité et une seule. */
export const sensDesDates = (appel: Appel): readonly Anomalie[] => [
  ...appel.guichets.flatMap((g, rang) => duGuichet(g, appel, ['guichets', rang])),
  ...desSeances(appel),
  ...appel.evenements.flatMap((e, rang) =>
    e.au !== undefined && jourAvant(e.au, e.du)
      ? [
          {
            chemin: ['evenements', rang, 'au'],
            phrase: `L’événement « ${e.code} » finit avant de commencer.`,
            remede: 'Échangez « du » et « au », ou corrigez l’un.',
          },
        ]
      : [],
  ),
  ...deLAppel(appel),
  ...duDelaiDeReponse(appel),
  ...deLAmendement(appel),
]

const duGuichet = (g: Guichet, appel: Appel, ici: Chemin): readonly Anomalie[] => [
  ...g.periodes.flatMap((p, rang) => deLaPeriode(p, appel, [...ici, 'periodes', rang])),
  ...chevauchements(g.periodes, appel.fuseau, [...ici, 'periodes']),
  ...g.engagements.flatMap((e, rang) => unite(e.delai, [...ici, 'engagements', rang, 'delai'])),
  ...g.livrables.flatMap((l, rang) => unite(l.delai, [...ici, 'livrables', rang, 'delai'])),
  ...unite(g.audit?.planifierSous, [...ici, 'audit', 'planifierSous']),
  ...unite(g.argent.forclusion, [...ici, 'argent', 'forclusion']),
]

const deLaPeriode = (p: Periode, appel: Appel, ici: Chemin): readonly Anomalie[] => {
  const trouve: Anomalie[] = []
  const ouverture = ouvertureDe(p, appel.fuseau)
  const cloture = clotureDe(p, appel.fuseau)
  if (ouverture !== undefined && !avant(ouverture, cloture))
    trouve.push({
      chemin: [...ici, 'cloture'],
      phrase: `La période « ${p.code} » se ferme avant de s’ouvrir.`,
      remede: 'Corrigez l’ouverture ou la clôture.',
    })
  const technique = p.clotureTechnique === undefined ? undefined : clotureDe({ cloture: p.clotureTechnique }, appel.fuseau)
  if (technique !== undefined && avant(technique, cloture))
    trouve.push({
      chemin: [...ici, 'clotureTechnique'],
      phrase: 'La clôture technique vient avant la clôture.',
      remede: 'La clôture technique laisse finir un envoi : datez-la du même instant ou d’après.',
    })
  if (appel.publication !== undefined && p.ouverture !== undefined && jourAvant(p.ouverture.jour, appel.publication))
    trouve.push({
      chemin: [...ici, 'ouverture'],
      phrase: 'Le dépôt ouvre avant la publication de l’appel.',
      remede: 'Corrigez « publication » ou « ouverture ».',
    })
  if (appel.publication !== undefined && jourAvant(p.cloture.jour, appel.publication))
    trouve.push({
      chemin: [...ici, 'cloture'],
      phrase: 'Le dépôt ferme avant la publication de l’appel.',
      remede: 'Corrigez « publication » ou « cloture ».',
    })
  return trouve
}

const chevauchements = (periodes: readonly Periode[], fuseau: string, ici: Chemin): readonly Anomalie[] =>
  periodes.flatMap((p, rang) => {
    const precedente = periodes[rang - 1]
    const ouverture = ouvertureDe(p, fuseau)
    if (precedente === undefined) return []
    if (ouverture !== undefined && !avant(ouverture, clotureDe(precedente, fuseau))) return []
    const remede = 'Donnez à chaque vague une ouverture qui suit la clôture de la précédente.'
    return [
      { chemin: [...ici, rang, 'ouverture'], phrase: `La période « ${p.code} » commence avant la fin de « ${precedente.code} ».`, remede },
    ]
  })

const UNITES = ['jours', 'semaines', 'mois'] as const
const unite = (delai: Partial<DelaiDepuis> | undefined, chemin: Chemin): readonly Anomalie[] => {
  if (delai === undefined) return []
  const dites = UNITES.filter((u) => delai[u] !== undefined)
  if (dites.length === 1) return []
  const phrase = dites.length === 0 ? 'Ce délai n’a pas de durée.' : `Ce délai a plusieurs durées : ${dites.join(', ')}.`
  return [{ chemin, phrase, remede: 'Donnez une seule unité : jours, semaines ou mois.' }]
}

const desSeances = (appel: Appel): readonly Anomalie[] => {
  const ouvertures = appel.guichets.flatMap((g) => g.periodes.flatMap((p) => (p.ouverture === undefined ? [] : [p.ouverture.jour])))
  const premiere = [...ouvertures].sort(Temporal.PlainDate.compare)[0]
  const seances = appel.commission?.seances ?? []
  return [
    ...unite(appel.commission?.decisionSous, ['commission', 'decisionSous']),
    ...seances.flatMap((s, rang): readonly Anomalie[] => {
      const chemin: Chemin = ['commission', 'seances', rang, 'jour']
      const precedente = seances[rang - 1]
      if (premiere !== undefined && jourAvant(s.jour, premiere))
        return [
          { chemin, phrase: `La séance « ${s.code} » se tient avant l’ouverture de l’appel.`, remede: 'Corrigez la date de la séance.' },
        ]
      if (precedente !== undefined && !jourAvant(precedente.jour, s.jour))
        return [
          {
            chemin,
            phrase: `La séance « ${s.code} » ne suit pas la séance « ${precedente.code} ».`,
            remede: 'Rangez les séances par date, une par jour.',
          },
        ]
      return []
    }),
  ]
}

const deLAppel = (appel: Appel): readonly Anomalie[] => {
  const { publication, entreeEnVigueur, renseignements } = appel
  const trouve: Anomalie[] = []
  if (publication !== undefined && entreeEnVigueur !== undefined && jourAvant(entreeEnVigueur, publication))
    trouve.push({
      chemin: ['entreeEnVigueur'],
      phrase: 'L’appel entre en vigueur avant d’être publié.',
      remede: 'Corrigez l’une des deux dates.',
    })
  if (appel.complements?.sansReponse === 'irrecevable' && appel.complements.jours === undefined)
    trouve.push({
      chemin: ['complements', 'sansReponse'],
      phrase: 'Un complément qui ne vient pas rendrait le dossier irrecevable, sans que l’appel dise combien de jours il laisse.',
      remede: 'Écrivez « jours » à côté : le même délai pour tous. Ou laissez « examiner-en-l-etat ».',
    })
  const clotures = appel.guichets.flatMap((g) => g.periodes.map((p) => p.cloture.jour))
  const derniere = [...clotures].sort(Temporal.PlainDate.compare).at(-1)
  if (renseignements?.jusquau !== undefined && derniere !== undefined && jourAvant(derniere, renseignements.jusquau))
    trouve.push({
      chemin: ['renseignements', 'jusquau'],
      phrase: 'Les questions sont admises après la dernière clôture.',
      remede: 'Arrêtez-les au plus tard ce jour-là.',
    })
  return trouve
}

/** Les candidats ont au moins, et au plus, tant de jours de la publication à la clôture. */
const duDelaiDeReponse = ({ delaiDeReponse: delai, publication, guichets }: Appel): readonly Anomalie[] => {
  if (delai === undefined) return []
  const { auMoins = 0, auPlus = Number.POSITIVE_INFINITY } = delai
  if (auPlus < auMoins)
    return [
      {
        chemin: ['delaiDeReponse', 'auPlus'],
        phrase: `De ${auMoins} à ${auPlus} jours : rien ne convient.`,
        remede: 'Corrigez « auMoins » ou « auPlus ».',
      },
    ]
  if (publication === undefined)
    return [
      {
        chemin: ['delaiDeReponse'],
        phrase: 'Ce délai court de la publication, dont le jour n’est pas dit.',
        remede: 'Ajoutez « publication: AAAA-MM-JJ ».',
      },
    ]
  const clotures = guichets.flatMap((g, i) =>
    g.periodes.map((p, j) => ({ jour: p.cloture.jour, chemin: ['guichets', i, 'periodes', j, 'cloture'] })),
  )
  const derniere = clotures.toSorted((a, b) => Temporal.PlainDate.compare(a.jour, b.jour)).at(-1)
  const jours = derniere === undefined ? auMoins : publication.until(derniere.jour).days
  if (derniere === undefined || (jours >= auMoins && jours <= auPlus)) return []
  return [
    {
      chemin: derniere.chemin,
      phrase: `La dernière clôture laisse ${jours} jours après la publication.`,
      remede: `Il en faut de ${auMoins} à ${auPlus}.`,
    },
  ]
}

const deLAmendement = (appel: Appel): readonly Anomalie[] => {
  const { amendement, version } = appel
  if (version < 1)
    return [{ chemin: ['version'], phrase: 'La première version d’un appel porte le numéro 1.', remede: 'Écrivez « version: 1 ».' }]
  if (amendement === undefined)
    return version === 1
      ? []
      : [
          {
            chemin: ['version'],
            phrase: `La version ${version} ne dit pas ce qu’elle change.`,
            remede: `Ajoutez « amendement » avec « remplace: ${version - 1} ».`,
          },
        ]
  if (amendement.remplace === version - 1) return []
  const remede = version === 1 ? 'Retirez « amendement », ou corrigez « version ».' : `Écrivez « remplace: ${version - 1} ».`
  return [
    {
      chemin: ['amendement', 'remplace'],
      phrase: `La version ${version} ne peut pas remplacer la version ${amendement.remplace}.`,
      remede,
    },
  ]
}
