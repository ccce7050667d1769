import { depensesEnBloc } from '../candidature/depenses-en-bloc.ts'
import type { DepenseDite } from '../candidature/instantane.ts'
import type { Bloc, Lettre } from '../plateforme/pdf/lettre.ts'
import { direMontant, type Montant } from '../socle/montant.ts'
import { direJour, type Jour } from '../socle/temps.ts'

/** Ce qu'un membre lit d'un dossier avant la séance. `avis` : ce que son propre avis lui permet d'en savoir. Montants en centimes. */
export type DossierARemettre = {
  readonly id: string
  readonly organisme: string
  readonly guichet: string
  readonly demande: Montant | undefined
  readonly projets: readonly {
    readonly titre: string
    readonly objectifs: string
    readonly total: string
    readonly depenses: readonly Omit<DepenseDite, 'aide'>[]
  }[]
  readonly reserves: readonly { readonly titre: string; readonly reponse: 'non' | 'a-verifier' }[]
  readonly conditions: number
  readonly avis: string
  readonly pieces: readonly string[]
}

/** Les documents d'une séance en un seul fichier : l'ordre du jour, puis une fiche par dossier ; ceux dont le lecteur est écarté n'y sont pas. */
export const documentsDeSeance = (s: {
  readonly agence: string
  readonly titre: string
  readonly commission: string
  readonly jour: Jour
  readonly dossiers: readonly DossierARemettre[]
  readonly tus: number
}): Lettre => ({
  titre: `Documents de la séance du ${direJour(s.jour)}`,
  emetteur: s.agence,
  pied: `${s.commission}, séance du ${direJour(s.jour)}`,
  blocs: [
    {
      genre: 'faits',
      faits: [
        { nom: 'Appel', valeur: s.titre },
        { nom: 'Commission', valeur: s.commission },
      ],
    },
    { genre: 'titre', texte: 'Ordre du jour' },
    ordreDuJour(s.dossiers),
    ...(s.tus === 0 ? [] : [{ genre: 'paragraphe' as const, texte: 'Les dossiers dont vous êtes écarté ne sont pas dans ce document.' }]),
    ...s.dossiers.flatMap(fiche),
  ],
})

const ordreDuJour = (dossiers: readonly DossierARemettre[]): Bloc =>
  dossiers.length === 0
    ? { genre: 'paragraphe', texte: 'Aucun dossier n’y est encore inscrit.' }
    : {
        genre: 'tableau',
        colonnes: [
          { titre: 'Dossier', largeur: 2, alignement: 'gauche' },
          { titre: 'Organisme', largeur: 4, alignement: 'gauche' },
          { titre: 'Guichet', largeur: 3, alignement: 'gauche' },
          { titre: 'Demande', largeur: 2, alignement: 'droite' },
        ],
        lignes: dossiers.map((d) => [d.id, d.organisme, d.guichet, d.demande === undefined ? '' : direMontant(d.demande)]),
      }

const fiche = (d: DossierARemettre): readonly Bloc[] => [
  { genre: 'titre', texte: `${d.organisme}, dossier ${d.id}` },
  {
    genre: 'faits',
    faits: [
      { nom: 'Guichet', valeur: d.guichet },
      ...(d.demande === undefined ? [] : [{ nom: 'Part que l’appel peut aider', valeur: direMontant(d.demande) }]),
      { nom: 'Conditions', valeur: direConditions(d) },
      { nom: 'Avis des membres', valeur: d.avis },
      ...(d.pieces.length === 0 ? [] : [{ nom: 'Pièces au dossier', valeur: d.pieces.join(', ') }]),
    ],
  },
  ...d.projets.flatMap((p, rang): readonly Bloc[] => [
    { genre: 'sous-titre', texte: `Projet ${rang + 1} : ${p.titre}, ${p.total}` },
    { genre: 'paragraphe', texte: p.objectifs },
    ...(p.depenses.length === 0 ? [] : [depensesEnBloc(p.depenses)]),
  ]),
]

const direConditions = ({ conditions, reserves }: DossierARemettre): string => {
  if (conditions === 0) return 'à examiner'
  if (reserves.length === 0) return 'toutes remplies'
  return reserves.map((r) => `${r.reponse === 'non' ? 'non' : 'à vérifier'} : ${r.titre}`).join(' ; ')
}
