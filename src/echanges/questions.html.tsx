import type { Appel } from '../appel/appel.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { direInstant, type Instant } from '../socle/temps.ts'

export type PourQuestions = {
  readonly cadre: Cadre
  readonly appel: Appel
  /** Seulement celles qui ont leur réponse. */
  readonly questions: readonly {
    readonly cle: string
    readonly objet: string
    readonly texte: string
    readonly reponse: string | null
    readonly repondueLe: Instant | null
  }[]
  readonly peutDemander: 'oui' | 'non'
}

/** Les réponses sont données à tous, sans le nom de qui a demandé (G-01). */
export const PageQuestions = ({ cadre, appel, questions, peutDemander }: PourQuestions) => (
  <Page
    cadre={cadre}
    titre="Questions et réponses"
    fil={[
      { texte: 'Appels', href: '/appels' },
      { texte: appel.titre, href: `/appels/${appel.code}` },
    ]}
  >
    <p>Chaque réponse vaut pour tous les candidats. Elle est publiée sans le nom de qui a posé la question.</p>
    {questions.length === 0 && <p>Aucune réponse n’est encore publiée. Les premières paraîtront ici.</p>}
    {questions.map((q) => (
      <section key={q.cle} aria-labelledby={q.cle}>
        <h2 id={q.cle}>{q.objet}</h2>
        <p className="palier-texte">{q.texte}</p>
        <p className="palier-texte palier-reponse">{q.reponse}</p>
        {q.repondueLe !== null && <p className="fr-text--sm">{`Réponse publiée le ${direInstant(q.repondueLe, appel.fuseau)}`}</p>}
      </section>
    ))}
    <Demander appel={appel} peutDemander={peutDemander} />
  </Page>
)

const Demander = ({ appel, peutDemander }: Pick<PourQuestions, 'appel' | 'peutDemander'>) => {
  const { renseignements } = appel
  if (renseignements === undefined)
    return <p>Cet appel ne tient pas de bureau de questions : écrivez à un contact de la page de l’appel.</p>
  return (
    <>
      <h2>Votre question n’y est pas ?</h2>
      {peutDemander === 'oui' && (
        <p>
          <a className="fr-btn" href={`/actes/poser-question/${appel.code}`}>
            Poser une question
          </a>
        </p>
      )}
      <p>
        {`Écrivez à ${renseignements.courriel}${renseignements.objet === undefined ? '' : `, avec un objet qui commence par ${renseignements.objet}`}.`}
        {renseignements.telephone && ' Un rendez-vous au téléphone peut vous être proposé.'}
      </p>
    </>
  )
}
