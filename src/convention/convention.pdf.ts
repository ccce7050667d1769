import { type Bloc, liste, paragraphe, titre } from '../plateforme/pdf/document.ts'
import { imprimer } from '../plateforme/pdf/document.pdf.ts'
import { direMontant } from '../socle/montant.ts'
import { direJour } from '../socle/temps.ts'
import type { ConventionEcrite } from './texte.ts'

/** La convention entre ses parties, en PDF (G-36). */
export const imprimerConvention = (c: ConventionEcrite): Uint8Array =>
  imprimer({
    titre: c.type,
    chapeau: `Dossier ${c.dossier}. ${c.appel}`,
    pied: `${c.type} · dossier ${c.dossier}`,
    blocs: [
      titre('Article 1. Parties'),
      liste(c.parties.map((p) => p.nom), ''),
      titre('Article 2. Objet'),
      paragraphe(`La convention porte sur l’aide accordée à ${c.organisme.nom} (SIRET ${c.organisme.siret}, ${c.organisme.commune}), au titre de : ${c.objet}.`),
      titre('Article 3. Montant'),
      paragraphe(`L’aide s’élève à ${direMontant(c.montant)}${c.payeur === undefined ? '' : `. Elle est versée par ${c.payeur}`}.`),
      titre('Article 4. Versements'),
      versements(c),
      titre('Article 5. Obligations'),
      liste(
        c.obligations.map((o) => `${o.texte}${o.echeance === undefined ? '' : ` Au plus tard le ${direJour(o.echeance)}.`}${o.consequence === '' ? '' : ` ${o.consequence}`}`),
        'Aucune obligation particulière.',
      ),
      titre('Signatures'),
      liste(c.parties.map((p) => `${p.nom} : ${p.signature ?? 'à signer'}`), ''),
    ],
  })

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
