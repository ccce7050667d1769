import { direAccord, direReponse } from '../grille/dire-note.ts'
import type { Ecarts } from '../grille/ecart.ts'
import { type Domaine, type Grille, type Item, itemsDe, reponseA } from '../grille/grille.ts'
import { ChampItem } from '../grille/item.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import type { Cadre } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Refus } from '../socle/refus.ts'
import type { Vue } from './lecteur.ts'
import { type Mesure, Mesures } from './note.html.tsx'
import { PageDeMission } from './portes.html.tsx'

export type PageGrilleProps = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly mission: string
  readonly dossier: string
  readonly organisme: string
  readonly etat: string
  readonly grille: Grille
  readonly domaine: Domaine
  readonly vue: Vue
  /** Ce qui vient d'être tapé et refusé, par code d'item : montré avant ce qui est gardé. */
  readonly tapees: Readonly<Record<string, string>>
  readonly refus: readonly Refus[]
  /** `lire` : le rôle ou l'état ne permet pas de répondre. */
  readonly mode: 'repondre' | 'lire'
  readonly suite: string
  readonly mesures: readonly Mesure[]
  readonly ecarts: Ecarts | undefined
  readonly fait: 'enregistre' | 'non'
}

/** Une grille, un domaine par page : chaque niveau en toutes lettres, « je ne sais pas » toujours là. */
export const PageGrille = (p: PageGrilleProps) => {
  const rang = p.grille.domaines.findIndex((d) => d.code === p.domaine.code)
  const suivant = p.grille.domaines[rang + 1]
  const erreurs = p.refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` }))
  return (
    <PageDeMission
      cadre={p.cadre}
      titre={p.grille.titre}
      mission={p.mission}
      dossier={p.dossier}
      organisme={p.organisme}
      etat={p.etat}
      porte="sur-place"
      erreurs={erreurs.length}
    >
      {p.fait === 'enregistre' && (
        <Avis ton="succes" titre="Vos réponses sont enregistrées">
          {suivant === undefined ? (
            'C’était le dernier domaine : le score est plus bas.'
          ) : (
            <a href={adresse(p, suivant)}>{`Passer au domaine suivant : ${suivant.titre}`}</a>
          )}
        </Avis>
      )}
      {p.grille.avertissement !== undefined && <p className="fr-text--sm">{p.grille.avertissement}</p>}
      <p className="fr-text--bold">{direAvancement(p.grille, p.vue)}</p>
      <Domaines {...p} />
      <h2>{`${rang + 1}. ${p.domaine.titre}`}</h2>
      {p.mode === 'repondre' ? <Reponses {...p} erreurs={erreurs} suivant={suivant} /> : <Lues {...p} />}
      <Mesures grille={p.grille} mesures={p.mesures} ecarts={p.vue.comparaison === 'ouverte' ? p.ecarts : undefined} />
    </PageDeMission>
  )
}

const adresse = (p: Pick<PageGrilleProps, 'mission' | 'grille'>, d: Domaine): string =>
  `/missions/${p.mission}/grilles/${p.grille.code}?domaine=${d.code}`

/** « 12 réponses sur 23 » ; « je ne sais pas » est une réponse donnée. */
const direAvancement = (grille: Grille, vue: Vue): string => {
  const items = itemsDe(grille)
  const n = items.filter((i) => reponseA(vue.siennes, i.code) !== 'sans-reponse').length
  return `${n} réponse${n > 1 ? 's' : ''} sur ${items.length}`
}

const Domaines = (p: PageGrilleProps) => (
  <details className="palier-pourquoi">
    <summary>{`Les ${p.grille.domaines.length} domaines de la grille`}</summary>
    <div>
      <ol>
        {p.grille.domaines.map((d) => {
          const manque = d.items.filter((i) => reponseA(p.vue.siennes, i.code) === 'sans-reponse').length
          return (
            <li key={d.code}>
              <a href={adresse(p, d)} aria-current={d.code === p.domaine.code ? 'page' : undefined}>
                {d.titre}
              </a>
              {manque === 0 ? ' : complet' : ` : ${manque} réponse${manque > 1 ? 's' : ''} à donner`}
            </li>
          )
        })}
      </ol>
    </div>
  </details>
)

const Reponses = (p: PageGrilleProps & { readonly erreurs: readonly Erreur[]; readonly suivant: Domaine | undefined }) => (
  <Formulaire
    action={adresse(p, p.domaine)}
    jeton={p.jeton}
    bouton="Enregistrer mes réponses"
    suite={p.suite}
    erreurs={p.erreurs}
    autre={
      p.suivant && (
        <a className="fr-btn fr-btn--secondary" href={adresse(p, p.suivant)}>
          Domaine suivant sans enregistrer
        </a>
      )
    }
  >
    {p.domaine.items.map((item) => (
      <div key={item.code} className="palier-item">
        <ChampItem
          nom={`reponses.${item.code}`}
          item={item}
          erreur={p.erreurs.find((e) => e.champ === `reponses.${item.code}`)?.message}
          valeur={p.tapees[item.code] ?? valeurDe(p.vue, item)}
        />
        <EnFace {...p} item={item} />
      </div>
    ))}
  </Formulaire>
)

const valeurDe = (vue: Vue, item: Item): string | undefined => {
  const r = reponseA(vue.siennes, item.code)
  return r === 'sans-reponse' ? undefined : typeof r === 'string' ? r : String(r.niveau)
}

/** Ce que l'autre côté a répondu, quand il est ouvert à ce lecteur, et si les deux s'accordent. */
const EnFace = ({ vue, item, ecarts }: Pick<PageGrilleProps, 'vue' | 'ecarts'> & { readonly item: Item }) => {
  const autre = reponseA(vue.autres, item.code)
  if (autre === 'sans-reponse') return null
  const accord = ecarts?.items.find((e) => e.item === item.code)?.accord
  return (
    <p className="palier-en-face">
      {`${vue.cote === 'audite' ? 'Déclaré par l’organisme' : 'Constaté par l’auditeur'} : ${direReponse(item, autre)}`}
      {accord !== undefined && <strong>{` ${direAccord(accord)}.`}</strong>}
    </p>
  )
}

const Lues = (p: PageGrilleProps) => (
  <>
    {p.domaine.items.map((item) => (
      <div key={item.code} className="palier-item">
        <h3>{item.question}</h3>
        <Resume
          faits={[
            {
              nom: p.vue.cote === 'audite' ? 'Constaté par l’auditeur' : 'Déclaré par l’organisme',
              valeur: direReponse(item, reponseA(p.vue.siennes, item.code)),
            },
          ]}
        />
        <EnFace {...p} item={item} />
      </div>
    ))}
  </>
)
