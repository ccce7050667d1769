import { composer } from '../plateforme/pdf/composer.pdf.ts'
import type { Bloc } from '../plateforme/pdf/lettre.ts'
import { direMontant } from '../socle/montant.ts'
import { direJour, type Instant } from '../socle/temps.ts'
import type { ConventionEcrite, Obligation } from './texte.ts'

/** La convention entre ses parties, en PDF (G-36). `le` : l'instant de la lecture. */
export const conventionEnPdf = (c: ConventionEcrite, le: Instant): Uint8Array =>
  composer(
    {
      titre: c.type,
      emetteur: c.agence,
      pied: `${c.type}, dossier ${c.dossier}`,
      blocs: [
        { genre: 'paragraphe', texte: `Appel « ${c.appel} », dossier ${c.dossier}.` },
        { genre: 'titre', texte: 'Article 1. Parties' },
        { genre: 'liste', items: c.parties.map((p) => p.nom) },
        { genre: 'titre', texte: 'Article 2. Objet' },
        {
          genre: 'paragraphe',
          texte: `La convention porte sur l’aide accordée à ${c.organisme.nom} (SIRET ${c.organisme.siret}, ${c.organisme.commune}), au titre de « ${c.objet} ».`,
        },
        { genre: 'titre', texte: 'Article 3. Montant' },
        {
          genre: 'paragraphe',
          texte: `L’aide s’élève à ${direMontant(c.montant)}.${c.payeur === undefined ? '' : ` Elle est versée par ${c.payeur}.`}`,
        },
        { genre: 'titre', texte: 'Article 4. Versements' },
        versements(c),
        { genre: 'titre', texte: 'Article 5. Obligations' },
        { genre: 'liste', items: c.obligations.map(direObligation) },
        { genre: 'titre', texte: 'Signatures' },
        { genre: 'faits', faits: c.parties.map((p) => ({ nom: p.nom, valeur: p.signature ?? 'à signer' })) },
      ],
    },
    le,
  )

const direObligation = (o: Obligation): string =>
  [o.texte, ...(o.echeance === undefined ? [] : [`Au plus tard le ${direJour(o.echeance)}.`]), o.consequence].join(' ').trim()

const versements = ({ tranches }: ConventionEcrite): Bloc => ({
  genre: 'tableau',
  colonnes: [
    { titre: 'Versement', largeur: 3, alignement: 'gauche' },
    { titre: 'Quand', largeur: 3, alignement: 'gauche' },
    { titre: 'Part', largeur: 1, alignement: 'droite' },
    { titre: 'Montant prévu', largeur: 2, alignement: 'droite' },
  ],
  lignes: tranches.map((t) => [t.titre, t.quand, `${t.part}\u00a0%`, direMontant(t.montant)]),
})
