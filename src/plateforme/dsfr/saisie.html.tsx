import type { ChampPresente, Option, Preparation } from '../saisie/presentation.ts'
import { ChampCourriel, ChampFichier, ChampJour, ChampMontant, ChampNombre, ChampTexte, ChampTexteLong } from './champs.html.tsx'
import { CaseACocher, ChampChoix, ChampChoixMultiple, ChampListe } from './choix.html.tsx'
import type { Erreur } from './formulaire.html.tsx'

type Contexte = {
  readonly valeurs: Readonly<Record<string, unknown>>
  readonly options: NonNullable<Preparation['options']>
  readonly erreurs: readonly Erreur[]
}

/** Les champs d'une saisie, montrés comme elle les présente ; ce qui a été tapé y reste, même faux. */
export const Saisie = ({ champs, ...contexte }: Contexte & { readonly champs: readonly ChampPresente[] }) => (
  <>
    {champs.map((c) => (
      <UnChamp key={c.nom} champ={c} {...contexte} />
    ))}
  </>
)

const UnChamp = ({ champ, valeurs, options, erreurs }: Contexte & { readonly champ: ChampPresente }) => {
  const { nom, libelle, aide, genre } = champ
  const brut = valeurs[nom]
  const commun = {
    nom,
    libelle,
    aide,
    obligatoire: champ.facultatif !== true,
    erreur: erreurs.find((e) => e.champ === nom)?.message,
    valeur: enTexte(brut),
  }
  const proposees = (options[nom] ?? champ.options ?? []).map(enOption)
  switch (genre) {
    case 'texte-long':
      return <ChampTexteLong {...commun} />
    case 'courriel':
      return <ChampCourriel {...commun} autocomplete="email" />
    case 'montant':
      return <ChampMontant {...commun} />
    case 'nombre':
    case 'jours':
      return <ChampNombre {...commun} />
    case 'jour':
      return <ChampJour {...commun} />
    case 'choix':
      if (proposees.length === 0) return <ChampTexte {...commun} />
      return proposees.length > 7 ? <ChampListe {...commun} options={proposees} /> : <ChampChoix {...commun} options={proposees} />
    case 'choix-multiple':
      return proposees.length === 0 ? null : <ChampChoixMultiple {...commun} options={proposees} valeurs={enListe(brut)} />
    case 'case':
      return <CaseACocher {...commun} cochee={brut === true || brut === 'oui'} />
    case 'marque':
      return <input type="hidden" name={nom} value={commun.valeur ?? ''} />
    case 'fichier':
      return <ChampFichier {...commun} formats={[]} />
    case 'lignes':
      return <Lignes champ={champ} lignes={Array.isArray(brut) ? brut : []} options={options} erreurs={erreurs} />
    default:
      return <ChampTexte {...commun} autocomplete={genre === 'telephone' ? 'tel' : undefined} />
  }
}

/** Des lignes répétées : celles déjà tapées, puis deux vides. */
const Lignes = ({
  champ,
  lignes,
  options,
  erreurs,
}: { readonly champ: ChampPresente; readonly lignes: readonly unknown[] } & Pick<Contexte, 'options' | 'erreurs'>) => (
  <>
    {[...lignes, {}, {}].map((ligne, rang) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: une ligne n'a d'autre nom que son rang
      <fieldset key={rang} className="fr-fieldset palier-ligne">
        <legend className="fr-fieldset__legend">{`${champ.libelle} : ligne ${rang + 1}`}</legend>
        <Saisie
          champs={(champ.forme ?? []).map((f) => ({ ...f, nom: `${champ.nom}.${rang}.${f.nom}` }))}
          valeurs={Object.fromEntries(Object.entries(enObjet(ligne)).map(([c, v]) => [`${champ.nom}.${rang}.${c}`, v]))}
          options={options}
          erreurs={erreurs}
        />
      </fieldset>
    ))}
  </>
)

const enOption = (o: Option) => ({ valeur: o.code, libelle: o.libelle })
const enTexte = (v: unknown): string | undefined => (v === undefined || v === null || typeof v === 'object' ? undefined : String(v))
const enListe = (v: unknown): readonly string[] => (Array.isArray(v) ? v.map(String) : v === undefined ? [] : [String(v)])
const enObjet = (v: unknown): Readonly<Record<string, unknown>> =>
  v !== null && typeof v === 'object' && !Array.isArray(v) ? Object.fromEntries(Object.entries(v)) : {}
