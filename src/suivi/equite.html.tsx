import { Fragment } from 'react'
import type { Appel, Guichet } from '../appel/appel.ts'
import { EnTableur } from '../plateforme/dsfr/en-tableur.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { AXES, type Axe, type Equite, ensembleDe } from './equite.ts'
import { ComparerLesGroupes } from './equite-groupes.html.tsx'
import { Delais, Derogations, Dispersion, Raisons } from './equite-tableaux.html.tsx'
import { direPart } from './proportion.ts'

export type PageEquiteProps = {
  readonly cadre: Cadre
  readonly appel: Appel
  readonly guichet: Guichet
  readonly equite: Equite
}

/** L'équité d'un guichet, chiffrée : les délais, les raisons, ce que chacun obtient, ce qui sépare les notes, ce dont on s'est écarté. */
export const PageEquite = (p: PageEquiteProps) => {
  const ensemble = ensembleDe(p.equite.groupes)
  return (
    <Page cadre={p.cadre} titre="Équité de l’appel" fil={[{ texte: p.appel.titre, href: `/appels/${p.appel.code}` }]}>
      <p className="fr-text--lead">{p.guichet.titre}</p>
      {p.appel.guichets.length > 1 && <AutresGuichets {...p} />}
      <Resume
        faits={[
          { nom: 'Dossiers déposés', valeur: String(ensemble.deposes) },
          {
            nom: 'Réponse donnée',
            valeur: `À ${ensemble.sur}${ensemble.deposes > ensemble.sur ? ` ; ${ensemble.deposes - ensemble.sur} l’attendent encore, ou ont été retirés` : ''}`,
          },
          { nom: 'Retenus', valeur: `${ensemble.nombre} sur ${ensemble.sur}. ${direPart(ensemble)}` },
        ]}
      />
      <Compter />
      <h2>Délais</h2>
      <Delais delais={p.equite.delais} />
      <h2>Refus</h2>
      <Raisons raisons={p.equite.raisons} refuses={p.equite.refuses} guichet={p.guichet} clauses={p.appel.clauses} />
      <h2>Qui est retenu</h2>
      <p>La barre va d’une borne à l’autre, le point est la part du groupe, le trait vertical celle de tous les dossiers.</p>
      {AXES.map((axe) => (
        <ComparerLesGroupes
          key={axe}
          axe={axe}
          groupes={p.equite.groupes.filter((g) => g.axe === axe)}
          ensemble={ensemble}
          adresse={LISTES[axe]?.(p.appel.code, p.guichet.code)}
        />
      ))}
      <h2>Notes</h2>
      <p>Le trait vertical est la moyenne des autres. La barre est ce que le hasard peut mettre autour de l’écart.</p>
      <Dispersion examinateurs={p.equite.examinateurs} />
      <h2>Écarts aux propositions</h2>
      <Derogations appel={p.appel} derogations={p.equite.derogations} adresse={(page) => `${adresseDe(p)}&page=${page}`} />
      <Emporter {...p} />
    </Page>
  )
}

const adresseDe = ({ appel, guichet }: PageEquiteProps): string => `/appels/${appel.code}/equite?guichet=${guichet.code}`

const AutresGuichets = ({ appel, guichet }: PageEquiteProps) => (
  <p>
    {'Voir aussi : '}
    {appel.guichets
      .filter((g) => g.code !== guichet.code)
      .map((g, rang) => (
        <Fragment key={g.code}>
          {rang > 0 && ', '}
          <a href={`/appels/${appel.code}/equite?guichet=${g.code}`}>{g.titre}</a>
        </Fragment>
      ))}
  </p>
)

/** Derrière un groupe, ses dossiers ; la liste de travail ne connaît pas les effectifs. */
const LISTES: Readonly<Partial<Record<Axe, (appel: string, guichet: string) => (code: string) => string>>> = {
  nature: (appel, guichet) => (code) => `/dossiers?${new URLSearchParams({ appel, guichet, nature: code })}`,
  departement: (appel, guichet) => (code) => `/dossiers?${new URLSearchParams({ appel, guichet, departement: code })}`,
}

const Compter = () => (
  <details className="palier-pourquoi">
    <summary>Comment ces chiffres se comptent</summary>
    <div>
      <p>Chacun n’y compte que les dossiers qu’il peut lire : deux personnes peuvent lire deux nombres, justes tous les deux.</p>
      <p>
        Une réponse est une décision, ou une irrecevabilité. Un dossier en liste d’attente n’a pas encore la sienne. Un dossier retenu sous
        condition est retenu, même si la condition n’est pas levée ensuite.
      </p>
      <p>
        Une part est donnée avec les bornes entre lesquelles elle tomberait dix-neuf fois sur vingt si d’autres organismes semblables
        avaient déposé. Sous cinq réponses, elle n’est pas donnée. Sur vingt groupes comparés, un peut paraître s’écarter sans raison : un
        écart se vérifie dans les dossiers avant d’être cru.
      </p>
    </div>
  </details>
)

const Emporter = (p: PageEquiteProps) => (
  <>
    <h2>Emporter ces chiffres</h2>
    <p>
      {'Le fichier réunit les petits groupes, et ne nomme ni personne ni dossier : '}
      <EnTableur adresse={(format) => `/appels/${p.appel.code}/equite.${format}?guichet=${p.guichet.code}`} />. Ne le donnez pas à une
      personne écartée d’un dossier de cet appel : le comparer à sa propre page lui apprendrait ce dossier.
    </p>
  </>
)
