import type { ReactNode } from 'react'
import type { Audit } from '../appel/appel.ts'
import type { Cadre } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Pourquoi, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direInstant, direJour, type Jour } from '../socle/temps.ts'
import { clausesPropres } from './commander.ts'
import { direJours, type Mission } from './mission.ts'
import { PageDeMission } from './portes.html.tsx'

export type ActePropose = { readonly terme: string; readonly href: string }
export type GrilleAvancee = { readonly code: string; readonly titre: string; readonly items: number; readonly repondues: number }

export type PageMissionProps = {
  readonly cadre: Cadre
  readonly mission: Mission
  readonly etat: string
  readonly organisme: string
  readonly prestataire: string
  readonly audit: Audit
  readonly limite: Jour | null
  readonly fuseau: string
  readonly clauses: Readonly<Record<string, { readonly texte: string }>>
  readonly grilles: readonly GrilleAvancee[]
  /** Qui tient ces réponses : l'auditeur, ou l'organisme. */
  readonly cote: 'declare' | 'audite'
  readonly constats: number
  readonly actes: readonly ActePropose[]
  readonly fait: string | undefined
}

/** Une mission d'audit : ce qui s'y fait maintenant, ses bornes, ce qu'il faut préparer, ses grilles. */
export const PageMission = (p: PageMissionProps) => (
  <PageDeMission
    cadre={p.cadre}
    titre="Mission d’audit"
    mission={p.mission.id}
    dossier={p.mission.dossier}
    organisme={p.organisme}
    etat={p.etat}
  >
    {p.fait !== undefined && <Avis ton="succes" titre={`C’est fait : ${p.fait}`} />}
    <h2>Que faire maintenant</h2>
    <Actes actes={p.actes} />
    <h2>En bref</h2>
    <Resume faits={enBref(p)} />
    <h2 id="preparer">Préparer</h2>
    <Preparation {...p} />
    <h2 id="sur-place">Sur place</h2>
    <Grilles {...p} />
  </PageDeMission>
)

const Actes = ({ actes }: Pick<PageMissionProps, 'actes'>) =>
  actes.length === 0 ? (
    <p>Rien ne dépend de vous à ce stade. Vous serez prévenu par courriel de la suite.</p>
  ) : (
    <ul className="palier-actes">
      {actes.map((a, rang) => (
        <li key={a.href}>
          <a className={rang === 0 ? 'fr-btn' : 'fr-link'} href={a.href}>
            {a.terme}
          </a>
        </li>
      ))}
    </ul>
  )

const enBref = (p: PageMissionProps): readonly { readonly nom: string; readonly valeur: ReactNode }[] => {
  const { mission, audit } = p
  const borne = (valeur: string, clauses: readonly string[]) => (
    <>
      {valeur}
      <Borne clauses={clausesPropres(audit, clauses)} texte={p.clauses} />
    </>
  )
  return [
    { nom: 'Prestataire', valeur: p.prestataire },
    { nom: 'Commandée', valeur: direInstant(mission.commandeeLe, p.fuseau) },
    { nom: 'Jours commandés', valeur: direJours(mission.jours) },
    { nom: 'Visite', valeur: direVisite(mission) },
    ...(audit.dureeMax === undefined ? [] : [{ nom: 'Durée sur place, au plus', valeur: borne(direJours(audit.dureeMax), ['A-15']) }]),
    ...(audit.preavis === undefined ? [] : [{ nom: 'Préavis, au moins', valeur: borne(`${audit.preavis} jours`, ['A-12']) }]),
    ...(p.limite === null ? [] : [{ nom: 'À planifier au plus tard', valeur: borne(direJour(p.limite), ['G-10']) }]),
    ...(audit.qualifications.length === 0 ? [] : [{ nom: 'Qualification exigée', valeur: audit.qualifications.join(', ') }]),
    { nom: 'Constats relevés', valeur: String(p.constats) },
    ...(mission.remiseLe === null ? [] : [{ nom: 'Rapport remis', valeur: direInstant(mission.remiseLe, p.fuseau) }]),
  ]
}

const Borne = ({ clauses, texte }: { readonly clauses: readonly string[]; readonly texte: PageMissionProps['clauses'] }) => (
  <Pourquoi clause={clauses.join(', ')} texte={clauses.map((c) => texte[c]?.texte ?? '').join(' ')} faits={[]} />
)

const direVisite = ({ debut, duree }: Mission): string =>
  debut === null ? 'Pas encore planifiée' : `${direJour(debut)}, ${direJours(duree ?? 0)} sur place`

/** Les trois listes de l'entretien préalable. */
const Preparation = ({ mission }: PageMissionProps) => {
  const { cadrage } = mission
  if (cadrage === null)
    return (
      <div className="palier-vide">
        <p className="fr-text--bold">Ce qu’il faudra préparer</p>
        <p>Les documents, les personnes à rencontrer et les sites à visiter apparaîtront ici après l’entretien préalable du prestataire.</p>
      </div>
    )
  return (
    <div className="palier-colonnes">
      <Liste titre="Documents à préparer" lignes={cadrage.documents} />
      <Liste titre="Personnes à rencontrer" lignes={cadrage.personnes} />
      <Liste titre="Sites à visiter" lignes={cadrage.sites} />
    </div>
  )
}

const Liste = ({ titre, lignes }: { readonly titre: string; readonly lignes: readonly string[] }) => (
  <div>
    <h3>{titre}</h3>
    <ul>
      {lignes.map((l) => (
        <li key={l}>{l}</li>
      ))}
    </ul>
  </div>
)

const Grilles = ({ grilles, mission, cote }: PageMissionProps) => (
  <Tableau
    legende={cote === 'audite' ? 'Grilles de l’audit, remplies par l’auditeur' : 'Grilles de l’audit, remplies par l’organisme'}
    lignes={grilles}
    cle={(g) => g.code}
    vide="Cet appel ne demande pas de grille."
    colonnes={[
      { titre: 'Grille', cellule: (g) => <a href={`/missions/${mission.id}/grilles/${g.code}`}>{g.titre}</a> },
      { titre: 'Avancement', alignement: 'droite', cellule: (g) => `${g.repondues} réponse${g.repondues > 1 ? 's' : ''} sur ${g.items}` },
    ]}
  />
)
