import type { Cadre } from '../plateforme/dsfr/page.html.tsx'
import { Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { DOMAINES_DITS, direGravite } from './constats.phrases.ts'
import { direJours } from './mission.ts'
import { PageDeMission } from './portes.html.tsx'
import { AUDIT_DE_CONTROLE, type RapportCompose, REGLE_DE_PRIORITE } from './rapport.phrases.ts'

export type PageRapportProps = {
  readonly cadre: Cadre
  readonly mission: string
  readonly dossier: string
  readonly organisme: string
  readonly etat: string
  readonly identite: readonly { readonly nom: string; readonly valeur: string }[]
  /** Absent : le rapport n'est pas remis, et ce lecteur n'en est pas l'auteur. */
  readonly rapport: RapportCompose | undefined
  readonly actes: readonly { readonly terme: string; readonly href: string }[]
}

/** Le rapport d'audit, à lire ou à imprimer ; le PDF dit la même chose. */
export const PageRapport = (p: PageRapportProps) => (
  <PageDeMission
    cadre={p.cadre}
    titre="Rapport d’audit"
    mission={p.mission}
    dossier={p.dossier}
    organisme={p.organisme}
    etat={p.etat}
    porte="rapport"
  >
    {p.rapport === undefined ? (
      <div className="palier-vide">
        <p className="fr-text--bold">Rapport et plan d’actions</p>
        <p>Le rapport apparaîtra ici quand le prestataire l’aura remis. Vous en serez averti par courriel.</p>
      </div>
    ) : (
      <Contenu {...p} rapport={p.rapport} />
    )}
  </PageDeMission>
)

const Contenu = ({ rapport, ...p }: PageRapportProps & { readonly rapport: RapportCompose }) => (
  <>
    <div className="palier-boutons">
      {p.actes.map((a, rang) => (
        <a key={a.href} className={rang === 0 ? 'fr-btn' : 'fr-btn fr-btn--secondary'} href={a.href}>
          {a.terme}
        </a>
      ))}
      <a className={p.actes.length === 0 ? 'fr-btn' : 'fr-btn fr-btn--secondary'} href={`/missions/${p.mission}/rapport.pdf`}>
        Télécharger le rapport (PDF)
      </a>
    </div>
    <p className="fr-mt-2w">Ce rapport est confidentiel. Votre lecture est enregistrée, avec votre nom et l’heure.</p>
    <Resume faits={p.identite} />
    <h2>Synthèse pour la direction</h2>
    <ul>
      {rapport.synthese.map((ligne) => (
        <li key={ligne}>{ligne}</li>
      ))}
    </ul>
    <h2>Maturité</h2>
    {rapport.maturites.map((m) => (
      <section key={m.titre}>
        <h3>{m.titre}</h3>
        <Resume
          faits={[
            { nom: 'Niveau', valeur: m.niveau },
            { nom: 'Score', valeur: m.score },
            { nom: 'Répondu', valeur: m.repondu },
            { nom: 'Raison', valeur: m.raison },
          ]}
        />
      </section>
    ))}
    <h2>Constats</h2>
    {rapport.constats.map((c) => (
      <section key={c.code} className="palier-fiche">
        <h3>{`${c.code} · ${c.titre}`}</h3>
        <p>{`Gravité ${direGravite(c.gravite).toLowerCase()}. ${DOMAINES_DITS[c.domaine]}.`}</p>
        <p>{`Ce qui a été vu : ${c.description}`}</p>
      </section>
    ))}
    <h2>Plan d’actions</h2>
    <p>{REGLE_DE_PRIORITE}</p>
    <Actions actions={rapport.actions} />
    <h2>Personnes rencontrées</h2>
    <Liste lignes={rapport.rencontres} vide="Personne n’est encore nommé." />
    <h2>Annexe : cadrage de la mission</h2>
    <h3>Documents</h3>
    <Liste lignes={rapport.cadrage.documents} vide="Aucun document demandé." />
    <h3>Sites</h3>
    <Liste lignes={rapport.cadrage.sites} vide="Aucun site désigné." />
    <h2>Suite</h2>
    <p>{AUDIT_DE_CONTROLE}</p>
  </>
)

const Actions = ({ actions }: Pick<RapportCompose, 'actions'>) => (
  <Tableau
    legende="Actions, par priorité"
    lignes={actions}
    cle={(a) => a.code}
    vide="Les actions qui répondent aux constats apparaîtront ici."
    colonnes={[
      { titre: 'Action', cellule: (a) => `${a.code} · ${a.titre}` },
      { titre: 'Priorité', cellule: (a) => `${a.priorite} (${direGravite(a.criticite).toLowerCase()})` },
      { titre: 'Répond à', cellule: (a) => a.constats.join(', ') },
      { titre: 'Difficulté', cellule: (a) => `${a.complexite} sur 3` },
      { titre: 'Délai', alignement: 'droite', cellule: (a) => `${a.delaiMois}\u00a0mois` },
      { titre: 'Durée', alignement: 'droite', cellule: (a) => direJours(a.jours) },
      { titre: 'Coût', alignement: 'droite', cellule: (a) => <Montant valeur={a.cout} /> },
    ]}
  />
)

const Liste = ({ lignes, vide }: { readonly lignes: readonly string[]; readonly vide: string }) =>
  lignes.length === 0 ? (
    <p>{vide}</p>
  ) : (
    <ul>
      {lignes.map((l) => (
        <li key={l}>{l}</li>
      ))}
    </ul>
  )
