import type { SansReponse } from '../appel/appel.ts'
import { direNonLus } from '../echanges/message.ts'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direJour, jourAvant } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import type { Attendu, Courrier, Notifiee } from './journee.ts'
import type { SeanceDite } from './seances.ts'

/** Au porteur : les décisions qui lui sont notifiées et qu'il n'a pas lues. */
export const DecisionsALire = ({ decisions, fuseau }: { readonly decisions: readonly Notifiee[]; readonly fuseau: string }) => (
  <Tableau
    legende={`Décisions à lire (${decisions.length})`}
    cle={(d) => d.dossier}
    vide=""
    lignes={decisions}
    colonnes={[
      { titre: 'Organisme', cellule: (d) => d.organisme },
      { titre: 'Dossier', cellule: (d) => <a href={`/dossiers/${d.dossier}`}>{d.dossier}</a> },
      { titre: 'Notifiée', cellule: (d) => direJour(d.notifieeLe.toZonedDateTimeISO(fuseau).toPlainDate()) },
    ]}
  />
)

export const ProcesVerbaux = ({ seances }: { readonly seances: readonly SeanceDite[] }) => (
  <Tableau
    legende={`Procès-verbaux à approuver (${seances.length})`}
    cle={(s) => `${s.appel} ${s.code}`}
    vide=""
    lignes={seances}
    colonnes={[
      { titre: 'Appel', cellule: (s) => s.titre },
      { titre: 'Séance', cellule: (s) => direJour(s.jour) },
      { titre: 'Acte', cellule: (s) => <a href={`/seances/${s.appel}/${s.code}/proces-verbal`}>Relire et approuver le procès-verbal</a> },
    ]}
  />
)

export const Seances = ({ seances }: { readonly seances: readonly (SeanceDite & { readonly quand: string })[] }) => (
  <Tableau
    legende="Prochaines séances de la commission"
    cle={(s) => `${s.appel} ${s.code}`}
    vide=""
    lignes={seances}
    colonnes={[
      { titre: 'Appel', cellule: (s) => s.titre },
      { titre: 'Séance', cellule: (s) => <a href={`/seances/${s.appel}/${s.code}`}>{s.quand}</a> },
      { titre: 'Dossiers inscrits', cellule: (s) => s.dossiers },
    ]}
  />
)

type PourComplements = {
  readonly complements: readonly (Attendu & { readonly suite: SansReponse })[]
  readonly role: Role
  readonly aujourdhui: Temporal.PlainDate
}
export const Complements = ({ complements, role, aujourdhui }: PourComplements) => (
  <Tableau
    legende={`Compléments attendus (${complements.length})`}
    cle={(c) => c.dossier}
    vide=""
    lignes={complements}
    colonnes={[
      { titre: 'Organisme', cellule: (c) => c.organisme },
      { titre: 'Dossier', cellule: (c) => <a href={`/dossiers/${c.dossier}${role === 'porteur' ? '/complement' : ''}`}>{c.dossier}</a> },
      {
        titre: 'Avant la fin du',
        cellule: (c) =>
          jourAvant(c.jusquAu, aujourdhui)
            ? `${direJour(c.jusquAu)}, date passée${role === 'porteur' ? '' : c.suite === 'irrecevable' ? ' : irrecevabilité proposée' : ' : à examiner tel quel'}`
            : direJour(c.jusquAu),
      },
    ]}
  />
)

export const Courriers = ({ courriers, fuseau }: { readonly courriers: readonly Courrier[]; readonly fuseau: string }) => (
  <Tableau
    legende={`Messages à lire (${courriers.reduce((n, c) => n + c.nonLus, 0)})`}
    cle={(c) => c.dossier}
    vide=""
    lignes={courriers}
    colonnes={[
      { titre: 'Organisme', cellule: (c) => c.organisme },
      { titre: 'Dossier', cellule: (c) => <a href={`/dossiers/${c.dossier}/messages`}>{c.dossier}</a> },
      { titre: 'Messages', cellule: (c) => direNonLus(c.nonLus) },
      { titre: 'Depuis', cellule: (c) => direJour(c.depuis.toZonedDateTimeISO(fuseau).toPlainDate()) },
    ]}
  />
)
