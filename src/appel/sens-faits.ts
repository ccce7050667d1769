import { type Anomalie, type Chemin, suggerer } from '../socle/defaut.ts'
import type { Appel } from './appel.ts'
import { FAITS_PLATEFORME, type Fait } from './condition.ts'
import type { Genre, Question } from './questionnaire.ts'

/** Un fait a une source qui l'établit vraiment, et une question n'établit qu'un fait de son type. */
export const sensDesFaits = (appel: Appel): readonly Anomalie[] => [
  ...Object.entries(appel.faits).flatMap(([nom, fait]) => duFait(nom, fait, appel)),
  ...appel.guichets.flatMap((g, i) =>
    g.sections.flatMap((s, j) => s.questions.flatMap((q, k) => deLaQuestion(q, appel, ['guichets', i, 'sections', j, 'questions', k]))),
  ),
]

const duFait = (nom: string, fait: Fait, appel: Appel): readonly Anomalie[] => {
  const ici: Chemin = ['faits', nom]
  const trouve: Anomalie[] = []
  const questions = appel.guichets.flatMap((g) => g.sections.flatMap((s) => s.questions))
  if (fait.type === 'choix' && (fait.valeurs === undefined || fait.valeurs.length === 0))
    trouve.push({ chemin: ici, phrase: `Le fait « ${nom} » est un choix sans valeurs.`, remede: 'Ajoutez « valeurs: [ … ] ».' })
  if (fait.type !== 'choix' && fait.valeurs !== undefined)
    trouve.push({
      chemin: [...ici, 'valeurs'],
      sur: 'cle',
      phrase: `Le fait « ${nom} » n’est pas un choix.`,
      remede: 'Retirez « valeurs », ou écrivez « type: choix ».',
    })
  if (fait.type !== 'nombre' && fait.unite !== undefined)
    trouve.push({
      chemin: [...ici, 'unite'],
      sur: 'cle',
      phrase: `Le fait « ${nom} » n’est pas un nombre.`,
      remede: 'Retirez « unite », ou écrivez « type: nombre ».',
    })
  if (new Set(fait.valeurs).size !== (fait.valeurs?.length ?? 0))
    trouve.push({ chemin: [...ici, 'valeurs'], sur: 'cle', phrase: `Le fait « ${nom} » répète une valeur.`, remede: 'Gardez-en une.' })
  switch (fait.source) {
    case 'plateforme':
      return [...trouve, ...deLaPlateforme(nom, fait, ici)]
    case 'liste':
      return [...trouve, ...deLaListe(nom, fait, appel, ici)]
    case 'reponse':
      return questions.some((q) => q.fait === nom)
        ? trouve
        : [
            ...trouve,
            {
              chemin: ici,
              sur: 'cle',
              phrase: `Aucune question n’établit le fait « ${nom} ».`,
              remede: `Ajoutez « fait: ${nom} » à une question, ou changez sa source.`,
            },
          ]
    case 'registre':
      return trouve
  }
}

const deLaPlateforme = (nom: string, fait: Fait, ici: Chemin): readonly Anomalie[] => {
  const connu = FAITS_PLATEFORME[nom]
  if (connu === undefined)
    return [
      {
        chemin: ici,
        sur: 'cle',
        phrase: `La plateforme n’établit pas le fait « ${nom} ».`,
        remede: suggerer(nom, Object.keys(FAITS_PLATEFORME)),
      },
    ]
  if (connu.type !== fait.type)
    return [{ chemin: [...ici, 'type'], phrase: `« ${nom} » est de type « ${connu.type} ».`, remede: `Écrivez « type: ${connu.type} ».` }]
  if (connu.unite !== fait.unite) {
    const remede = connu.unite === undefined ? 'Retirez « unite ».' : `Écrivez « unite: ${connu.unite} ».`
    return [
      {
        chemin: [...ici, 'unite'],
        phrase: `« ${nom} » se mesure ${connu.unite === undefined ? 'sans unité' : `en ${connu.unite}`}.`,
        remede,
      },
    ]
  }
  return []
}

const deLaListe = (nom: string, fait: Fait, appel: Appel, ici: Chemin): readonly Anomalie[] => {
  const liste = fait.liste ?? nom
  if (liste in appel.listes) return []
  return [{ chemin: [...ici, 'liste'], phrase: `La liste « ${liste} » n’existe pas.`, remede: suggerer(liste, Object.keys(appel.listes)) }]
}

const TYPES: Readonly<Record<Genre, readonly Fait['type'][]>> = {
  texte: ['texte'],
  'texte-long': ['texte'],
  nombre: ['nombre'],
  montant: ['nombre'],
  'oui-non': ['oui-non'],
  choix: ['choix', 'texte'],
  'choix-multiple': [],
  jour: ['texte'],
  courriel: ['texte'],
  telephone: ['texte'],
  contact: ['oui-non'],
  adresse: [],
  sites: ['nombre'],
  bloc: [],
  grille: ['nombre'],
}

const deLaQuestion = (q: Question, appel: Appel, ici: Chemin): readonly Anomalie[] => {
  const trouve: Anomalie[] = []
  const aValeurs = q.genre === 'choix' || q.genre === 'choix-multiple'
  if (aValeurs && (q.valeurs === undefined || q.valeurs.length === 0))
    trouve.push({
      chemin: ici,
      phrase: `La question « ${q.code} » n’offre aucun choix.`,
      remede: 'Ajoutez « valeurs: » avec un code et un libellé chacune.',
    })
  if (!aValeurs && q.valeurs !== undefined)
    trouve.push({
      chemin: [...ici, 'valeurs'],
      sur: 'cle',
      phrase: `La question « ${q.code} » n’est pas un choix.`,
      remede: 'Retirez « valeurs », ou écrivez « genre: choix ».',
    })
  q.valeurs?.forEach((v, rang) => {
    if (q.valeurs?.findIndex((w) => w.code === v.code) !== rang)
      trouve.push({
        chemin: [...ici, 'valeurs', rang, 'code'],
        phrase: `La valeur « ${v.code} » est offerte deux fois.`,
        remede: 'Gardez-en une.',
      })
  })
  return q.fait === undefined ? trouve : [...trouve, ...duLien(q, q.fait, appel, ici)]
}

/** Un jour nourrit un âge que la plateforme compte (G-15), une grille le niveau de maturité ; « je ne sais pas » est une réponse, jamais une valeur. */
const duLien = (q: Question, nom: string, appel: Appel, ici: Chemin): readonly Anomalie[] => {
  const chemin = [...ici, 'fait']
  const fait = appel.faits[nom]
  if (fait === undefined)
    return [{ chemin, phrase: `Le fait « ${nom} » n’est pas déclaré.`, remede: suggerer(nom, Object.keys(appel.faits)) }]
  if (fait.source === 'plateforme' && q.genre === 'jour' && fait.unite === 'mois') return []
  if (nom === 'niveau de maturité' && q.genre === 'grille') return []
  if (fait.source !== 'reponse')
    return [
      {
        chemin,
        phrase: `Le fait « ${nom} » vient de la source « ${fait.source} », une réponse ne l’établit pas.`,
        remede: 'Écrivez « source: reponse » au fait, ou retirez « fait » d’ici.',
      },
    ]
  if (!TYPES[q.genre].includes(fait.type))
    return [
      {
        chemin,
        phrase: `Une réponse « ${q.genre} » n’établit pas un fait « ${fait.type} ».`,
        remede: 'Accordez le genre de la question et le type du fait.',
      },
    ]
  if (q.genre === 'montant' && fait.unite !== '€')
    return [{ chemin, phrase: `Le fait « ${nom} » d’un montant se compte en €.`, remede: 'Écrivez « unite: € » au fait.' }]
  if (q.genre === 'sites' && fait.unite !== 'site')
    return [{ chemin, phrase: `Le fait « ${nom} » compte des sites.`, remede: 'Écrivez « unite: site » au fait.' }]
  if (q.genre === 'nombre' && q.unite !== fait.unite)
    return [
      {
        chemin,
        phrase: `La question compte en « ${q.unite ?? 'rien'} », le fait en « ${fait.unite ?? 'rien'} ».`,
        remede: 'Écrivez la même unité aux deux.',
      },
    ]
  const horsFait =
    q.valeurs?.map((v) => v.code).filter((c) => fait.valeurs !== undefined && c !== 'je-ne-sais-pas' && !fait.valeurs.includes(c)) ?? []
  return horsFait.map((c) => ({
    chemin: [...ici, 'valeurs'],
    sur: 'cle',
    phrase: `La valeur « ${c} » n’est pas une valeur du fait « ${nom} ».`,
    remede: suggerer(c, fait.valeurs ?? []),
  }))
}
