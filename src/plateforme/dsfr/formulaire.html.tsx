import type { ReactNode } from 'react'

export type Erreur = { readonly champ: string; readonly message: string }

export type FormulaireProps = {
  readonly action: string
  /** Le jeton qui prouve que la page vient de nous : champ caché `jeton`. */
  readonly jeton: string
  /** Ce que fait le bouton, dans les mots de l'acte : « Déposer le dossier ». */
  readonly bouton: string
  /** Ce qui s'ensuit, dit avant que la personne n'agisse. */
  readonly suite: ReactNode
  readonly erreurs?: readonly Erreur[] | undefined
  /** Un autre chemin que l'acte : un lien, un second bouton. */
  readonly autre?: ReactNode
  /** Le formulaire porte au moins un fichier. */
  readonly fichiers?: boolean | undefined
  readonly children?: ReactNode
}

/** Un formulaire n'a qu'un acte, sans contrôle du navigateur : c'est le serveur qui explique, toutes les erreurs à la fois. */
export const Formulaire = (props: FormulaireProps) => (
  <form
    method="post"
    action={props.action}
    noValidate
    className="palier-formulaire"
    encType={props.fichiers === true ? 'multipart/form-data' : undefined}
  >
    <input type="hidden" name="jeton" value={props.jeton} />
    <ResumeErreurs erreurs={props.erreurs ?? []} />
    {props.children}
    <div className="palier-acte">
      <p>{props.suite}</p>
      <div className="palier-boutons">
        <button type="submit" className="fr-btn">
          {props.bouton}
        </button>
        {props.autre}
      </div>
    </div>
  </form>
)

/** Reçoit le curseur à l'ouverture de la page, sans script ; chaque erreur mène à son champ. */
export const ResumeErreurs = ({ erreurs }: { readonly erreurs: readonly Erreur[] }) =>
  erreurs.length === 0 ? null : (
    // biome-ignore lint/a11y/noAutofocus: la personne vient d'envoyer la page, elle doit apprendre d'abord ce qui manque
    <section id="erreurs" className="fr-alert fr-alert--error palier-erreurs" tabIndex={-1} autoFocus aria-labelledby="erreurs-titre">
      <h2 id="erreurs-titre" className="fr-alert__title">
        {erreurs.length === 1 ? 'Une réponse est à corriger' : `${erreurs.length} réponses sont à corriger`}
      </h2>
      <p>Votre saisie est conservée ci-dessous.</p>
      <ul>
        {erreurs.map(({ champ, message }) => (
          <li key={`${champ} ${message}`}>
            <a href={`#${champ}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  )
