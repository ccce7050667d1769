import type { Commission } from '../appel/commission.ts'
import type { Bloc, Lettre } from '../plateforme/pdf/lettre.ts'
import { direMontant } from '../socle/montant.ts'
import { direHeure, direInstant, direJour, type Instant, type Jour } from '../socle/temps.ts'
import type { AvisRendu } from './avis-rendu.ts'
import type { Presence } from './presence.ts'
import type { Version } from './proces-verbal.ts'
import { direVoix } from './scrutin.ts'
import { SENS_DITS } from './sens-d-avis.ts'

/** Ce que le procès-verbal dit d'un dossier. `ecartes` : qui s'en était retiré, et pourquoi. */
export type DossierAuProcesVerbal = {
  readonly id: string
  readonly organisme: string
  readonly guichet: string
  readonly rendus: readonly AvisRendu[]
  readonly ecartes: readonly { readonly nom: string; readonly motif: string }[]
}

export type SeanceAuProcesVerbal = {
  readonly appel: { readonly titre: string; readonly agence: string; readonly fuseau: string }
  readonly commission: Pick<Commission, 'titre' | 'sieges'>
  readonly jour: Jour
  readonly ouverteLe: Instant
  readonly tenueLe: Instant
  readonly preside: string
  readonly presences: readonly (Presence & { readonly nom: string })[]
  readonly dossiers: readonly DossierAuProcesVerbal[]
  /** Des dossiers que ce lecteur ne voit pas : sa copie le dit, sans dire lesquels. */
  readonly tus: number
  readonly version: Version
  readonly approuve: { readonly nom: string; readonly le: Instant } | undefined
}

/** Le procès-verbal d'une séance, tiré de ses faits : rien n'y est écrit à la main que les observations et les notes. */
export const texteDuProcesVerbal = (s: SeanceAuProcesVerbal): Lettre => ({
  titre: `Procès-verbal de la séance du ${direJour(s.jour)}`,
  emetteur: s.appel.agence,
  pied: `${s.commission.titre}, séance du ${direJour(s.jour)}`,
  blocs: [
    {
      genre: 'faits',
      faits: [
        { nom: 'Appel', valeur: s.appel.titre },
        { nom: 'Commission', valeur: s.commission.titre },
        { nom: 'Ouverte', valeur: direInstant(s.ouverteLe, s.appel.fuseau) },
        { nom: 'Levée', valeur: direInstant(s.tenueLe, s.appel.fuseau) },
        { nom: 'Présidée par', valeur: s.preside },
      ],
    },
    { genre: 'titre', texte: 'Présents' },
    presents(s),
    ...absents(s),
    ...s.dossiers.filter((d) => d.rendus.length > 0).flatMap((d) => unDossier(d, s)),
    ...nonExamines(s),
    ...(s.version.observations === '' ? [] : ([{ genre: 'titre', texte: 'Observations' }, paragraphe(s.version.observations)] as const)),
    ...(s.tus === 0 ? [] : [paragraphe('Cette copie ne dit rien des dossiers dont son lecteur est écarté.')]),
    { genre: 'titre', texte: 'Approbation' },
    paragraphe(
      s.approuve === undefined
        ? 'Projet : ce procès-verbal n’est pas encore approuvé.'
        : `Approuvé et signé par ${s.approuve.nom}, qui présidait, le ${direInstant(s.approuve.le, s.appel.fuseau)}.`,
    ),
  ],
})

const paragraphe = (texte: string): Bloc => ({ genre: 'paragraphe', texte })

const presents = ({ presences, commission, appel }: SeanceAuProcesVerbal): Bloc => ({
  genre: 'tableau',
  colonnes: [
    { titre: 'Siège', largeur: 4, alignement: 'gauche' },
    { titre: 'Personne', largeur: 3, alignement: 'gauche' },
    { titre: 'Voix', largeur: 2, alignement: 'gauche' },
    { titre: 'Arrivée', largeur: 1, alignement: 'droite' },
    { titre: 'Départ', largeur: 1, alignement: 'droite' },
  ],
  lignes: presences.map((p) => {
    const siege = commission.sieges.find((x) => x.fonction === p.siege)
    return [
      siege?.titre ?? p.siege,
      p.nom,
      siege?.voix === 'consultative' ? 'consultative' : 'délibérative',
      direHeure(p.arrivee, appel.fuseau),
      p.depart === null ? '' : direHeure(p.depart, appel.fuseau),
    ]
  }),
})

const absents = ({ presences, commission }: SeanceAuProcesVerbal): readonly Bloc[] => {
  const vides = commission.sieges.filter((x) => !presences.some((p) => p.siege === x.fonction))
  return vides.length === 0 ? [] : [paragraphe(`Sièges restés vides : ${vides.map((v) => v.titre).join(', ')}.`)]
}

const unDossier = (d: DossierAuProcesVerbal, s: SeanceAuProcesVerbal): readonly Bloc[] => {
  const note = s.version.notes[d.id]
  return [
    { genre: 'titre', texte: `${d.organisme}, dossier ${d.id}` },
    paragraphe(
      `${d.guichet}.${d.ecartes.length === 0 ? '' : ` N’ont ni délibéré, ni compté au quorum : ${d.ecartes.map((e) => `${e.nom} (${e.motif})`).join(' ; ')}.`}`,
    ),
    ...d.rendus.flatMap((a) => unAvis(a, s)),
    ...(note === undefined ? [] : [paragraphe(note)]),
  ]
}

const unAvis = (a: AvisRendu, s: SeanceAuProcesVerbal): readonly Bloc[] => [
  {
    genre: 'faits',
    faits: [
      ...(a.rectification === null ? [] : [{ nom: 'Avis corrigé', valeur: `${a.rectification} (${direInstant(a.le, s.appel.fuseau)})` }]),
      { nom: 'Avis', valeur: direSens(a) },
      ...(a.reserve === null ? [] : [{ nom: 'Réserve', valeur: a.reserve }]),
      ...(a.condition === null
        ? []
        : [{ nom: 'Condition', valeur: `${a.condition.texte} Au plus tard le ${direJour(a.condition.avant)}.` }]),
      ...(a.montant === null ? [] : [{ nom: 'Montant proposé', valeur: direMontant(a.montant) }]),
      { nom: 'Motifs', valeur: a.motif },
      {
        nom: 'Délibéré',
        valeur: `${a.mode === 'consensus' ? 'par consensus' : 'par un vote'} à ${direHeure(a.delibereLe, s.appel.fuseau)}, ${direSieges(a)}`,
      },
      ...(a.mode === 'vote' ? [{ nom: 'Vote', valeur: direVoix(a.participants) }] : []),
      ...(a.objections === null ? [] : [{ nom: 'Objections', valeur: a.objections }]),
    ],
  },
  ...(a.mode === 'vote' ? [voixNominales(a, s)] : []),
]

const direSens = (a: AvisRendu): string => {
  const propose = SENS_DITS[a.propose].texte
  if (a.issue === 'rejete') return `Proposition rejetée (${propose.toLowerCase()})`
  return a.issue === 'partage' ? `Ajourné, les voix s’étant partagées sur : ${propose.toLowerCase()}` : propose
}

/** « 5 sièges, 5 exigés ». */
const direSieges = ({ participants: { length: n }, exiges }: AvisRendu): string =>
  `${n} siège${n > 1 ? 's' : ''}${exiges === null ? '' : `, ${exiges} exigé${exiges > 1 ? 's' : ''}`}`

const voixNominales = (a: AvisRendu, s: SeanceAuProcesVerbal): Bloc => ({
  genre: 'tableau',
  colonnes: [
    { titre: 'Siège', largeur: 5, alignement: 'gauche' },
    { titre: 'Personne', largeur: 3, alignement: 'gauche' },
    { titre: 'Voix', largeur: 2, alignement: 'gauche' },
  ],
  lignes: a.participants.map((p) => [s.commission.sieges.find((x) => x.fonction === p.siege)?.titre ?? p.siege, p.nom, p.voix ?? '']),
})

const nonExamines = ({ dossiers }: SeanceAuProcesVerbal): readonly Bloc[] => {
  const restent = dossiers.filter((d) => d.rendus.length === 0)
  return restent.length === 0
    ? []
    : [
        { genre: 'titre', texte: 'Dossiers non examinés' },
        { genre: 'liste', items: restent.map((d) => `${d.organisme}, dossier ${d.id}`) },
      ]
}
