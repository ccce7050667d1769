import { Input } from '@codegouvfr/react-dsfr/Input'
import { Upload } from '@codegouvfr/react-dsfr/Upload'
import type { InputHTMLAttributes, ReactNode } from 'react'

/**
 * Un champ : `nom` est à la fois le nom envoyé et l'ancre où mène le résumé des erreurs.
 * `valeur` est la saisie telle quelle, même fausse : une erreur ne l'efface jamais.
 * Aucun champ ne porte `required` : enregistrer ne refuse rien, déposer explique.
 */
export type Champ = {
  readonly nom: string
  readonly libelle: string
  readonly obligatoire: boolean
  readonly aide?: ReactNode
  readonly erreur?: string | undefined
  readonly valeur?: string | undefined
  /** Ce que le navigateur peut proposer : `email`, `organization`, `tel`… */
  readonly autocomplete?: string | undefined
}

export const intitule = ({ libelle, obligatoire }: Pick<Champ, 'libelle' | 'obligatoire'>): string =>
  obligatoire ? libelle : `${libelle} (facultatif)`

/** L'état d'un composant du DSFR, selon qu'il y a une erreur à dire. */
export const etat = (erreur: string | undefined) =>
  erreur === undefined ? ({ state: 'default' } as const) : ({ state: 'error', stateRelatedMessage: erreur } as const)

export const ChampTexte = (champ: Champ) => saisie(champ, { type: 'text' })
export const ChampCourriel = (champ: Champ) => saisie(champ, { type: 'email', spellCheck: false })
export const ChampJour = (champ: Champ) => saisie(champ, { type: 'date', className: 'palier-court' })
export const ChampInstant = (champ: Champ) => saisie(champ, { type: 'datetime-local', className: 'palier-court' })

/** Un nombre se tape dans un champ de texte : ni molette, ni flèches, ni saisie perdue parce qu'elle n'est pas un nombre. */
export const ChampNombre = (champ: Champ) => saisie(champ, { type: 'text', inputMode: 'decimal', className: 'palier-court' })

export const ChampMontant = ({ libelle, ...champ }: Champ) =>
  saisie({ ...champ, libelle: `${libelle}, en euros` }, { type: 'text', inputMode: 'decimal', className: 'palier-court palier-chiffres' })

export const ChampTexteLong = ({ lignes, ...champ }: Champ & { readonly lignes?: number }) => (
  <Input
    textArea
    label={intitule(champ)}
    hintText={champ.aide}
    {...etat(champ.erreur)}
    nativeTextAreaProps={{ ...natif(champ), rows: lignes ?? 5 }}
  />
)

/** Le fichier déjà reçu est nommé : le navigateur ne sait pas le remettre dans le champ. */
export const ChampFichier = ({ recu, formats, plusieurs, aide, ...champ }: Omit<Champ, 'valeur'> & Fichier) => (
  <Upload
    label={intitule(champ)}
    hint={
      <>
        {aide}
        {recu && <span className="palier-recu">{`Déjà reçu : ${recu}. Un nouveau fichier le remplacera.`}</span>}
      </>
    }
    {...etat(champ.erreur)}
    nativeInputProps={{
      ...natif(champ),
      accept: formats.join(','),
      multiple: plusieurs,
      'aria-describedby': champ.erreur === undefined ? undefined : `${champ.nom}-desc-error`,
    }}
  />
)

export type Fichier = {
  /** Extensions admises : `.pdf`, `.odt`… */
  readonly formats: readonly string[]
  readonly recu?: string | undefined
  /** Le champ reçoit plusieurs fichiers à la fois. */
  readonly plusieurs?: boolean | undefined
}

const saisie = (champ: Champ, { className, ...propre }: InputHTMLAttributes<HTMLInputElement>) => (
  <Input
    label={intitule(champ)}
    hintText={champ.aide}
    {...etat(champ.erreur)}
    {...(className === undefined ? {} : { classes: { nativeInputOrTextArea: className } })}
    nativeInputProps={{ ...natif(champ), ...propre }}
  />
)

const natif = ({ nom, valeur, autocomplete, obligatoire, erreur }: Champ) => ({
  id: nom,
  name: nom,
  defaultValue: valeur,
  autoComplete: autocomplete,
  'aria-required': obligatoire || undefined,
  'aria-invalid': erreur === undefined ? undefined : true,
})
