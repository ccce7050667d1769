import type { Appel } from '../appel/appel.ts'
import { ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoixMultiple } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { direInstant, type Instant } from '../socle/temps.ts'

export type PourInterets = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly appel: Pick<Appel, 'code' | 'titre' | 'fuseau'>
  /** La dernière déclaration de cette personne pour cet appel. */
  readonly declares: Instant | undefined
  readonly organismes: readonly { readonly code: string; readonly libelle: string }[]
  readonly choisis: readonly string[]
  readonly lien: string
  /** Où la personne allait. */
  readonly retour: string
  readonly erreurs: readonly Erreur[]
}

/** Dire ses intérêts, avant d'ouvrir le premier dossier d'un appel : un bouton s'il n'y en a pas, deux réponses s'il y en a (G-42). */
export const PageInterets = (p: PourInterets) => (
  <Page
    cadre={p.cadre}
    titre="Mes intérêts dans cet appel"
    fil={[{ texte: p.appel.titre, href: `/appels/${p.appel.code}` }]}
    erreurs={p.erreurs.length}
  >
    <p>
      {p.declares === undefined
        ? 'Vous allez lire et juger des dossiers. Avant le premier, dites si vous êtes lié à l’un des organismes qui se portent candidats : un emploi, un mandat, un proche, un contrat, dans les cinq dernières années.'
        : `Vous avez déclaré vos intérêts le ${direInstant(p.declares, p.appel.fuseau)}. Vous pouvez le refaire : la nouvelle déclaration remplace l’ancienne, qui reste au journal.`}
    </p>
    {p.erreurs.length === 0 && (
      <Formulaire
        action={`/appels/${p.appel.code}/interets`}
        jeton={p.jeton}
        bouton="Je n’ai aucun intérêt à déclarer"
        suite="Votre déclaration est au journal, et vous continuez où vous alliez."
      >
        <input type="hidden" name="aucun" value="oui" />
        <input type="hidden" name="retour" value={p.retour} />
      </Formulaire>
    )}
    <h2>Je suis lié à un organisme</h2>
    {p.organismes.length === 0 ? (
      <p>Aucun organisme n’a encore déposé de dossier. S’il s’en présente un auquel vous êtes lié, revenez sur cette page.</p>
    ) : (
      <Formulaire
        action={`/appels/${p.appel.code}/interets`}
        jeton={p.jeton}
        bouton="Déclarer ces intérêts"
        suite="Vous ne verrez plus les dossiers de ces organismes. Les autres vous restent ouverts."
        erreurs={p.erreurs}
      >
        <input type="hidden" name="retour" value={p.retour} />
        <ChampChoixMultiple
          nom="organismes"
          libelle="Organismes auxquels vous êtes lié"
          obligatoire
          options={p.organismes.map((o) => ({ valeur: o.code, libelle: o.libelle }))}
          valeurs={p.choisis}
          erreur={p.erreurs.find((e) => e.champ.startsWith('organismes'))?.message}
        />
        <ChampTexteLong
          nom="lien"
          libelle="Ce qui vous lie"
          aide="Par exemple : « J’y ai travaillé jusqu’en mars. »"
          obligatoire
          valeur={p.lien}
          erreur={p.erreurs.find((e) => e.champ === 'lien')?.message}
        />
      </Formulaire>
    )}
  </Page>
)
