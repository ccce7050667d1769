import { Fragment } from 'react'
import { NATURES } from '../acteurs/organisme.ts'
import type { Correction, Trouvee } from '../acteurs/recherche.ts'
import { ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { direCle } from '../socle/fautes.ts'
import { direJour, type Jour } from '../socle/temps.ts'

export type Reponse = {
  readonly cherche: string
  readonly trouvees: readonly Trouvee[]
  /** Les numéros voisins que le registre connaît, quand celui qui est cherché ne l'est pas. */
  readonly corrections: readonly Correction[]
  /** Ce qui ne va pas dans le numéro cherché, quand rien ne lui répond. */
  readonly faute: string | undefined
  readonly releves: readonly { readonly source: string; readonly du: Jour }[]
}
type Ici = Reponse & { readonly adresse: string }

/** Chercher dans le registre, et ce qu'on ne peut pas choisir : rien, une faute de frappe, un organisme déjà représenté. */
export const Chercher = (p: Ici) => (
  <>
    <form method="get" action={p.adresse} className="palier-formulaire">
      <ChampTexte
        nom="cherche"
        libelle="SIRET, numéro FINESS ou nom"
        aide="Ajoutez la commune si le nom est courant."
        obligatoire
        valeur={p.cherche}
        autocomplete="organization"
      />
      <button type="submit" className="fr-btn fr-btn--secondary">
        Chercher
      </button>
    </form>
    {p.cherche !== '' && p.trouvees.length === 0 && <SansReponse {...p} />}
    {p.trouvees
      .filter((t) => t.etat === 'ouvert' && t.represente !== null)
      .map((t) => (
        <Avis key={t.id} ton="information" titre={`${t.nom} est déjà dans Palier`}>
          {`Quelqu’un représente déjà cet organisme, ${situer(t)}. `}
          <a href={`/organismes/${t.represente ?? ''}/rejoindre`}>Demander à rejoindre son équipe</a>
        </Avis>
      ))}
  </>
)

const SansReponse = (p: Ici) => (
  <Avis ton="attention" titre={`Aucun organisme ne répond à «\u00a0${p.cherche}\u00a0»`}>
    {p.corrections.map((c) => (
      <Fragment key={c.valeur}>
        <a href={`${p.adresse}?cherche=${c.valeur}`}>{c.phrase}</a>
        <br />
      </Fragment>
    ))}
    {p.corrections.length === 0 &&
      (p.faute ?? 'Essayez un seul mot du nom, la commune, ou le SIRET : il est sur vos factures et vos courriers de l’Urssaf.')}
  </Avis>
)

/** Ce qui suit les résultats : les fermés, le chemin de qui ne se trouve pas, et de quand date le registre. */
export const Suite = (p: Ici) => {
  const fermes = p.trouvees.filter((t) => t.etat === 'ferme')
  return (
    <>
      {fermes.length > 0 && <h2>Fermés</h2>}
      {fermes.length > 0 && (
        <ul>
          {fermes.map((t) => (
            <li key={t.id}>
              {`${t.nom}, ${situer(t)} : fermé${t.fermeLe === null ? '' : ` depuis le ${direJour(t.fermeLe)}`}, il ne peut pas être choisi.`}
            </li>
          ))}
        </ul>
      )}
      {p.cherche !== '' && (
        <p>
          {'Votre organisme n’est pas dans la liste ? Précisez le nom ou la commune, ou '}
          <a href={`${p.adresse}?declarer=oui`}>déclarez-le</a>.
        </p>
      )}
      {p.releves.length > 0 && (
        <p className="fr-text--sm">
          {`D’après ${p.releves.map((r) => `${NOMS[r.source] ?? r.source}, relevé du ${direJour(r.du)}`).join(' ; ')}.`}
        </p>
      )}
    </>
  )
}

const NOMS: Readonly<Record<string, string>> = { finess: 'FINESS', sirene: 'Sirene' }

/** Tout ce qui distingue deux organismes du même nom. */
export const decrire = (t: Trouvee): string =>
  [
    situer(t),
    t.nature === null ? 'nature à vérifier par l’agence' : (NATURES[t.nature] ?? t.nature),
    ...(t.genre === 'entite' ? [`personne morale de ${t.etablissements} établissement${t.etablissements > 1 ? 's' : ''}`] : []),
    ...(t.gestionnaire === null || t.gestionnaire === t.nom ? [] : [`géré par ${t.gestionnaire}`]),
    t.siret === null ? 'SIRET inconnu du registre' : `SIRET ${direCle(t.siret)}`,
    ...(t.finess === null ? [] : [`FINESS ${direCle(t.finess)}`]),
  ].join(' · ')

const situer = (t: Trouvee): string => `${t.commune} (${t.departement})`
