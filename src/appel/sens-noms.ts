import { type Anomalie, type Chemin, suggerer } from '../socle/defaut.ts'
import { type Appel, ETAPES, type Etape, type Guichet } from './appel.ts'
import type { NomsConnus } from './sens.ts'

/** Les noms d'un appel désignent quelque chose, et une seule chose ; les étapes d'un guichet suivent la vie. */
export const sensDesNoms = (appel: Appel, noms: NomsConnus): readonly Anomalie[] => [
  ...doublons(appel.guichets, ['guichets'], 'guichet'),
  ...(appel.guichets.length === 0
    ? [{ chemin: ['guichets'], phrase: 'L’appel n’a aucun guichet.', remede: 'Un appel en a au moins un.' }]
    : []),
  ...doublons(appel.evenements, ['evenements'], 'événement'),
  ...doublons(appel.commission?.seances ?? [], ['commission', 'seances'], 'séance'),
  ...doublons(
    (appel.commission?.sieges ?? []).map((s) => ({ code: s.fonction })),
    ['commission', 'sieges'],
    'siège',
    'fonction',
  ),
  ...appel.guichets.flatMap((g, rang) => duGuichet(g, noms, ['guichets', rang])),
]

const duGuichet = (g: Guichet, noms: NomsConnus, ici: Chemin): readonly Anomalie[] => [
  ...doublons(g.periodes, [...ici, 'periodes'], 'période'),
  ...(g.periodes.length === 0
    ? [{ chemin: [...ici, 'periodes'], phrase: 'Ce guichet n’a pas de période de dépôt.', remede: 'Donnez au moins une clôture.' }]
    : []),
  ...doublons(g.conditions, [...ici, 'conditions'], 'condition'),
  ...doublons(g.sections, [...ici, 'sections'], 'section'),
  ...doublonsDesQuestions(g, ici),
  ...doublons(g.pieces, [...ici, 'pieces'], 'pièce'),
  ...desModeles(g, ici),
  ...doublons(g.engagements, [...ici, 'engagements'], 'engagement'),
  ...doublons(g.livrables, [...ici, 'livrables'], 'livrable'),
  ...doublons(g.choix.criteres, [...ici, 'choix', 'criteres'], 'critère'),
  ...doublons(g.choix.priorite ?? [], [...ici, 'choix', 'priorite'], 'facteur de priorité'),
  ...doublons(g.argent.aide, [...ici, 'argent', 'aide'], 'composante'),
  ...doublons(g.argent.versements, [...ici, 'argent', 'versements'], 'tranche'),
  ...doublons(
    g.argent.depenses.map((d) => ({ code: d.nature })),
    [...ici, 'argent', 'depenses'],
    'nature de dépense',
    'nature',
  ),
  ...doublons(g.cibles ?? [], [...ici, 'cibles'], 'cible'),
  ...inconnus(g.audit?.grilles ?? [], noms.grilles, [...ici, 'audit', 'grilles'], 'la grille'),
  ...inconnus(g.projets?.actions ?? [], noms.actions, [...ici, 'projets', 'actions'], 'le genre d’action'),
  ...doublons(g.projets?.familles ?? [], [...ici, 'projets', 'familles'], 'famille'),
  ...desFamilles(g, ici),
  ...inconnus(
    (g.cibles ?? []).flatMap((c) => c.genres),
    noms.actions,
    [...ici, 'cibles'],
    'le genre d’action',
  ),
  ...duParcours(g, ici),
  ...desCanaux(g, ici),
]

/** Un modèle est un que Palier écrit, ou le fichier que l'agence fournit. */
const desModeles = (g: Guichet, ici: Chemin): readonly Anomalie[] =>
  g.pieces.flatMap((p, rang) =>
    p.modele === undefined || p.modele === 'lettre-engagement' || /\.[a-z]{3,4}$/.test(p.modele)
      ? []
      : [
          {
            chemin: [...ici, 'pieces', rang, 'modele'],
            phrase: `Le modèle « ${p.modele} » n’est ni « lettre-engagement », que Palier écrit, ni un nom de fichier.`,
            remede: 'Écrivez « lettre-engagement », ou le nom du fichier que vous fournissez.',
          },
        ],
  )

const doublons = (elements: readonly { readonly code: string }[], ici: Chemin, quoi: string, cle = 'code'): readonly Anomalie[] =>
  elements.flatMap(({ code }, rang) =>
    elements.findIndex((e) => e.code === code) < rang
      ? [
          {
            chemin: [...ici, rang, cle],
            phrase: `Deux éléments « ${quoi} » portent le code « ${code} ».`,
            remede: 'Donnez à chacun le sien.',
          },
        ]
      : [],
  )

/** Le code d'une question est sa clé dans le dossier : il est unique dans le guichet, toutes sections confondues. */
const doublonsDesQuestions = (g: Guichet, ici: Chemin): readonly Anomalie[] => {
  const vues = new Set<string>()
  return g.sections.flatMap((s, i) =>
    s.questions.flatMap((q, j) => {
      if (!vues.has(q.code)) {
        vues.add(q.code)
        return []
      }
      return [
        {
          chemin: [...ici, 'sections', i, 'questions', j, 'code'],
          phrase: `Deux questions de ce guichet portent le code « ${q.code} ».`,
          remede: 'Donnez à chacune le sien.',
        },
      ]
    }),
  )
}

const inconnus = (dits: readonly string[], connus: readonly string[], ici: Chemin, quoi: string): readonly Anomalie[] =>
  dits.flatMap((nom, rang) =>
    connus.includes(nom)
      ? []
      : [{ chemin: [...ici, rang], phrase: `On ne connaît pas ${quoi} « ${nom} ».`, remede: suggerer(nom, connus) }],
  )

/** Une famille range les actions du guichet, elle n'en ajoute pas ; une action n'a qu'une priorité. */
const desFamilles = (g: Guichet, ici: Chemin): readonly Anomalie[] => {
  const rangees = new Set<string>()
  return (g.projets?.familles ?? []).flatMap((f, i) =>
    f.actions.flatMap((a, j): readonly Anomalie[] => {
      const chemin = [...ici, 'projets', 'familles', i, 'actions', j]
      if (!g.projets?.actions.includes(a))
        return [{ chemin, phrase: `L’action « ${a} » n’est pas de celles du guichet.`, remede: suggerer(a, g.projets?.actions ?? []) }]
      if (rangees.has(a)) return [{ chemin, phrase: `L’action « ${a} » est dans deux familles.`, remede: 'Gardez-la dans une seule.' }]
      rangees.add(a)
      return []
    }),
  )
}

/** Ce qu'un guichet décrit doit avoir son étape, et inversement. */
const duParcours = (g: Guichet, ici: Chemin): readonly Anomalie[] => {
  const chemin = [...ici, 'parcours']
  const rangs = g.parcours.map((e) => ETAPES.indexOf(e))
  const trouve: Anomalie[] = []
  rangs.forEach((rang, i) => {
    const precedent = rangs[i - 1]
    if (precedent !== undefined && rang <= precedent)
      trouve.push({
        chemin: [...chemin, i],
        phrase: `L’étape « ${g.parcours[i]} » ne peut pas suivre « ${g.parcours[i - 1]} ».`,
        remede: `L’ordre est : ${ETAPES.join(', ')}.`,
      })
  })
  if (!g.parcours.includes('candidature'))
    trouve.push({ chemin, phrase: 'Un guichet commence par la candidature.', remede: 'Ajoutez « candidature ».' })
  const accord = (etape: Etape, decrit: boolean, cle: Chemin, nom: string) => {
    if (decrit && !g.parcours.includes(etape))
      trouve.push({
        chemin: [...ici, ...cle],
        sur: 'cle',
        phrase: `Ce guichet décrit ${nom}, mais ne passe pas par l’étape « ${etape} ».`,
        remede: `Ajoutez « ${etape} » au parcours.`,
      })
    if (!decrit && g.parcours.includes(etape))
      trouve.push({ chemin, phrase: `L’étape « ${etape} » n’est pas décrite.`, remede: `Décrivez ${nom} sous « ${cle.join(' › ')} ».` })
  }
  accord('audit', g.audit !== undefined, ['audit'], 'l’audit')
  accord(
    'financement',
    g.arbitrage !== undefined || g.projets !== undefined || g.argent.enveloppe !== undefined,
    ['argent'],
    'le financement',
  )
  accord('convention', g.argent.convention !== undefined, ['argent', 'convention'], 'la convention')
  accord('versement', g.argent.versements.length > 0, ['argent', 'versements'], 'les versements')
  return trouve
}

const desCanaux = (g: Guichet, ici: Chemin): readonly Anomalie[] => [
  ...(g.canaux.length === 0
    ? [{ chemin: [...ici, 'canaux'], phrase: 'Ce guichet ne dit pas par où déposer.', remede: 'Ajoutez au moins « - par: palier ».' }]
    : []),
  ...g.canaux.flatMap((c, rang) =>
    c.par !== 'palier' && c.adresse === undefined
      ? [{ chemin: [...ici, 'canaux', rang], phrase: `Le dépôt par « ${c.par} » n’a pas d’adresse.`, remede: 'Ajoutez « adresse: ».' }]
      : [],
  ),
]
