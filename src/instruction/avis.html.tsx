import type { ReactNode } from 'react'
import { direTaille } from '../acteurs/organisme.ts'
import { compterProjets } from '../candidature/budget.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { FormulaireDAvis, type PourFormulaire } from './avis-formulaire.html.tsx'
import { AvisLus, type PourAvisLus } from './avis-lus.html.tsx'
import type { Priorite } from './priorite.ts'
import type { Calcules } from './total.ts'

export type PageAvisProps = {
  readonly cadre: Cadre
  readonly lu: DossierLu
  readonly priorite: Priorite
  readonly calcules: Calcules
  /** Le formulaire, ou pourquoi cette personne ne note pas. */
  readonly formulaire: PourFormulaire | { readonly raison: string }
  /** Les avis que cette personne lit ; `raison` : pourquoi elle n'y lit que le sien. */
  readonly lus: PourAvisLus
  readonly raison: Refus | undefined
  readonly fait: 'oui' | 'non'
}

/** Les avis sur un dossier : de quoi juger, où noter, puis ce que les autres en disent. */
export const PageAvis = (p: PageAvisProps) => {
  const { dossier } = p.lu
  return (
    <Page
      cadre={p.cadre}
      titre={`Avis sur le dossier ${dossier.id}`}
      fil={[
        { texte: 'Dossiers', href: '/dossiers' },
        { texte: `Dossier ${dossier.id}`, href: `/dossiers/${dossier.id}` },
      ]}
      erreurs={'raison' in p.formulaire ? 0 : p.formulaire.erreurs.length}
    >
      {p.fait === 'oui' && (
        <Avis ton="succes" titre="Votre avis est enregistré">
          <a href="#avis-donnes">Lire les avis donnés</a>
        </Avis>
      )}
      <p className="fr-text--lead">{dossier.organisme.nom}</p>
      <Resume faits={enBref(p)} />
      <h2>Votre avis</h2>
      {'raison' in p.formulaire ? <p>{p.formulaire.raison}</p> : <FormulaireDAvis {...p.formulaire} />}
      <h2 id="avis-donnes">{p.raison === undefined ? `Les avis donnés (${p.lus.avis.length})` : 'Les autres avis'}</h2>
      {p.raison === undefined ? <AvisLus {...p.lus} /> : <p>{p.raison.phrase}</p>}
    </Page>
  )
}

const enBref = ({ lu, priorite, calcules }: PageAvisProps): readonly { readonly nom: string; readonly valeur: ReactNode }[] => {
  const { dossier, guichet } = lu
  const reserves = lu.verdicts.filter((v) => v.reponse !== 'oui')
  return [
    { nom: 'Dossier', valeur: <a href={`/dossiers/${dossier.id}/depot`}>Lire le dossier déposé et ses pièces</a> },
    { nom: 'Organisme', valeur: direTaille(dossier.organisme) },
    { nom: 'Guichet', valeur: guichet.titre },
    ...(guichet.projets === undefined
      ? []
      : [
          {
            nom: 'Demande',
            valeur: (
              <>
                {`${dossier.projets.length} projet${dossier.projets.length > 1 ? 's' : ''}, part que l’appel peut aider : `}
                <Montant valeur={compterProjets(dossier.projets, guichet.argent.depenses).net} />
              </>
            ),
          },
        ]),
    {
      nom: 'Conditions',
      valeur:
        reserves.length === 0
          ? 'Toutes remplies'
          : reserves.map((v) => `${v.reponse === 'non' ? 'Non' : 'À vérifier'} : ${v.condition.titre}`).join(' ; '),
    },
    ...guichet.choix.criteres
      .filter((c) => c.regle !== undefined)
      .map((c) => ({ nom: `${c.titre} (calculé)`, valeur: direCalcule(calcules[c.code]) })),
    ...(priorite.facteurs.length === 0
      ? []
      : [
          {
            nom: 'Priorité',
            valeur: `${priorite.points} points${priorite.inconnus > 0 ? `, ${priorite.inconnus} facteurs inconnus` : ''}`,
          },
        ]),
  ]
}

const direCalcule = (v: number | boolean | undefined): string => {
  if (v === undefined) return 'Inconnu : il manque un fait au dossier'
  return typeof v === 'boolean' ? (v ? 'Oui' : 'Non') : `${v} sur 100`
}
