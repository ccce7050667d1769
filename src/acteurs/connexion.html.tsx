import { ChampCourriel } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoix } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'

type Base = { readonly cadre: Cadre; readonly jeton: string }

export const PageConnexion = ({
  cadre,
  jeton,
  motif,
  courriel,
  erreurs,
}: Base & { readonly motif?: string | undefined; readonly courriel?: string; readonly erreurs: readonly Erreur[] }) => (
  <Page cadre={cadre} titre="Se connecter" erreurs={erreurs.length}>
    {motif === 'session' && (
      <Avis ton="attention" titre="Votre session s’est refermée">
        <p>Connectez-vous à nouveau. Ce que vous aviez enregistré est gardé.</p>
      </Avis>
    )}
    <Formulaire
      action="/connexion"
      jeton={jeton}
      bouton="Recevoir mon lien de connexion"
      suite="Vous recevrez un courriel avec un lien, valable un quart d’heure. Il n’y a pas de mot de passe."
      erreurs={erreurs}
    >
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

export const PageLienEnvoye = ({ cadre }: Pick<Base, 'cadre'>) => (
  <Page cadre={cadre} titre="Consultez votre messagerie">
    <p>
      Si cette adresse est connue, un lien de connexion vient de lui être envoyé. Il est valable un quart d’heure et ne sert qu’une fois.
    </p>
    <p>Rien reçu au bout de quelques minutes ? Regardez dans les indésirables, puis vérifiez l’adresse auprès de votre agence.</p>
    <p>
      <a href="/connexion">Demander un autre lien</a>
    </p>
  </Page>
)

/** Le lien du courriel ouvre cette page ; c'est le bouton qui connecte, car les antivirus suivent les liens avant leur lecteur. */
export const PageLien = ({ cadre, jeton, lien, perime }: Base & { readonly lien: string; readonly perime: 'oui' | 'non' }) => (
  <Page cadre={cadre} titre={perime === 'oui' ? 'Ce lien ne sert plus' : 'Ouvrir ma session'}>
    {perime === 'oui' ? (
      <p>
        Il a déjà servi, ou son quart d’heure est passé. <a href="/connexion">Demandez un nouveau lien</a>.
      </p>
    ) : (
      <Formulaire action="/connexion/lien" jeton={jeton} bouton="Ouvrir ma session" suite="Ce lien ne servira plus ensuite.">
        <input type="hidden" name="lien" value={lien} />
      </Formulaire>
    )}
  </Page>
)

export const PageCompte = ({
  cadre,
  jeton,
  roles,
  choisi,
}: Base & { readonly roles: readonly { readonly valeur: string; readonly libelle: string }[]; readonly choisi: string }) => (
  <Page cadre={cadre} titre="Mon compte">
    {roles.length > 1 && (
      <Formulaire action="/compte/role" jeton={jeton} bouton="Prendre ce rôle" suite="Les pages montreront ce qui revient à ce rôle.">
        <ChampChoix nom="role" libelle="J’agis en tant que" obligatoire options={roles} valeur={choisi} />
      </Formulaire>
    )}
    <h2>Se déconnecter</h2>
    <Formulaire action="/deconnexion" jeton={jeton} bouton="Me déconnecter" suite="Ce que vous avez enregistré est gardé." />
  </Page>
)
