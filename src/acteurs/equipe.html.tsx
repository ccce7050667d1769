import { ChampCourriel, ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoix, ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { ResumeErreurs } from '../plateforme/dsfr/formulaire.html.tsx'
import { Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direJour, type Instant, jourDe } from '../socle/temps.ts'
import { ActeDEquipe, Cache, CHOIX_DU_DROIT, type DansLEquipe } from './acte-equipe.html.tsx'
import { DROITS_DITS, nomsDe } from './droits.ts'
import type { DemandeDAcces, Equipier } from './equipe.ts'
import { etatDuLien, type Invitation } from './invitation.ts'
import type { Organisme } from './organisme.ts'

export type PourEquipe = DansLEquipe & {
  readonly equipe: readonly Equipier[]
  readonly invitations: readonly Invitation[]
  readonly demandes: readonly DemandeDAcces[]
  /** Le titre de l'acte qui vient d'être fait. */
  readonly fait: string | undefined
  /** Ce qui était tapé dans l'invitation refusée. */
  readonly saisie: Readonly<Record<string, string>>
}

/** L'équipe d'un organisme : qui, avec quel droit, qui attend ; et, pour qui peut déposer, de quoi la changer. */
export const PageEquipe = (p: PourEquipe) => (
  <Page cadre={p.cadre} titre={`Équipe : ${p.organisme.nom}`} fil={[{ texte: 'Mes équipes', href: '/equipes' }]} erreurs={p.erreurs.length}>
    <ResumeErreurs erreurs={p.erreurs} />
    {p.fait !== undefined && <Avis ton="succes" titre={`C’est fait : ${p.fait}`} />}
    <Personnes {...p} />
    {p.moi.droit === 'deposer' ? (
      <>
        <Demandes {...p} />
        <Attentes {...p} />
        <Inviter {...p} />
      </>
    ) : (
      <p>{`Inviter, changer un droit et retirer quelqu’un reviennent à qui peut déposer : ${nomsDe(p.equipe, 'deposer')}. Demandez-leur.`}</p>
    )}
    <h2>Quitter cette équipe</h2>
    <Partir {...p} />
  </Page>
)

const Personnes = ({ equipe, moi, organisme }: PourEquipe) => (
  <Tableau
    legende="Les personnes"
    lignes={equipe}
    cle={(e) => e.agent}
    vide="Personne encore."
    colonnes={[
      {
        titre: 'Nom',
        cellule: (e) => {
          if (e.agent === moi.agent) return `${e.nom} (vous)`
          return moi.droit === 'deposer' ? <a href={pageDe(organisme, e.agent)}>{e.nom}</a> : e.nom
        },
      },
      { titre: 'Adresse', cellule: (e) => e.courriel },
      { titre: 'Peut', cellule: (e) => DROITS_DITS[e.droit] },
      { titre: 'Depuis', cellule: (e) => (e.depuis === null ? 'L’ouverture du compte' : enJour(e.depuis)) },
    ]}
  />
)

const pageDe = (organisme: Organisme, agent: string): string => `/organismes/${organisme.id}/equipe/${encodeURIComponent(agent)}`
const enJour = (le: Instant): string => direJour(jourDe(le, 'Europe/Paris'))

const Demandes = ({ demandes, organisme }: PourEquipe) =>
  demandes.length === 0 ? null : (
    <>
      <h2>Elles demandent à vous rejoindre</h2>
      <ul>
        {demandes.map((d) => (
          <li key={d.agent}>
            <a href={pageDe(organisme, d.agent)}>{`Répondre à ${d.nom}`}</a>
            {`, ${d.courriel}, le ${enJour(d.le)}`}
          </li>
        ))}
      </ul>
    </>
  )

const Attentes = (p: PourEquipe) =>
  p.invitations.length === 0 ? null : (
    <>
      <h2>Invitations en attente</h2>
      {p.invitations.map((i) => (
        <section key={i.id} className="palier-question" aria-label={`Invitation de ${i.nom}`}>
          <p>
            {`${i.nom}, ${i.courriel} : ${DROITS_DITS[i.droit ?? 'lire'].toLowerCase()}. `}
            {etatDuLien(i, p.le) === 'expire' ? 'Le lien n’est plus valable.' : `Valable jusqu’au ${enJour(i.expireLe)}.`}
          </p>
          <ActeDEquipe {...p} acte="inviter" bouton={`Renvoyer à ${i.nom}`} suite="Un nouveau lien part ; le précédent ne sert plus.">
            <Cache nom="nom" valeur={i.nom} />
            <Cache nom="courriel" valeur={i.courriel} />
            <Cache nom="droit" valeur={i.droit ?? 'lire'} />
          </ActeDEquipe>
          <ActeDEquipe {...p} acte="annuler-invitation" bouton={`Annuler l’invitation de ${i.nom}`} suite="Le lien envoyé ne servira plus.">
            <Cache nom="invitation" valeur={i.id} />
          </ActeDEquipe>
        </section>
      ))}
    </>
  )

const Inviter = (p: PourEquipe) => {
  const champ = (nom: string) => ({
    nom,
    obligatoire: true,
    valeur: p.saisie[nom],
    erreur: p.erreurs.find((e) => e.champ === nom)?.message,
  })
  return (
    <>
      <h2>Inviter une personne</h2>
      <ActeDEquipe
        {...p}
        acte="inviter"
        bouton="Envoyer l’invitation"
        suite="Elle reçoit un courriel avec un lien, valable quatorze jours, qui ne sert qu’une fois."
      >
        <ChampTexte {...champ('nom')} libelle="Nom et prénom" />
        <ChampCourriel {...champ('courriel')} libelle="Adresse électronique" />
        <ChampChoix {...champ('droit')} libelle="Ce qu’elle pourra faire" options={CHOIX_DU_DROIT} />
      </ActeDEquipe>
    </>
  )
}

/** S'en aller ; qui est seul à pouvoir déposer transmet ce droit. */
const Partir = (p: PourEquipe) => {
  const autres = p.equipe.filter((e) => e.agent !== p.moi.agent)
  const engagent = p.equipe.filter((e) => e.droit === 'deposer')
  const seule = p.moi.droit === 'deposer' && engagent.length === 1
  return (
    <>
      {seule ? (
        <p>
          Vous êtes la seule personne qui peut déposer : transmettez ce droit pour partir.
          {autres.length === 0 && ' Invitez d’abord une personne.'}
        </p>
      ) : (
        <ActeDEquipe {...p} acte="quitter-equipe" bouton="Quitter l’équipe" suite="Vous ne lirez plus les dossiers de cet organisme." />
      )}
      {p.moi.droit === 'deposer' && autres.length > 0 && (
        <ActeDEquipe
          {...p}
          acte="transmettre"
          bouton="Transmettre et quitter"
          suite="La personne choisie pourra déposer et signer ; vous ne lirez plus les dossiers de cet organisme."
        >
          <ChampListe
            nom="agent"
            libelle="Transmettre mes droits à"
            obligatoire
            options={autres.map((e) => ({ valeur: e.agent, libelle: e.nom }))}
          />
        </ActeDEquipe>
      )}
    </>
  )
}
