import { Checkbox } from '@codegouvfr/react-dsfr/Checkbox'
import { Input } from '@codegouvfr/react-dsfr/Input'
import { Select } from '@codegouvfr/react-dsfr/Select'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import type { Option } from '../plateforme/saisie/presentation.ts'
import { actifs, adresseDe, type Choix, CRITERES, type Critere, type Filtre, SANS_FILTRE, TRIS } from './filtre.ts'

type PourFiltres = { readonly filtre: Filtre; readonly choix: Choix }

/** Les filtres, en un formulaire qui ne fait que changer d'adresse ; les moins courants sont repliés tant qu'aucun ne sert. */
export const Filtres = ({ filtre, choix }: PourFiltres) => {
  const criteres = Object.entries(CRITERES).filter(([nom]) => choix[nom as Critere].length > 0)
  const ouvert = filtre.etats.length > 0 || Object.keys(filtre.criteres).length > 0
  return (
    <form method="get" action="/dossiers" className="palier-filtres">
      <Input
        label="Organisme ou numéro de dossier"
        nativeInputProps={{ id: 'texte', name: 'texte', type: 'search', defaultValue: filtre.texte }}
      />
      <details open={ouvert}>
        <summary>Filtrer et trier</summary>
        <div className="palier-criteres">
          {criteres.map(([nom, titre]) => (
            <Liste
              key={nom}
              nom={nom}
              titre={titre}
              vide="Indifférent"
              options={choix[nom as Critere]}
              valeur={filtre.criteres[nom as Critere]}
            />
          ))}
          <Liste
            nom="tri"
            titre="Trier par"
            options={Object.entries(TRIS).map(([code, libelle]) => ({ code, libelle }))}
            valeur={filtre.tri}
          />
          {filtre.sens === 'decroissant' && <input type="hidden" name="sens" value="decroissant" />}
        </div>
        <Checkbox
          id="etat-groupe"
          legend="États"
          options={choix.etat.map((o) => ({
            label: o.libelle,
            nativeInputProps: { name: 'etat', value: o.code, defaultChecked: filtre.etats.includes(o.code) },
          }))}
        />
      </details>
      <button type="submit" className="fr-btn fr-btn--secondary">
        Filtrer
      </button>
    </form>
  )
}

type PourListe = {
  readonly nom: string
  readonly titre: string
  readonly options: readonly Option[]
  readonly valeur: string | undefined
  /** Ce que dit l'absence de choix ; non dite, il faut en faire un. */
  readonly vide?: string
}
const Liste = ({ nom, titre, options, valeur, vide }: PourListe) => (
  <Select label={titre} nativeSelectProps={{ id: nom, name: nom, defaultValue: valeur ?? '' }}>
    {vide !== undefined && <option value="">{vide}</option>}
    {options.map((o) => (
      <option key={o.code} value={o.code}>
        {o.libelle}
      </option>
    ))}
  </Select>
)

/** Ce qui filtre la liste à cet instant : chacun s'ôte seul, ou tous d'un coup. */
export const FiltresActifs = ({ filtre, choix }: PourFiltres) => {
  const enVigueur = actifs(filtre, choix)
  if (enVigueur.length === 0) return null
  return (
    <ul className="palier-actifs" aria-label="Filtres en vigueur">
      {enVigueur.map((a) => (
        <li key={a.texte}>
          <a href={adresseDe(a.sans)} className="palier-actif">
            <span className="fr-sr-only">Retirer le filtre </span>
            {a.texte}
          </a>
        </li>
      ))}
      <li>
        <a href={adresseDe({ ...SANS_FILTRE, tri: filtre.tri, sens: filtre.sens })}>Tout effacer</a>
      </li>
    </ul>
  )
}

export const Ignores = ({ phrases }: { readonly phrases: readonly string[] }) =>
  phrases.length === 0 ? null : (
    <Avis ton="attention" titre={phrases.length === 1 ? 'Un filtre est ignoré' : 'Des filtres sont ignorés'}>
      {phrases.join(' ')}
    </Avis>
  )
