import type { Appel } from '../appel/appel.ts'
import { ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { direInstant } from '../socle/temps.ts'
import type { Publiee } from './question.ts'

export type PourQuestions = {
  readonly cadre: Cadre
  readonly appel: Appel
  /** Par thème, puis dans l'ordre où elles ont été posées. */
  readonly publiees: readonly Publiee[]
  readonly recherche: string
  /** L'agent a ses pages de travail, le porteur ses questions. */
  readonly aussi: { readonly texte: string; readonly href: string } | undefined
}

/** Les réponses sont données à tous, sans le nom de qui a demandé (G-01). */
export const PageQuestions = ({ cadre, appel, publiees, recherche, aussi }: PourQuestions) => (
  <Page
    cadre={cadre}
    titre="Questions et réponses"
    fil={[
      { texte: 'Appels', href: '/appels' },
      { texte: appel.titre, href: `/appels/${appel.code}` },
    ]}
  >
    <p>Chaque réponse vaut pour tous les candidats. Elle est publiée sans le nom de qui a posé la question.</p>
    {aussi !== undefined && (
      <p>
        <a href={aussi.href}>{aussi.texte}</a>
      </p>
    )}
    <form method="get" action={`/appels/${appel.code}/questions`} className="palier-filtres">
      <ChampTexte nom="texte" libelle="Chercher un mot" obligatoire={false} valeur={recherche} />
      <button type="submit" className="fr-btn fr-btn--secondary">
        Chercher
      </button>
    </form>
    {publiees.length === 0 && (
      <p>
        {recherche === ''
          ? 'Aucune réponse n’est encore publiée. Les premières paraîtront ici.'
          : `Aucune réponse ne contient « ${recherche} ». Essayez un autre mot, ou posez votre question.`}
      </p>
    )}
    {[...Map.groupBy(publiees, (q) => q.theme)].map(([theme, questions]) => (
      <section key={theme}>
        <h2>{theme}</h2>
        {questions.map((q) => (
          <article key={q.id.toString()} aria-labelledby={`question-${q.id}`}>
            <h3 id={`question-${q.id}`}>{q.objet}</h3>
            <p className="palier-texte">{q.texte}</p>
            <p className="palier-texte palier-reponse">{q.reponse}</p>
            <p className="fr-text--sm">{`Réponse publiée le ${direInstant(q.publieeLe, appel.fuseau)}`}</p>
          </article>
        ))}
      </section>
    ))}
    <Demander appel={appel} />
  </Page>
)

const Demander = ({ appel }: Pick<PourQuestions, 'appel'>) => {
  const { renseignements } = appel
  if (renseignements === undefined)
    return <p>Cet appel ne tient pas de bureau de questions : écrivez à un contact de la page de l’appel.</p>
  return (
    <>
      <h2>Votre question n’y est pas ?</h2>
      <p>
        <a className="fr-btn" href={`/appels/${appel.code}/questions/poser`}>
          Poser une question
        </a>
      </p>
      <p>
        {`Ou écrivez à ${renseignements.courriel}${renseignements.objet === undefined ? '' : `, avec un objet qui commence par ${renseignements.objet}`}.`}
        {renseignements.telephone && ' Un rendez-vous au téléphone peut vous être proposé.'}
      </p>
    </>
  )
}
