import { PourquoiClauses } from '../appel/pourquoi.html.tsx'
import { ChampCourriel, ChampNombre, ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'

/** Une ligne telle qu'elle est tapée : un SIRET ou un numéro FINESS, une part, une adresse ; `nom` : le membre déjà gardé, et sa réponse. */
export type Ligne = { readonly cle: string; readonly part: string; readonly courriel: string; readonly nom: string | undefined }

export type PourGroupement = DansLeDossier & {
  readonly lignes: readonly Ligne[]
  readonly erreurs: readonly Erreur[]
  readonly suivante: string
}

/** Demander à plusieurs : l'organisme du dossier est chef de file, sa part est ce qui reste (G-05). */
export const PageGroupement = (p: PourGroupement) => (
  <PageDuBrouillon {...p} titre="Demander à plusieurs" ici="groupement" erreurs={p.erreurs.length}>
    <p>
      {`${p.lu.dossier.organisme.nom} porte le dossier. Si vous demandez seul, passez à la suite. `}
      <a href={`/dossiers/${p.lu.dossier.id}/${p.suivante}`}>Continuer seul</a>
    </p>
    <Formulaire
      action={`/dossiers/${p.lu.dossier.id}/groupement`}
      jeton={p.jeton}
      bouton="Enregistrer et continuer"
      suite="La part de votre organisme est ce qui reste pour faire cent. Chaque membre reçoit un courriel et répond ; le dépôt les attend tous. Une ligne vidée est retirée."
      erreurs={p.erreurs}
    >
      {p.lignes.map((l, rang) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: une ligne n'a d'autre nom que son rang
        <fieldset key={rang} className="fr-fieldset palier-contact">
          <legend className="fr-fieldset__legend">{l.nom ?? `Membre ${rang + 1}`}</legend>
          <div className="palier-contact-champs">
            <ChampTexte
              nom={`membres.${rang}.cle`}
              libelle="SIRET ou FINESS"
              obligatoire={rang === 0}
              valeur={l.cle}
              erreur={p.erreurs.find((e) => e.champ === `membres.${rang}.cle`)?.message}
            />
            <ChampNombre
              nom={`membres.${rang}.part`}
              libelle="Part des dépenses, en pour cent"
              obligatoire={rang === 0}
              valeur={l.part}
              erreur={p.erreurs.find((e) => e.champ === `membres.${rang}.part`)?.message}
            />
            <ChampCourriel
              nom={`membres.${rang}.courriel`}
              libelle="Adresse d’une personne qui l’engage"
              aide="Elle recevra un lien pour répondre. Inutile si ce membre emploie déjà Palier : son équipe est prévenue."
              obligatoire={false}
              valeur={l.courriel}
              erreur={p.erreurs.find((e) => e.champ === `membres.${rang}.courriel`)?.message}
            />
          </div>
        </fieldset>
      ))}
    </Formulaire>
    <PourquoiClauses appel={p.lu.appel} clause={['G-05'].filter((c) => c in p.lu.appel.clauses)} />
  </PageDuBrouillon>
)
