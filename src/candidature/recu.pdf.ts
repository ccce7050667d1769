import { composer } from '../plateforme/pdf/composer.pdf.ts'
import type { Bloc } from '../plateforme/pdf/lettre.ts'
import { direInstant } from '../socle/temps.ts'
import { depensesEnBloc } from './depenses-en-bloc.ts'
import type { DossierLu } from './dossier-lu.ts'
import type { Grave } from './grave.ts'
import type { ProjetDit } from './instantane.ts'
import { direOrigine } from './recueil.ts'
import { enGroupes, engagementsDus, suitesDe } from './suites.ts'

/** Le reçu d'un dépôt, en PDF accessible : ce que dit la page, puis tout ce qui a été déposé. */
export const recuEnPdf = (lu: DossierLu, depot: Grave): Uint8Array => {
  const { dossier, appel, guichet } = lu
  const dus = engagementsDus(lu, depot.le, depot.le)
  const { sections, projets, pieces, dits } = depot.instantane
  return composer(
    {
      titre: 'Reçu de dépôt',
      emetteur: appel.agence.nom,
      pied: `Dossier ${dossier.id}, ${dossier.organisme.nom}`,
      blocs: [
        { genre: 'grand', texte: dossier.id },
        { genre: 'paragraphe', texte: `Reçu le ${direInstant(depot.le, appel.fuseau)}.` },
        {
          genre: 'faits',
          faits: [
            { nom: 'Organisme', valeur: `${dossier.organisme.nom}, SIRET ${dossier.organisme.siret}` },
            { nom: 'Appel', valeur: appel.titre },
            { nom: 'Demande', valeur: guichet.titre },
            ...(depot.recueil === null ? [] : [{ nom: 'Origine', valeur: direOrigine(depot.recueil, appel.fuseau) }]),
          ],
        },
        { genre: 'titre', texte: 'Et maintenant' },
        { genre: 'liste', items: suitesDe(lu, depot.le).map((s) => (s.quand === undefined ? s.titre : `${s.titre} : ${s.quand}`)) },
        ...(dus.length === 0
          ? []
          : [
              { genre: 'titre', texte: 'Engagements pris' } as const,
              { genre: 'liste', items: dus.map((e) => `${e.texte} ${e.quand} ${e.consequence}`) } as const,
            ]),
        { genre: 'titre', texte: 'Le sceau de ce dépôt' },
        { genre: 'paragraphe', texte: 'Calculé sur tout ce qui a été déposé, au caractère près.' },
        { genre: 'sceau', texte: enGroupes(depot.empreinte) },
        ...sections.flatMap((s) => [
          { genre: 'titre', texte: s.titre } as const,
          { genre: 'faits', faits: s.lignes.map((l) => ({ nom: l.question, valeur: l.reponse })) } as const,
        ]),
        ...(projets.length === 0
          ? []
          : [
              { genre: 'titre', texte: 'Projets' } as const,
              { genre: 'faits', faits: projets.map((p) => ({ nom: `${p.rang}. ${p.titre}`, valeur: p.total })) } as const,
            ]),
        ...(dits?.projets ?? []).flatMap(projetEnBlocs),
        ...(pieces.length === 0
          ? []
          : [
              { genre: 'titre', texte: 'Pièces jointes' } as const,
              {
                genre: 'faits',
                faits: pieces.map((p) => ({ nom: p.titre, valeur: `${p.nom}, SHA-256 ${enGroupes(p.empreinte)}` })),
              } as const,
            ]),
      ],
    },
    depot.le,
  )
}

const projetEnBlocs = (p: ProjetDit): readonly Bloc[] => [
  { genre: 'sous-titre', texte: `Projet ${p.rang} : ${p.titre}` },
  {
    genre: 'faits',
    faits: [
      ...p.description.map((l) => ({ nom: l.question, valeur: l.reponse })),
      ...p.devis.map((d, i) => ({ nom: `Devis ${i + 1}`, valeur: `${d.fournisseur}, ${d.numero}, ${d.montant}` })),
    ],
  },
  ...(p.depenses.length === 0 ? [] : [depensesEnBloc(p.depenses)]),
]
