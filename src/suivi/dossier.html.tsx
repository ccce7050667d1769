import type { ReactNode } from 'react'
import type { Declaration } from '../acteurs/rattacher.ts'
import type { Compte } from '../candidature/budget.ts'
import { type Complement, complementOuvert } from '../candidature/complement.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { EtatDuComplement } from '../candidature/etat-complement.html.tsx'
import { compositionARevoir, partDuChef, REPONSES_DITES } from '../candidature/groupement.ts'
import { PiecesJointes } from '../candidature/pieces-jointes.html.tsx'
import { ManquesDuRecueil } from '../candidature/recueil.html.tsx'
import { direOrigine, type Recueil } from '../candidature/recueil.ts'
import { type AvisRendu, direAvis } from '../commission/avis-rendu.ts'
import type { DecisionLue } from '../decision/decision.ts'
import { direNonLus } from '../echanges/message.ts'
import type { LigneSelection } from '../financement/ligne.ts'
import type { LienVu } from '../instruction/conflit.ts'
import type { Vivant } from '../journal/objet.ts'
import { Frise } from '../plateforme/dsfr/frise.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Etiquette, Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direInstant, direJour } from '../socle/temps.ts'
import { EXAMINE, type Role } from '../vie.ts'
import { AvisNonRemis } from './courriels.html.tsx'
import { Decisions } from './decisions.html.tsx'
import { direEtat, etapesDe, motifPour } from './etats.ts'
import type { Ligne } from './histoire.ts'
import { Maturite } from './maturite.html.tsx'
import type { Mesure } from './mesure.ts'
import { direLectures, type PremiereLecture, type Repere, suiteDe } from './suite.ts'
import { Histoire, Objets, Selection, Verdicts } from './tableaux.html.tsx'

export type ActePossible = { readonly terme: string; readonly href: string; readonly principal: boolean }
export type PageDossierProps = {
  readonly cadre: Cadre
  readonly role: Role
  readonly vivant: Vivant
  readonly lu: DossierLu
  readonly objets: readonly Vivant[]
  readonly possibles: readonly ActePossible[]
  readonly complements: readonly Complement[]
  readonly le: Temporal.Instant
  readonly histoire: readonly Ligne[]
  readonly noms: ReadonlyMap<string, string>
  readonly termes: (acte: string) => string
  /** Celles que ce rôle peut lire. */
  readonly decisions: readonly DecisionLue[]
  /** Le motif d'irrecevabilité. */
  readonly irrecevable: { readonly motif: string; readonly lettre: string | null } | undefined
  readonly lectures: readonly PremiereLecture[]
  readonly repere: Repere | undefined
  readonly compte: Compte | undefined
  /** Absent : ce rôle ne lit pas la conversation. */
  readonly messages: { readonly tous: number; readonly nonLus: number } | undefined
  /** Combien d'avis sont donnés ; absent : ce rôle n'en lit aucun, ou le dossier n'en est pas là. */
  readonly avis: number | undefined
  /** L'avis de la commission, à qui examine ou décide. */
  readonly commission: AvisRendu | undefined
  readonly lignes: readonly LigneSelection[]
  readonly mesures: readonly Mesure[]
  readonly echeances: readonly { readonly texte: string; readonly jour: Temporal.PlainDate }[]
  /** Qui s'est déclaré de l'organisme ; l'agence seule le voit. */
  readonly declarations: readonly Declaration[]
  /** L'agent qui tient le dossier ; l'agence seule le voit. */
  readonly enCharge: string | undefined
  readonly fait: string | undefined
  /** D'où vient un dossier qui n'a pas été déposé ici. */
  readonly recueil: Recueil | undefined
  /** Les courriels de ce dossier qui ne sont pas arrivés, pour l'agence. */
  readonly nonRemis: number
  /** Les liens vus entre la personne et ce dossier, qu'elle n'a pas expliqués (G-42). */
  readonly liens: readonly LienVu[]
}

/** Un dossier : où il en est, ce que l'on peut y faire maintenant, ce qui s'y est passé. */
export const PageDossier = (p: PageDossierProps) => {
  const { dossier, guichet } = p.lu
  const etat = direEtat('dossier', p.vivant.etat, p.role)
  return (
    <Page cadre={p.cadre} titre={`Dossier ${dossier.id}`} fil={[{ texte: 'Dossiers', href: '/dossiers' }]}>
      {p.fait !== undefined && <Avis ton="succes" titre={`C’est fait : ${p.termes(p.fait)}`} />}
      <AvisNonRemis nombre={p.nonRemis} href={`/courriels-non-remis?dossier=${dossier.id}`} />
      <p className="fr-text--lead">{`${dossier.organisme.nom}, ${dossier.organisme.commune}`}</p>
      <p>
        <Etiquette ton={etat.ton}>{etat.texte}</Etiquette>
      </p>
      {compositionARevoir(dossier).map((r) => (
        <Avis key={r.phrase} ton="attention" titre={r.phrase} />
      ))}
      {p.liens.map((l) => (
        <Avis key={l.genre} ton="attention" titre="Un lien possible entre vous et ce dossier">
          {`${l.dit} Avant de l’examiner, déportez-vous ou expliquez pourquoi ce n’est pas un conflit d’intérêts.`}
        </Avis>
      ))}
      <Frise etapes={etapesDe(guichet.parcours, p.vivant.etat)} />
      {p.role === 'porteur' && <Suite {...p} />}
      <h2>Que faire maintenant</h2>
      <Possibles possibles={p.possibles} />
      <Decisions {...p} />
      <Complements {...p} />
      {p.messages !== undefined && <Messages dossier={dossier.id} {...p.messages} />}
      <h2>En bref</h2>
      <Resume faits={enBref(p)} />
      {p.role !== 'porteur' && p.recueil !== undefined && EXAMINE.includes(p.vivant.etat) && (
        <ManquesDuRecueil lu={p.lu} recueil={p.recueil} />
      )}
      {p.role !== 'porteur' && <Verdicts verdicts={p.lu.verdicts} />}
      {p.vivant.etat !== 'brouillon' && <PiecesJointes lu={p.lu} lecteur={p.role === 'porteur' ? 'porteur' : 'agence'} />}
      {p.objets.length > 0 && <Objets objets={p.objets} role={p.role} dossier={dossier.id} />}
      {p.lignes.length > 0 && (
        <Selection lignes={p.lignes.map((l) => ({ ...l, motif: l.motif === null ? null : motifPour(p.role, dossier.id, l.motif) }))} />
      )}
      {p.mesures.length > 0 && <Maturite mesures={p.mesures} dossier={dossier.id} />}
      <Histoire {...p} fuseau={p.lu.appel.fuseau} />
    </Page>
  )
}

const Possibles = ({ possibles }: Pick<PageDossierProps, 'possibles'>) =>
  possibles.length === 0 ? (
    <p>Rien ne dépend de vous à ce stade. Vous serez prévenu par courriel de la suite.</p>
  ) : (
    <ul className="palier-actes">
      {possibles.map((a) => (
        <li key={a.href}>
          <a className={a.principal ? 'fr-btn' : 'fr-link'} href={a.href}>
            {a.terme}
          </a>
        </li>
      ))}
    </ul>
  )

/** Au porteur : où en est son dossier, de qui la suite dépend, la prochaine date, et qui l'a ouvert. */
const Suite = ({ vivant, lu, complements, lectures, repere }: PageDossierProps) => {
  const { deposeLe } = lu.dossier
  const suite = suiteDe(vivant.etat, complementOuvert(complements) === undefined ? 'aucun' : 'attendu')
  if (deposeLe === null || suite === undefined) return null
  const lus = direLectures(lectures, (le) => direInstant(le, lu.appel.fuseau))
  return (
    <>
      <h2>Où en est votre dossier</h2>
      <p>{suite.phrase}</p>
      <Resume
        faits={[
          { nom: 'La suite dépend', valeur: suite.attendu },
          {
            nom: 'Prochaine date',
            valeur: repere === undefined ? 'Aucune date n’est fixée.' : `${repere.texte} : ${direJour(repere.jour)}`,
          },
          { nom: 'Lecture', valeur: lus.join(' ') },
        ]}
      />
    </>
  )
}

/** Ce qui a été demandé après le dépôt, et où en est chaque demande. */
const Complements = ({ complements, lu, le }: Pick<PageDossierProps, 'complements' | 'lu' | 'le'>) =>
  complements.length === 0 ? null : (
    <>
      <h2>Compléments demandés</h2>
      <ul>
        {complements.map((c) => (
          <li key={c.numero}>
            <a href={`/dossiers/${lu.dossier.id}/depot#complement-${c.numero}`}>{`Complément ${c.numero}`}</a>
            {`, demandé le ${direInstant(c.demandeeLe, lu.appel.fuseau)}, pour le ${direJour(c.jusquAu)} au plus tard. `}
            <EtatDuComplement complement={c} le={le} fuseau={lu.appel.fuseau} />
          </li>
        ))}
      </ul>
    </>
  )

/** La conversation se lit sur sa page ; ici, ce qu'il en reste à lire. */
const Messages = ({ dossier, tous, nonLus }: { readonly dossier: string; readonly tous: number; readonly nonLus: number }) => (
  <>
    <h2>Messages</h2>
    <p>
      <a href={`/dossiers/${dossier}/messages`}>{tous === 0 ? 'Écrire un message' : `Lire les messages et répondre (${tous})`}</a>{' '}
      {nonLus > 0 && <Etiquette ton="attention">{direNonLus(nonLus)}</Etiquette>}
    </p>
  </>
)

const enBref = (p: PageDossierProps): readonly { readonly nom: string; readonly valeur: ReactNode }[] => {
  const { dossier, appel, guichet } = p.lu
  const quand = (i: Temporal.Instant) => direInstant(i, appel.fuseau)
  return [
    { nom: 'Appel', valeur: <a href={`/appels/${appel.code}`}>{appel.titre}</a> },
    { nom: 'Guichet', valeur: guichet.titre },
    ...(p.enCharge === undefined ? [] : [{ nom: 'En charge', valeur: p.enCharge }]),
    ...(dossier.organisme.verification === 'faite' || p.role === 'porteur'
      ? []
      : [{ nom: 'Organisme', valeur: 'À vérifier : aucun registre ne le connaît ainsi. Rien ne peut être décidé avant.' }]),
    ...p.declarations.map((d) => ({
      nom: 'Rattachement',
      valeur: `Déclaré par ${d.nom}, ${d.fonction}, le ${quand(d.le)}, ${ORIGINES[d.origine]}.`,
    })),
    ...(p.avis === undefined
      ? []
      : [
          {
            nom: 'Avis',
            valeur: <a href={`/dossiers/${dossier.id}/avis`}>{p.avis === 0 ? 'Aucun pour l’instant' : `Avis donnés : ${p.avis}`}</a>,
          },
        ]),
    ...(p.commission === undefined
      ? []
      : [
          {
            nom: 'Avis de la commission',
            valeur: <a href={`/seances/${appel.code}/${p.commission.seance}/${dossier.id}`}>{direAvis(p.commission)}</a>,
          },
        ]),
    { nom: 'Déposé', valeur: dossier.deposeLe === null ? 'Pas encore' : quand(dossier.deposeLe) },
    ...(p.recueil === undefined ? [] : [{ nom: 'Origine', valeur: direOrigine(p.recueil, appel.fuseau) }]),
    ...(p.compte === undefined || dossier.projets.length === 0
      ? []
      : [
          {
            nom: 'Demande',
            valeur: (
              <>
                {`${dossier.projets.length} projet${dossier.projets.length > 1 ? 's' : ''}, part que l’appel peut aider : `}
                <Montant valeur={p.compte.net} />
              </>
            ),
          },
        ]),
    ...(dossier.membres.length === 0
      ? []
      : [{ nom: 'Chef de file', valeur: `${dossier.organisme.nom}, ${partDuChef(dossier)}\u00a0% des dépenses.` }]),
    ...dossier.membres.map((m) => ({ nom: `Membre : ${m.nom}`, valeur: `${m.part}\u00a0% des dépenses. ${REPONSES_DITES[m.reponse]}.` })),
    ...p.echeances.map((e) => ({ nom: 'Engagement', valeur: `${e.texte} Échéance : ${direJour(e.jour)}.` })),
  ]
}
const ORIGINES = { finess: 'd’après FINESS', sirene: 'd’après Sirene', saisie: 'sans fiche au registre' } as const
