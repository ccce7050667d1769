import { ChampCourriel } from '../plateforme/dsfr/champs.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { connexionPour } from '../plateforme/session/retour.ts'

type Base = { readonly cadre: Cadre; readonly jeton: string }

/** Pourquoi la personne se retrouve ici ; chaque fois, le lien par courriel reste un chemin. */
export const MOTIFS_DE_CONNEXION = ['session', 'saisie', 'adresse', 'abandon', 'perimee', 'autre-identite', 'fournisseur'] as const
export type MotifDeConnexion = (typeof MOTIFS_DE_CONNEXION)[number]

const AVIS: Readonly<
  Record<MotifDeConnexion, { readonly ton: 'attention' | 'information'; readonly titre: string; readonly texte: string }>
> = {
  session: {
    ton: 'attention',
    titre: 'Votre session s’est refermée',
    texte: 'Connectez-vous à nouveau. Ce que vous aviez enregistré est gardé.',
  },
  saisie: {
    ton: 'attention',
    titre: 'Votre session s’est refermée pendant que vous écriviez',
    texte: 'Votre texte est gardé une heure. Connectez-vous dans ce navigateur, avec la même adresse : vous le retrouverez.',
  },
  adresse: {
    ton: 'information',
    titre: 'Il reste à prouver votre adresse',
    texte:
      'Votre identité est reconnue, mais sans adresse électronique vérifiée. Demandez un lien ci-dessous et ouvrez-le dans ce navigateur : nous ne vous le redemanderons plus.',
  },
  abandon: {
    ton: 'information',
    titre: 'Vous n’êtes pas connecté',
    texte: 'L’identification a été abandonnée. Recommencez, ou demandez un lien par courriel.',
  },
  perimee: {
    ton: 'attention',
    titre: 'Cette identification ne sert plus',
    texte: 'Elle a déjà servi, a trop attendu, ou venait d’un autre navigateur. Recommencez, ou demandez un lien par courriel.',
  },
  'autre-identite': {
    ton: 'attention',
    titre: 'Cette adresse appartient à un autre compte d’identité',
    texte: 'Si elle est bien la vôtre, demandez un lien par courriel : il ouvre votre session.',
  },
  fournisseur: {
    ton: 'attention',
    titre: 'Le service d’identité ne répond pas',
    texte: 'La panne ne vient pas de vous, et rien n’est perdu. Demandez un lien par courriel : il ne dépend pas de ce service.',
  },
}

export const PageConnexion = ({
  cadre,
  jeton,
  motif,
  courriel,
  retour,
  fournisseur,
  erreurs,
}: Base & {
  readonly motif: MotifDeConnexion | undefined
  readonly courriel?: string | undefined
  readonly retour: string
  /** Le nom du fournisseur d'identité, s'il y en a un. */
  readonly fournisseur: string | undefined
  readonly erreurs: readonly Erreur[]
}) => (
  <Page cadre={cadre} titre="Se connecter" erreurs={erreurs.length}>
    {motif !== undefined && (
      <Avis ton={AVIS[motif].ton} titre={AVIS[motif].titre}>
        <p>{AVIS[motif].texte}</p>
      </Avis>
    )}
    {fournisseur !== undefined && motif !== 'adresse' && (
      <>
        <h2>Avec mon identité professionnelle</h2>
        <p>
          <a className="fr-btn" href={`/connexion/identite?retour=${encodeURIComponent(retour)}`}>{`Me connecter avec ${fournisseur}`}</a>
        </p>
        <h2>Avec un lien par courriel</h2>
      </>
    )}
    <Formulaire
      action="/connexion"
      jeton={jeton}
      bouton="Recevoir mon lien de connexion"
      suite="Vous recevrez un courriel avec un lien, valable un quart d’heure. Il n’y a pas de mot de passe, et pas de compte à créer avant."
      erreurs={erreurs}
    >
      <input type="hidden" name="retour" value={retour} />
      <ChampCourriel
        nom="courriel"
        libelle="Votre adresse électronique professionnelle"
        obligatoire
        valeur={courriel}
        autocomplete="email"
        erreur={erreurs[0]?.message}
      />
    </Formulaire>
  </Page>
)

export const PageLienEnvoye = ({ cadre, retour }: Pick<Base, 'cadre'> & { readonly retour: string }) => (
  <Page cadre={cadre} titre="Consultez votre messagerie">
    <p>Un lien de connexion part à cette adresse. Il est valable un quart d’heure et ne sert qu’une fois.</p>
    <p>Vous pouvez l’ouvrir sur un autre appareil : il vous mènera au même endroit.</p>
    <p>Rien reçu au bout de quelques minutes ? Regardez dans les indésirables, puis vérifiez l’adresse que vous avez écrite.</p>
    <p>
      <a href={connexionPour(retour)}>Demander un autre lien</a>
    </p>
  </Page>
)

/** Un envoi d'une page ouverte avant cette session, ou arrivé sans son jeton : la personne est connectée, mais rien n'a été fait. */
export const PageVieillie = ({ cadre, retour }: Pick<Base, 'cadre'> & { readonly retour: string }) => (
  <Page cadre={cadre} titre="Votre envoi n’a pas été enregistré">
    <p>
      Votre page datait d’avant votre connexion, ou n’est pas arrivée entière : rien n’a été modifié. Revenez en arrière pour copier ce que
      vous aviez écrit.
    </p>
    <p>
      <a className="fr-btn" href={retour}>
        Rouvrir la page
      </a>
    </p>
  </Page>
)

/** Le lien du courriel ouvre cette page ; c'est le bouton qui connecte, car les antivirus suivent les liens avant leur lecteur. */
export const PageLien = ({
  cadre,
  jeton,
  lien,
  retour,
  perime,
}: Base & { readonly lien: string; readonly retour: string; readonly perime: 'oui' | 'non' }) => (
  <Page cadre={cadre} titre={perime === 'oui' ? 'Ce lien ne sert plus' : 'Ouvrir ma session'}>
    {perime === 'oui' ? (
      <p>
        Il a déjà servi, son quart d’heure est passé, ou il a été mal recopié. <a href={connexionPour(retour)}>Demandez un nouveau lien</a>.
      </p>
    ) : (
      <Formulaire action="/connexion/lien" jeton={jeton} bouton="Ouvrir ma session" suite="Ce lien ne servira plus ensuite.">
        <input type="hidden" name="lien" value={lien} />
        <input type="hidden" name="retour" value={retour} />
      </Formulaire>
    )}
  </Page>
)

/** Déconnecté d'ici, puis, sans rien faire, de chez le fournisseur : sur un poste partagé, la personne suivante ne doit pas y entrer. */
export const PageSortie = ({ cadre, nom, ailleurs }: Pick<Base, 'cadre'> & { readonly nom: string; readonly ailleurs: string }) => (
  <Page cadre={cadre} titre="Vous êtes déconnecté de Palier" puis={ailleurs}>
    <p>{`Vous allez l’être aussi de ${nom}, puis reviendrez ici.`}</p>
    <p>
      <a className="fr-btn" href={ailleurs}>{`Me déconnecter de ${nom}`}</a>
    </p>
  </Page>
)
