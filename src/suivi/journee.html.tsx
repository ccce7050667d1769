import type { SansReponse } from '../appel/appel.ts'
import { Jauge } from '../plateforme/dsfr/jauge.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Montant } from '../socle/montant.ts'
import { direInstant, direJour, jourDe } from '../socle/temps.ts'
import type { Role } from '../vie.ts'
import { lienDActe } from './actes-montres.ts'
import { Complements, Courriers, DecisionsALire, ProcesVerbaux, Seances } from './annonces.html.tsx'
import { estDeLAgence } from './choix.ts'
import { AvisNonRemis } from './courriels.html.tsx'
import { direEtat, direGenre } from './etats.ts'
import type { Affaire, Attendu, Attente, Courrier, Notifiee } from './journee.ts'
import type { SeanceDite } from './seances.ts'

export type Enveloppe = { readonly id: string; readonly titre: string; readonly total: Montant; readonly engage: Montant }
export type AppelOuvert = {
  readonly code: string
  readonly titre: string
  readonly agence: string
  readonly etat: string
  readonly depots: 'ouverts' | 'fermes'
  /** Les pages de travail que ce rôle a sur l'appel. */
  readonly pages: readonly { readonly texte: string; readonly href: string }[]
}

type PageJourneeProps = {
  readonly cadre: Cadre
  readonly role: Role
  readonly maintenant: Temporal.Instant
  readonly fuseau: string
  readonly attentes: readonly Attente[]
  readonly courriers: readonly Courrier[]
  readonly complements: readonly (Attendu & { readonly suite: SansReponse })[]
  readonly enveloppes: readonly Enveloppe[]
  readonly appels: readonly AppelOuvert[]
  readonly nonRemis: number
  /** Au porteur, ce qu'il n'a pas lu. */
  readonly decisions: readonly Notifiee[]
  readonly seances: readonly (SeanceDite & { readonly quand: string })[]
  readonly procesVerbaux: readonly SeanceDite[]
}

/** Ma journée : ce qui attend un acte de moi, groupé par ce que l'acte débloque ; puis les enveloppes. */
export const PageJournee = (p: PageJourneeProps) => {
  const complements = p.complements.length > 0 && (
    <Complements complements={p.complements} role={p.role} aujourdhui={jourDe(p.maintenant, p.fuseau)} />
  )
  // Un complément attend le porteur, pas l'agence qui l'a demandé.
  const attendu = [...p.attentes, ...p.decisions, ...p.procesVerbaux, ...(p.role === 'porteur' ? p.complements : [])]
  const rien = attendu.length === 0
  return (
    <Page cadre={p.cadre} titre="Ma journée">
      <p>{`Nous sommes le ${direInstant(p.maintenant, p.fuseau)}.`}</p>
      <AvisNonRemis nombre={p.nonRemis} href="/courriels-non-remis" />
      {p.decisions.length > 0 && <DecisionsALire decisions={p.decisions} fuseau={p.fuseau} />}
      {p.role === 'porteur' && complements}
      {p.procesVerbaux.length > 0 && <ProcesVerbaux seances={p.procesVerbaux} />}
      {p.seances.length > 0 && <Seances seances={p.seances} />}
      {p.attentes.map((a) => (
        <UneAttente key={a.acte} attente={a} role={p.role} fuseau={p.fuseau} />
      ))}
      {rien && (
        <div className="palier-vide">
          <p className="fr-text--bold">Rien n’attend d’acte de vous</p>
          <p>{direLaSuite(p)}</p>
        </div>
      )}
      {(p.role === 'ars' || p.role === 'grades') && (
        <p>
          <a href="/dossiers?charge=moi">Tous les dossiers qui me sont confiés</a>
        </p>
      )}
      {p.role !== 'porteur' && complements}
      {p.courriers.length > 0 && <Courriers courriers={p.courriers} fuseau={p.fuseau} />}
      {p.enveloppes.length > 0 && (
        <>
          <h2>Enveloppes</h2>
          {p.enveloppes.map((e) => (
            <Jauge key={e.id} id={e.id} titre={e.titre} enveloppe={e.total} parts={[{ nom: 'Engagé', montant: e.engage }]} />
          ))}
        </>
      )}
      <h2>Appels</h2>
      <ListeDesAppels appels={p.appels} />
    </Page>
  )
}

const direLaSuite = ({ role, appels }: Pick<PageJourneeProps, 'role' | 'appels'>): string => {
  if (role !== 'porteur') return 'Les dossiers qui demanderont votre intervention apparaîtront ici, avec leur date.'
  return appels.some((a) => a.depots === 'ouverts')
    ? 'Pour commencer un dossier, choisissez un appel ci-dessous.'
    : 'Aucun appel ne reçoit de dossiers en ce moment.'
}

export const ListeDesAppels = ({ appels }: { readonly appels: readonly AppelOuvert[] }) => (
  <ul className="palier-appels">
    {appels.map((a) => (
      <li key={a.code}>
        <a href={`/appels/${a.code}`}>{a.titre}</a>
        {` (${a.agence}). ${a.etat}`}
        {a.pages.length > 0 && (
          <ul>
            {a.pages.map((p) => (
              <li key={p.href}>
                <a href={p.href}>{p.texte}</a>
              </li>
            ))}
          </ul>
        )}
      </li>
    ))}
  </ul>
)

const UneAttente = ({ attente, role, fuseau }: { readonly attente: Attente; readonly role: Role; readonly fuseau: string }) => (
  <Tableau
    legende={`${attente.terme} (${attente.affaires.length})`}
    cle={(a) => `${a.genre}:${a.id}`}
    vide=""
    lignes={attente.affaires}
    colonnes={[
      { titre: 'Organisme', cellule: (a) => a.organisme },
      { titre: 'Objet', cellule: (a) => <a href={lienDe(a)}>{`${direGenre(a.genre)} ${a.id}`}</a> },
      { titre: 'État', cellule: (a) => <Etat affaire={a} role={role} /> },
      { titre: 'Avant le', cellule: (a) => (a.echeance === null ? 'Sans date limite' : direJour(a.echeance)) },
      { titre: 'Depuis', cellule: (a) => direJour(a.depuis.toZonedDateTimeISO(fuseau).toPlainDate()) },
      ...(estDeLAgence(role) ? [{ titre: 'En charge', cellule: (a: Affaire) => a.enCharge ?? 'Personne' }] : []),
      {
        titre: 'Acte',
        cellule: (a) => (
          <a href={lienDActe(attente.acte, a)}>
            {attente.terme}
            <span className="fr-sr-only">{` : ${a.id}`}</span>
          </a>
        ),
      },
    ]}
  />
)

export const Etat = ({ affaire, role }: { readonly affaire: Pick<Affaire, 'genre' | 'etat'>; readonly role: Role }) => {
  const { texte, ton } = direEtat(affaire.genre, affaire.etat, role)
  return <Etiquette ton={ton}>{texte}</Etiquette>
}

const lienDe = (a: Affaire): string => (a.genre === 'mission' ? `/missions/${a.id}` : `/dossiers/${a.dossier}`)

export const PageAccueil = ({
  cadre,
  appels,
  bac,
}: {
  readonly cadre: Cadre
  readonly appels: readonly AppelOuvert[]
  readonly bac: 'oui' | 'non'
}) => (
  <Page cadre={cadre} titre="Appels régionaux de cybersécurité en santé">
    <p>
      Palier accompagne un appel de son texte jusqu’à la preuve que la sécurité a progressé : déposer, être audité, être financé, rendre
      compte.
    </p>
    <h2>Appels</h2>
    <ListeDesAppels appels={appels} />
    <p>
      <a className="fr-btn" href={bac === 'oui' ? '/bac-a-sable' : '/connexion'}>
        {bac === 'oui' ? 'Choisir un personnage' : 'Se connecter'}
      </a>
    </p>
  </Page>
)
