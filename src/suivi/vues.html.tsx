import { Input } from '@codegouvfr/react-dsfr/Input'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { demandeDe, type Filtre } from './filtre.ts'
import type { Vue } from './vue.ts'

type PourVues = {
  readonly vues: readonly Vue[]
  readonly filtre: Filtre
  readonly jeton: string
  readonly refus: readonly Refus[]
  /** Le nom de celle qui vient d'être gardée. */
  readonly gardee: string | undefined
}

/** Les vues de cette personne, chacune un lien ; et de quoi garder les filtres en vigueur. */
export const Vues = ({ vues, filtre, jeton, refus, gardee }: PourVues) => {
  const demande = demandeDe({ ...filtre, page: 1 })
  return (
    <>
      {refus.length > 0 && (
        <Avis ton="erreur" titre="La vue n’est pas gardée">
          {refus.map((r) => `${r.phrase} ${r.remede}`).join(' ')}
        </Avis>
      )}
      {vues.some((v) => v.nom === gardee) && <Avis ton="succes" titre={`La vue « ${gardee} » est gardée`} />}
      {(vues.length > 0 || demande !== '') && (
        <details className="palier-vues" open={refus.length > 0}>
          <summary>{vues.length === 0 ? 'Garder ces filtres' : `Mes vues (${vues.length})`}</summary>
          <ul className="palier-sans-puce">
            {vues.map((v) => (
              <li key={v.nom}>
                <form method="post" action={`/vues/${v.id}/effacer`} className="palier-boutons">
                  <input type="hidden" name="jeton" value={jeton} />
                  <a href={`/dossiers?${v.demande}`}>{v.nom}</a>
                  <button type="submit" className="fr-btn fr-btn--sm fr-btn--tertiary" aria-label={`Effacer la vue « ${v.nom} »`}>
                    Effacer
                  </button>
                </form>
              </li>
            ))}
          </ul>
          {demande !== '' && (
            <form method="post" action="/vues" className="palier-formulaire">
              <input type="hidden" name="jeton" value={jeton} />
              <input type="hidden" name="demande" value={demande} />
              <Input
                label="Nom de la vue"
                hintText="Une vue du même nom est remplacée. L’adresse de cette page se partage : chacun n’y lit que ce qui lui est ouvert."
                nativeInputProps={{ id: 'nom', name: 'nom', maxLength: 80 }}
              />
              <button type="submit" className="fr-btn fr-btn--secondary">
                Garder ces filtres
              </button>
            </form>
          )}
        </details>
      )}
    </>
  )
}
