import { ChampFichier, ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { LienDuFichier } from '../plateforme/dsfr/fichier.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { Pagination } from '../plateforme/dsfr/tableau.html.tsx'
import { FORMATS } from '../plateforme/fichiers/recu.ts'
import { direInstant } from '../socle/temps.ts'
import { MAX_FICHIERS } from './ecrire.ts'
import type { Cote, Message } from './message.ts'

export type PourMessages = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly dossier: string
  readonly fuseau: string
  /** Du plus ancien au plus récent. */
  readonly messages: readonly Message[]
  readonly page: number
  readonly pages: number
  /** Le côté de qui lit : de ses messages, il apprend aussi qu'ils n'ont pas été lus. */
  readonly cote: Cote | undefined
  /** Qui lit seulement n'a pas de formulaire. */
  readonly peutEcrire: 'oui' | 'non'
  readonly texte: string
  readonly erreurs: readonly Erreur[]
}

/** La conversation d'un dossier, du plus ancien message au plus récent, puis de quoi répondre. */
export const PageMessages = (p: PourMessages) => {
  const ici = `/dossiers/${p.dossier}/messages`
  return (
    <Page
      cadre={p.cadre}
      titre="Messages du dossier"
      erreurs={p.erreurs.length}
      fil={[
        { texte: 'Dossiers', href: '/dossiers' },
        { texte: `Dossier ${p.dossier}`, href: `/dossiers/${p.dossier}` },
      ]}
    >
      <p>Le porteur et l’agence se répondent ici. Chaque message prévient l’autre par courriel, et reste dans le dossier.</p>
      {p.messages.length === 0 ? (
        <div className="palier-vide">
          <p className="fr-text--bold">Aucun message</p>
          <p>Le premier message, le vôtre ou celui de l’autre, paraîtra ici.</p>
        </div>
      ) : (
        p.messages.map((m) => <UnMessage key={m.id.toString()} message={m} dossier={p.dossier} fuseau={p.fuseau} cote={p.cote} />)
      )}
      <Pagination page={p.page} pages={p.pages} adresse={(n) => `${ici}?page=${n}`} />
      {p.peutEcrire === 'oui' ? <Ecrire {...p} action={ici} /> : <NonEnvoye {...p} />}
    </Page>
  )
}

const QUI = {
  message: 'Message',
  precisions: 'L’agence demande des précisions',
  reponse: 'Le porteur apporte des précisions',
  aide: 'Le porteur demande un accompagnement',
} as const

type PourUnMessage = Pick<PourMessages, 'dossier' | 'fuseau' | 'cote'> & { readonly message: Message }

/** Un message, ce qu'il porte, et qui de l'autre côté l'a lu. */
const UnMessage = ({ message: m, dossier, fuseau, cote }: PourUnMessage) => (
  <article className="palier-message" id={`message-${m.id}`} aria-labelledby={`message-${m.id}-de`}>
    <p id={`message-${m.id}-de`} className="fr-text--sm">
      <strong>{m.par}</strong>
      {`, ${m.cote === 'agence' ? 'côté agence' : 'côté porteur'}. ${QUI[m.genre]}, ${direInstant(m.le, fuseau)}`}
    </p>
    <p className="palier-texte">{m.texte}</p>
    {m.fichiers.length > 0 && (
      <ul>
        {m.fichiers.map((f, i) => (
          <li key={f.empreinte}>
            <LienDuFichier fichier={f} href={`/dossiers/${dossier}/messages/${m.id}/fichiers/${i + 1}`} />
          </li>
        ))}
      </ul>
    )}
    {m.lectures.length > 0 && (
      <p className="fr-text--sm palier-lu">{m.lectures.map((l) => `Lu par ${l.par} le ${direInstant(l.le, fuseau)}.`).join(' ')}</p>
    )}
    {m.lectures.length === 0 && m.cote === cote && <p className="fr-text--sm palier-lu">Pas encore lu.</p>}
  </article>
)

/** Un message écrit pendant que le dossier se fermait : il n'est pas parti, et son texte se copie. */
const NonEnvoye = ({ texte, erreurs }: PourMessages) =>
  erreurs.length > 0 && (
    <Avis ton="attention" titre="Votre message n’est pas parti">
      {erreurs.map((e) => (
        <p key={e.message}>{e.message}</p>
      ))}
      <p className="palier-texte">{texte}</p>
    </Avis>
  )

const Ecrire = ({ action, jeton, texte, erreurs }: PourMessages & { readonly action: string }) => {
  const erreurDe = (champ: string) => erreurs.find((e) => e.champ === champ)?.message
  return (
    <section aria-labelledby="ecrire" className="palier-ecrire">
      <h2 id="ecrire">Écrire</h2>
      <Formulaire
        action={action}
        jeton={jeton}
        bouton="Envoyer le message"
        suite="La personne qui le lit est prévenue par courriel. Un message envoyé ne s’efface pas."
        erreurs={erreurs}
        fichiers
      >
        <ChampTexteLong nom="texte" libelle="Votre message" obligatoire valeur={texte} erreur={erreurDe('texte')} />
        <ChampFichier
          nom="fichiers"
          libelle="Fichiers"
          obligatoire={false}
          formats={FORMATS.map((f) => `.${f}`)}
          nombre={MAX_FICHIERS}
          aide={`Formats admis : ${FORMATS.join(', ')}. 20\u00a0Mo au plus pour tout le message.`}
          erreur={erreurDe('fichiers')}
        />
      </Formulaire>
    </section>
  )
}
