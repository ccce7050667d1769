import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox'
import { RadioButtons } from '@codegouvfr/react-dsfr/RadioButtons'
import { Select } from '@codegouvfr/react-dsfr/Select'
import { type Champ, etat, intitule } from './champs.html.tsx'

export type Option = { readonly valeur: string; readonly libelle: string; readonly aide?: string | undefined }

type Choix = Omit<Champ, 'autocomplete'> & { readonly options: readonly Option[] }

/** Une réponse parmi quelques-unes, toutes visibles. */
export const ChampChoix = ({ options, ...champ }: Choix) => (
  <RadioButtons
    id={`${champ.nom}-groupe`}
    name={champ.nom}
    legend={<Question {...champ} />}
    hintText={champ.aide}
    {...etat(champ.erreur)}
    options={options.map((option) => ({
      label: option.libelle,
      ...indice(option),
      nativeInputProps: { value: option.valeur, defaultChecked: option.valeur === champ.valeur },
    }))}
  />
)

/** Plusieurs réponses parmi quelques-unes. */
export const ChampChoixMultiple = ({ options, valeurs, ...champ }: Omit<Choix, 'valeur'> & { readonly valeurs: readonly string[] }) => (
  <Checkbox
    id={`${champ.nom}-groupe`}
    legend={<Question {...champ} />}
    hintText={champ.aide}
    {...etat(champ.erreur)}
    options={options.map((option) => ({
      label: option.libelle,
      ...indice(option),
      nativeInputProps: { name: champ.nom, value: option.valeur, defaultChecked: valeurs.includes(option.valeur) },
    }))}
  />
)

/** Une réponse parmi beaucoup : au-delà de sept, une liste. */
export const ChampListe = ({ options, ...champ }: Choix) => (
  <Select
    label={intitule(champ)}
    hint={champ.aide}
    {...etat(champ.erreur)}
    nativeSelectProps={{
      id: champ.nom,
      name: champ.nom,
      defaultValue: champ.valeur ?? '',
      'aria-required': champ.obligatoire || undefined,
      'aria-invalid': champ.erreur === undefined ? undefined : true,
    }}
  >
    <option value="">Sélectionner une réponse</option>
    {options.map(({ valeur, libelle }) => (
      <option key={valeur} value={valeur}>
        {libelle}
      </option>
    ))}
  </Select>
)

/** Un engagement ou une confirmation : la case cochée envoie `oui`. */
export const CaseACocher = ({
  nom,
  aide,
  erreur,
  cochee,
  ...champ
}: Omit<Champ, 'valeur' | 'autocomplete'> & { readonly cochee: boolean }) => (
  <div className={erreur === undefined ? 'fr-checkbox-group' : 'fr-checkbox-group fr-checkbox-group--error'}>
    <input
      type="checkbox"
      id={nom}
      name={nom}
      value="oui"
      defaultChecked={cochee}
      aria-required={champ.obligatoire || undefined}
      aria-invalid={erreur === undefined ? undefined : true}
      aria-describedby={erreur === undefined ? undefined : `${nom}-erreur`}
    />
    <label className="fr-label" htmlFor={nom}>
      {intitule(champ)}
      {aide !== undefined && <span className="fr-hint-text">{aide}</span>}
    </label>
    {erreur !== undefined && (
      <div className="fr-messages-group">
        <p id={`${nom}-erreur`} className="fr-message fr-message--error">
          {erreur}
        </p>
      </div>
    )}
  </div>
)

/** La question d'un groupe est l'ancre où mène le résumé des erreurs : on la lit d'abord, la première réponse vient ensuite. */
const Question = (champ: Pick<Champ, 'nom' | 'libelle' | 'obligatoire'>) => (
  <span id={champ.nom} tabIndex={-1}>
    {intitule(champ)}
  </span>
)

const indice = ({ aide }: Option) => (aide === undefined ? {} : { hintText: aide })
