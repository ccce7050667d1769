import type { Organisme } from '../acteurs/organisme.ts'
import { NATURES } from '../acteurs/organisme.ts'
import type { Appel, Guichet } from '../appel/appel.ts'
import { direFenetre, fenetreDe } from '../appel/fenetre.ts'
import { ChampChoix, ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Instant } from '../socle/temps.ts'

export type PourOuvrir = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly appel: Appel
  readonly guichet: Guichet
  readonly le: Instant
  readonly organismes: readonly Organisme[]
  readonly choisi: string | undefined
  /** Le dossier que l'organisme a déjà à ce guichet. */
  readonly existants: readonly { readonly organisme: string; readonly dossier: string }[]
  readonly erreurs: readonly Erreur[]
}

/** Ouvrir un dossier : pour quel organisme, et c'est tout ; le registre sait le reste. */
export const PageOuvrir = (p: PourOuvrir) => {
  const { appel, guichet, organismes, existants } = p
  const libres = organismes.filter((o) => !existants.some((e) => e.organisme === o.id))
  return (
    <Page
      cadre={p.cadre}
      titre="Ouvrir un dossier"
      erreurs={p.erreurs.length}
      fil={[
        { texte: 'Appels', href: '/appels' },
        { texte: appel.titre, href: `/appels/${appel.code}` },
      ]}
    >
      <p className="fr-text--lead">{guichet.titre}</p>
      <p>{direFenetre(fenetreDe(guichet, appel.fuseau, p.le), appel.fuseau, p.le)}</p>
      {existants.map((e) => (
        <Avis key={e.dossier} ton="information" titre={`${nomDe(organismes, e.organisme)} a déjà un dossier`}>
          <a href={`/dossiers/${e.dossier}`}>{`Reprendre le dossier ${e.dossier}`}</a>
        </Avis>
      ))}
      {libres.length > 0 && (
        <Formulaire
          action={`/appels/${appel.code}/ouvrir/${guichet.code}`}
          jeton={p.jeton}
          bouton="Ouvrir le dossier"
          suite="Un brouillon s’ouvre. Vous y revenez autant que vous voulez jusqu’à la clôture, et rien n’est envoyé avant le dépôt."
          erreurs={p.erreurs}
        >
          <ChoixDeLOrganisme organismes={libres} choisi={p.choisi} erreurs={p.erreurs} />
        </Formulaire>
      )}
      <p>
        <a href={`/appels/${appel.code}/ouvrir/${guichet.code}/organisme`}>Ouvrir un dossier pour un autre organisme</a>
      </p>
    </Page>
  )
}

const ChoixDeLOrganisme = ({ organismes, choisi, erreurs }: Pick<PourOuvrir, 'organismes' | 'choisi' | 'erreurs'>) => {
  const [seul] = organismes
  if (organismes.length === 1 && seul !== undefined) {
    return (
      <>
        <Resume
          faits={[
            { nom: 'Organisme', valeur: seul.nom },
            { nom: 'Nature', valeur: NATURES[seul.nature] ?? seul.nature },
            { nom: 'Commune', valeur: seul.commune },
            { nom: 'SIRET', valeur: seul.siret },
          ]}
        />
        <input type="hidden" name="organisme" value={seul.id} />
      </>
    )
  }
  const champ = {
    nom: 'organisme',
    libelle: 'Pour quel organisme ?',
    obligatoire: true,
    valeur: choisi,
    erreur: erreurs.find((e) => e.champ === 'organisme')?.message,
    options: organismes.map((o) => ({ valeur: o.id, libelle: `${o.nom}, ${o.commune}` })),
  }
  return organismes.length > 7 ? <ChampListe {...champ} /> : <ChampChoix {...champ} />
}

const nomDe = (organismes: readonly Organisme[], id: string): string => organismes.find((o) => o.id === id)?.nom ?? id
