import { CHOIX_DE_NATURE } from '../acteurs/organisme.ts'
import type { Trouvee } from '../acteurs/recherche.ts'
import type { Appel, Guichet } from '../appel/appel.ts'
import { direFenetre, fenetreDe } from '../appel/fenetre.ts'
import { ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { CaseACocher, ChampChoix, ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import type { Instant } from '../socle/temps.ts'
import { Chercher, decrire, type Reponse, Suite } from './recherche.html.tsx'

export type PourRattacher = Reponse & {
  readonly cadre: Cadre
  readonly jeton: string
  readonly appel: Appel
  readonly guichet: Guichet
  readonly le: Instant
  readonly adresse: string
  readonly mode: 'chercher' | 'declarer'
  readonly valeurs: Readonly<Record<string, string>>
  readonly erreurs: readonly Erreur[]
}

/** Trouver son organisme, dire qu'on l'engage, ouvrir son premier dossier : une page, un envoi. */
export const PageRattacher = (p: PourRattacher) => {
  const ouverts = p.trouvees.filter((t) => t.etat === 'ouvert' && t.represente === null)
  return (
    <Page
      cadre={p.cadre}
      titre="Trouver votre organisme"
      erreurs={p.erreurs.length}
      fil={[
        { texte: 'Appels', href: '/appels' },
        { texte: p.appel.titre, href: `/appels/${p.appel.code}` },
      ]}
    >
      <p className="fr-text--lead">{p.guichet.titre}</p>
      <p>{direFenetre(fenetreDe(p.guichet, p.appel.fuseau, p.le), p.appel.fuseau, p.le)}</p>
      {p.mode === 'declarer' ? (
        <Declarer {...p} />
      ) : (
        <>
          <Chercher {...p} />
          {ouverts.length > 0 && <h2>Ce que les registres connaissent</h2>}
          {(ouverts.length > 0 || p.erreurs.length > 0) && <Choisir {...p} ouverts={ouverts} />}
          <Suite {...p} />
        </>
      )}
    </Page>
  )
}

const SUITE = 'Un brouillon s’ouvre. Vous y revenez autant que vous voulez jusqu’à la clôture, et rien n’est envoyé avant le dépôt.'

const Choisir = (p: PourRattacher & { readonly ouverts: readonly Trouvee[] }) => (
  <Formulaire action={p.adresse} jeton={p.jeton} bouton="C’est mon organisme : ouvrir le dossier" suite={SUITE} erreurs={p.erreurs}>
    <input type="hidden" name="cherche" value={p.cherche} />
    <ChampChoix
      {...champ(p, 'fiche', 'Votre organisme')}
      valeur={p.valeurs['fiche'] ?? (p.ouverts.length === 1 ? p.ouverts[0]?.id : undefined)}
      options={p.ouverts.map((t) => ({ valeur: t.id, libelle: t.nom, aide: decrire(t) }))}
    />
    {p.ouverts.some((t) => t.siret === null) && (
      <ChampTexte {...champ(p, 'siret', 'SIRET du siège, si la fiche choisie n’en donne pas')} obligatoire={false} />
    )}
    <Vous {...p} />
  </Formulaire>
)

const Declarer = (p: PourRattacher) => (
  <>
    <p>
      {'Palier connaît les établissements par FINESS et Sirene. Avant d’écrire, '}
      <a href={p.adresse}>cherchez-vous dans ces registres</a>
      {'. Un organisme déclaré peut déposer ; un agent le vérifie avant toute décision.'}
    </p>
    <Formulaire action={p.adresse} jeton={p.jeton} bouton="Déclarer mon organisme et ouvrir le dossier" suite={SUITE} erreurs={p.erreurs}>
      <input type="hidden" name="declarer" value="oui" />
      <ChampTexte {...champ(p, 'declare.nom', 'Nom de l’organisme')} autocomplete="organization" />
      <ChampListe
        {...champ(p, 'declare.nature', 'Nature')}
        options={CHOIX_DE_NATURE.map((n) => ({ valeur: n.code, libelle: n.libelle }))}
      />
      <ChampTexte {...champ(p, 'declare.commune', 'Commune')} autocomplete="address-level2" />
      <ChampTexte {...champ(p, 'declare.departement', 'Département')} aide="Son numéro : 01, 2A, 973…" />
      <ChampTexte {...champ(p, 'declare.siret', 'SIRET')} aide="14 chiffres, sur vos factures et vos courriers de l’Urssaf." />
      <Vous {...p} />
    </Formulaire>
  </>
)

const Vous = (p: PourRattacher) => (
  <>
    <ChampTexte {...champ(p, 'nom', 'Votre nom')} autocomplete="name" />
    <ChampTexte
      {...champ(p, 'fonction', 'Votre fonction')}
      aide="Directrice, responsable administratif…"
      autocomplete="organization-title"
    />
    <CaseACocher
      {...champ(p, 'engage', 'Je peux engager cet organisme (direction ou délégation de signature)')}
      cochee={p.valeurs['engage'] === 'oui'}
    />
  </>
)

const champ = (p: PourRattacher, nom: string, libelle: string) => ({
  nom,
  libelle,
  obligatoire: true,
  valeur: p.valeurs[nom],
  erreur: p.erreurs.find((e) => e.champ === nom)?.message,
})
