import type { ReactNode } from 'react'
import type { Appel } from '../appel/appel.ts'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Saisie } from '../plateforme/dsfr/saisie.html.tsx'
import type { ChampPresente, Preparation } from '../plateforme/saisie/presentation.ts'
import { direInstant } from '../socle/temps.ts'
import type { Creneau } from './creneau.ts'
import type { QuestionPosee } from './question.ts'

/** Un acte possible sur la question, avec ses champs. */
export type Geste = {
  readonly nom: string
  readonly titre: string
  readonly suite: string
  readonly champs: readonly ChampPresente[]
  readonly options: NonNullable<Preparation['options']>
  readonly valeurs: Readonly<Record<string, unknown>>
}

export type PourQuestion = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly appel: Appel
  readonly question: QuestionPosee
  readonly rendezVous: Creneau | undefined
  readonly gestes: readonly Geste[]
  /** L'adresse où chaque geste s'envoie, suivie de son nom. */
  readonly action: string
  /** Le geste refusé, et ce qui s'y oppose. */
  readonly refuse: { readonly geste: string; readonly erreurs: readonly Erreur[] } | undefined
  /** L'agence lit qui a demandé ; qui a demandé se connaît. */
  readonly lecteur: 'agence' | 'demandeur'
}

/** Une question, sa réponse, son rendez-vous ; et ce que la personne qui la lit peut en faire. */
export const PageQuestion = (p: PourQuestion) => {
  const { question: q, appel } = p
  const quand = (le: Temporal.Instant) => direInstant(le, appel.fuseau)
  return (
    <Page
      cadre={p.cadre}
      titre={q.objet}
      erreurs={p.refuse?.erreurs.length}
      fil={[
        { texte: appel.titre, href: `/appels/${appel.code}` },
        { texte: 'Questions et réponses', href: `/appels/${appel.code}/questions` },
      ]}
    >
      <p className="palier-texte">{q.texte}</p>
      <Resume
        faits={[
          { nom: 'Posée', valeur: quand(q.poseeLe) },
          ...(p.lecteur === 'agence' ? demandeur(q) : []),
          ...(q.reponse === null
            ? [{ nom: 'Réponse', valeur: 'Elle n’est pas encore donnée.' }]
            : [{ nom: 'Réponse', valeur: <span className="palier-texte">{q.reponse}</span> }]),
          ...(q.publieeLe === null ? [] : [{ nom: 'Publiée pour tous', valeur: quand(q.publieeLe) }]),
          ...(p.rendezVous === undefined
            ? []
            : [{ nom: 'Rendez-vous', valeur: `${quand(p.rendezVous.debut)}. Appelez le ${p.rendezVous.telephone}.` }]),
        ]}
      />
      {p.gestes.map((g) => {
        const erreurs = p.refuse?.geste === g.nom ? p.refuse.erreurs : []
        return (
          <section key={g.nom} aria-labelledby={`geste-${g.nom}`}>
            <h2 id={`geste-${g.nom}`}>{g.titre}</h2>
            <Formulaire action={`${p.action}/${g.nom}`} jeton={p.jeton} bouton={g.titre} suite={g.suite} erreurs={erreurs}>
              <Saisie champs={g.champs} valeurs={g.valeurs} options={g.options} erreurs={erreurs} />
            </Formulaire>
          </section>
        )
      })}
    </Page>
  )
}

const demandeur = (q: QuestionPosee): readonly { readonly nom: string; readonly valeur: ReactNode }[] => [
  { nom: 'Par', valeur: [q.nom, q.organisme, q.courriel].filter((x) => x !== null).join(', ') },
  { nom: 'Souhaite un appel', valeur: q.telephone ? 'Oui' : 'Non' },
  { nom: 'Confiée à', valeur: q.affectee ?? 'Personne encore' },
]
