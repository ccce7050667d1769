import { composer } from '../plateforme/pdf/composer.pdf.ts'
import type { Bloc } from '../plateforme/pdf/lettre.ts'
import { direMontant, type Montant } from '../socle/montant.ts'
import { direJour, type Instant, jourDe } from '../socle/temps.ts'
import type { Appel, Guichet } from './appel.ts'
import { direDepense, direTranche } from './depense.phrases.ts'
import { etapesDe } from './etapes.ts'
import { direFenetre, fenetreDe } from './fenetre.ts'
import { aPreparer } from './preparer.ts'

export type GuichetImprime = { readonly guichet: Guichet; readonly enveloppe: Montant | undefined; readonly plafond: Montant | undefined }

/** L'appel entier sur papier : qui, quoi, combien, quoi préparer, pour quand, à qui parler. Daté, car une séance peut bouger. */
export const appelEnPdf = (appel: Appel, guichets: readonly GuichetImprime[], le: Instant): Uint8Array =>
  composer(
    {
      titre: appel.titre,
      emetteur: appel.agence.nom,
      pied: `Version ${appel.version}, imprimée le ${direJour(jourDe(le, appel.fuseau))}`,
      blocs: [
        { genre: 'paragraphe', texte: appel.promesse },
        { genre: 'paragraphe', texte: `${appel.agence.nom}, avec ${appel.agence.operateur}.` },
        ...guichets.flatMap((g) => blocsDuGuichet(appel, g, le)),
        { genre: 'titre', texte: 'Les dates' },
        { genre: 'faits', faits: etapesDe(appel, le).map((e) => ({ nom: e.titre, valeur: e.quand })) },
        { genre: 'titre', texte: 'À qui s’adresser' },
        { genre: 'faits', faits: appel.contacts.map((c) => ({ nom: c.fonction, valeur: c.courriel })) },
        ...liste(
          'Les textes',
          appel.references.map((r) => r.titre),
        ),
      ],
    },
    le,
  )

const blocsDuGuichet = (appel: Appel, { guichet, enveloppe, plafond }: GuichetImprime, le: Instant): readonly Bloc[] => {
  const { argent } = guichet
  const admises = argent.depenses.filter((d) => d.eligible).map(direDepense)
  const ecartees = argent.depenses.filter((d) => !d.eligible).map(direDepense)
  return [
    { genre: 'titre', texte: guichet.titre },
    { genre: 'paragraphe', texte: `${guichet.resume} ${direFenetre(fenetreDe(guichet, appel.fuseau, le), appel.fuseau, le)}.` },
    ...liste(
      'Qui peut demander',
      guichet.conditions.map((c) => c.titre),
      'sous-titre',
    ),
    { genre: 'sous-titre', texte: 'Ce qui est aidé, et combien' },
    {
      genre: 'faits',
      faits: [
        ...argent.aide.map((a) => ({ nom: a.nature === 'en-nature' ? 'Pris en charge pour vous' : 'Aide', valeur: a.titre })),
        ...(enveloppe === undefined ? [] : [{ nom: 'Enveloppe pour tous les dossiers', valeur: direMontant(enveloppe) }]),
        ...(plafond === undefined ? [] : [{ nom: 'Au plus, par porteur', valeur: direMontant(plafond) }]),
        ...(argent.versements.length === 0 ? [] : [{ nom: 'Versements', valeur: argent.versements.map(direTranche).join(' ; ') }]),
        ...(admises.length === 0 ? [] : [{ nom: 'Dépenses aidées', valeur: admises.join(', ') }]),
        ...(ecartees.length === 0 ? [] : [{ nom: 'Dépenses non aidées', valeur: ecartees.join(', ') }]),
      ],
    },
    ...liste('Ce qu’il faut préparer', aPreparer(guichet), 'sous-titre'),
  ]
}

const liste = (titre: string, items: readonly string[], genre: 'titre' | 'sous-titre' = 'titre'): readonly Bloc[] =>
  items.length === 0
    ? []
    : [
        { genre, texte: titre },
        { genre: 'liste', items },
      ]
