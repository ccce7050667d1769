import { Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { SaisieGardee } from './saisie-gardee.ts'

/** Reprendre ce que l'on tapait quand la session s'est refermée : le relire, puis l'envoyer d'un bouton. */
export const PageSaisieGardee = ({
  cadre,
  jeton,
  saisie,
}: {
  readonly cadre: Cadre
  readonly jeton: string
  readonly saisie: SaisieGardee
}) => (
  <Page cadre={cadre} titre="Reprendre ma saisie">
    <p>Votre session s’est refermée pendant que vous écriviez. Rien n’avait été enregistré ; votre texte est gardé une heure, chiffré.</p>
    {saisie.fichiers === 'oui' && <p>Les fichiers ne sont pas gardés : vous les joindrez à nouveau.</p>}
    <Formulaire
      action={saisie.chemin}
      jeton={jeton}
      bouton="Reprendre ma saisie"
      suite="Votre texte est envoyé à la page où vous l’écriviez, comme si la session ne s’était pas refermée."
    >
      {saisie.champs.map(({ nom, valeur }, rang) => (
        <input key={`${nom} ${String(rang)}`} type="hidden" name={nom} value={valeur} />
      ))}
      <h2>Ce que vous aviez écrit</h2>
      <Resume
        faits={saisie.champs
          .filter((c) => c.valeur.trim() !== '')
          .map(({ nom, valeur }) => ({ nom: nom.replaceAll(/[._-]+/g, ' '), valeur }))}
      />
    </Formulaire>
    <form method="post" action="/saisie-gardee/oublier">
      <input type="hidden" name="jeton" value={jeton} />
      <button type="submit" className="fr-btn fr-btn--secondary">
        Effacer cette saisie
      </button>
    </form>
  </Page>
)

export const PageRienAReprendre = ({ cadre }: { readonly cadre: Cadre }) => (
  <Page cadre={cadre} titre="Aucune saisie à reprendre ici">
    <p>
      Une saisie se reprend dans le navigateur où elle a été écrite, par la personne qui l’a écrite, pendant une heure. Si vous venez
      d’ouvrir votre session sur un autre appareil, retournez à celui où vous écriviez et connectez-vous.
    </p>
    <p>
      <a className="fr-btn" href="/">
        Revenir à ma journée
      </a>
    </p>
  </Page>
)
