import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direMontant } from '../socle/montant.ts'
import { direInstant, direJour } from '../socle/temps.ts'
import { passage } from '../vie.ts'
import type { Signature } from './signature.ts'

export type PageSignaturesProps = {
  readonly cadre: Cadre
  readonly appel: { readonly code: string; readonly titre: string; readonly fuseau: string }
  readonly signatures: readonly Signature[]
  readonly delegue: 'oui' | 'non'
}

/** Qui signe par délégation de la direction, pour quoi, jusqu'à combien et quand. */
export const PageSignatures = ({ cadre, appel, signatures, delegue }: PageSignaturesProps) => (
  <Page cadre={cadre} titre="Délégations de signature" fil={[{ texte: appel.titre, href: `/appels/${appel.code}` }]}>
    <Tableau
      legende="Les plus récentes d’abord"
      lignes={signatures}
      cle={(s) => s.id}
      vide="La direction signe elle-même toutes les décisions de cet appel."
      colonnes={[
        { titre: 'Agent', cellule: (s) => s.nom },
        { titre: 'Arrêté', cellule: (s) => s.reference },
        { titre: 'Actes', cellule: (s) => s.actes.map((a) => passage('dossier', a)?.terme ?? a).join(', ') },
        { titre: 'Jusqu’à', alignement: 'droite', cellule: (s) => (s.plafond === null ? 'Sans limite' : direMontant(s.plafond)) },
        { titre: 'Jours', cellule: (s) => `Du ${direJour(s.du)} au ${direJour(s.au)}` },
        { titre: 'Retirée', cellule: (s) => (s.retireeLe === null ? 'Non' : direInstant(s.retireeLe, appel.fuseau)) },
      ]}
    />
    {delegue === 'oui' && (
      <ul className="palier-actes">
        <li>
          <a className="fr-btn" href={`/actes/deleguer-signature/${appel.code}`}>
            Déléguer la signature
          </a>
        </li>
        {signatures.some((s) => s.retireeLe === null) && (
          <li>
            <a className="fr-link" href={`/actes/retirer-signature/${appel.code}`}>
              Retirer une délégation de signature
            </a>
          </li>
        )}
      </ul>
    )}
  </Page>
)
