import { ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { Formulaire, ResumeErreurs } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, type Fait, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Refus } from '../socle/refus.ts'
import type { Membre } from './dossier.ts'
import type { DossierLu } from './dossier-lu.ts'
import { REPONSES_DITES } from './groupement.ts'

/** Ce qu'un membre lit du dossier : qui porte, à quel appel, et sa part. Rien d'autre. */
export const faitsDeParticipation = ({ dossier, appel, guichet }: DossierLu, membre: Membre): readonly Fait[] => [
  { nom: 'Chef de file', valeur: dossier.organisme.nom },
  { nom: 'Appel', valeur: <a href={`/appels/${appel.code}`}>{appel.titre}</a> },
  { nom: 'Guichet', valeur: guichet.titre },
  { nom: 'Membre', valeur: membre.nom },
  { nom: 'Votre part des dépenses', valeur: `${membre.part}\u00a0%` },
]

export type PourParticipation = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly lu: DossierLu
  readonly membre: Membre
  /** Le dossier s'écrit encore, ou il est déposé. */
  readonly temps: 'brouillon' | 'depose'
  /** À qui demander, pour qui ne peut pas engager le membre ; rien : la personne le peut. */
  readonly engagent: string | undefined
  readonly motif: string
  readonly refus: readonly Refus[]
}

/** La place d'un organisme dans le groupement d'un autre : confirmer, refuser, ou s'en aller après le dépôt. */
export const PageParticipation = (p: PourParticipation) => {
  const { membre } = p
  return (
    <Page cadre={p.cadre} titre="Participer à un groupement" erreurs={p.refus.length}>
      <ResumeErreurs erreurs={p.refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` }))} />
      <Resume faits={[...faitsDeParticipation(p.lu, membre), { nom: 'Réponse', valeur: REPONSES_DITES[membre.reponse] }]} />
      {p.engagent === undefined ? (
        <Repondre {...p} />
      ) : (
        <Avis ton="information" titre="Répondre engage votre organisme">
          <p>{`Peuvent répondre : ${p.engagent}. Demandez-leur.`}</p>
        </Avis>
      )}
    </Page>
  )
}

const Repondre = (p: PourParticipation) => {
  const { membre, lu } = p
  const vers = (acte: string) => ({ action: `/dossiers/${lu.dossier.id}/participation/${membre.organisme}/${acte}`, jeton: p.jeton })
  if (p.temps === 'brouillon')
    return (
      <>
        {membre.reponse !== 'confirmee' && (
          <Formulaire
            {...vers('confirmer-participation')}
            bouton="Confirmer notre participation"
            suite="Le chef de file en est averti. Si votre part change, il vous faudra confirmer à nouveau."
          />
        )}
        {membre.reponse !== 'refusee' && (
          <Formulaire
            {...vers('refuser-participation')}
            bouton="Ne pas participer"
            suite="Le chef de file en est averti, et vous retirera du groupement."
          />
        )}
      </>
    )
  if (membre.reponse === 'retiree' || membre.reponse === 'partie') return <p>Votre organisme n’est plus de ce groupement.</p>
  return (
    <Formulaire
      {...vers('retirer-participation')}
      bouton="Nous retirer du groupement"
      suite="L’agence et le chef de file en sont avertis. Votre part des dépenses revient au chef de file."
    >
      <ChampTexteLong nom="motif" libelle="Motif" obligatoire valeur={p.motif} erreur={p.refus.find((r) => r.champ === 'motif')?.phrase} />
    </Formulaire>
  )
}
