import { imprimer } from '../plateforme/pdf/document.pdf.ts'
import { type Bloc, liste, paragraphe, titre } from '../plateforme/pdf/document.ts'
import { direMontant } from '../socle/montant.ts'
import { AUDIT_DE_CONTROLE, type RapportCompose, REGLE_DE_PRIORITE } from './composer.ts'
import { DOMAINES_DITS, direGravite } from './constats.phrases.ts'
import { direJours } from './mission.ts'

/** Le rapport d'audit et son plan d'actions, en PDF. */
export const imprimerRapport = (
  rapport: RapportCompose,
  identite: readonly { readonly nom: string; readonly valeur: string }[],
  organisme: string,
): Uint8Array =>
  imprimer({
    titre: 'Rapport d’audit de sécurité',
    chapeau: organisme,
    pied: `Confidentiel · ${organisme}`,
    blocs: [
      { genre: 'faits', lignes: identite },
      titre('Synthèse pour la direction'),
      liste(rapport.synthese, ''),
      titre('Maturité'),
      ...rapport.maturites.flatMap((m): readonly Bloc[] => [
        titre(m.titre, 2),
        {
          genre: 'faits',
          lignes: [
            { nom: 'Niveau', valeur: m.niveau },
            { nom: 'Score', valeur: m.score },
            { nom: 'Répondu', valeur: m.repondu },
            { nom: 'Raison', valeur: m.raison },
          ],
        },
      ]),
      titre('Constats'),
      ...rapport.constats.flatMap((c): readonly Bloc[] => [
        titre(`${c.code} · ${c.titre}`, 2),
        paragraphe(`Gravité ${direGravite(c.gravite).toLowerCase()}. ${DOMAINES_DITS[c.domaine]}.`),
        paragraphe(`Ce qui a été vu : ${c.description}`),
      ]),
      titre('Plan d’actions'),
      paragraphe(REGLE_DE_PRIORITE),
      plan(rapport),
      titre('Personnes rencontrées'),
      liste(rapport.rencontres, 'Personne n’est encore nommé.'),
      titre('Annexe : cadrage de la mission'),
      titre('Documents', 2),
      liste(rapport.cadrage.documents, 'Aucun document demandé.'),
      titre('Sites', 2),
      liste(rapport.cadrage.sites, 'Aucun site désigné.'),
      titre('Suite'),
      paragraphe(AUDIT_DE_CONTROLE),
    ],
  })

const plan = ({ actions }: RapportCompose): Bloc => ({
  genre: 'tableau',
  colonnes: [
    { titre: 'Action', largeur: 4, alignement: 'gauche' },
    { titre: 'Priorité', largeur: 2, alignement: 'gauche' },
    { titre: 'Répond à', largeur: 1.5, alignement: 'gauche' },
    { titre: 'Difficulté', largeur: 1.5, alignement: 'gauche' },
    { titre: 'Délai', largeur: 1.3, alignement: 'droite' },
    { titre: 'Durée', largeur: 1.5, alignement: 'droite' },
    { titre: 'Coût', largeur: 1.7, alignement: 'droite' },
  ],
  lignes: actions.map((a) => [
    `${a.code} · ${a.titre}`,
    `${a.priorite} (${direGravite(a.criticite).toLowerCase()})`,
    a.constats.join(', '),
    `${a.complexite} sur 3`,
    `${a.delaiMois}\u00a0mois`,
    direJours(a.jours),
    direMontant(a.cout),
  ]),
})
