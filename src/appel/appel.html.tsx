import { Fragment } from 'react'
import { Frise } from '../plateforme/dsfr/frise.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { jamais } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import type { Appel } from './appel.ts'
import { adresseDuTest } from './eligibilite.ts'
import { etapesDe } from './etapes.ts'
import { direFenetre, fenetreDeLAppel } from './fenetre.ts'
import { ancreDe, PartGuichet, type PourGuichet } from './guichet.html.tsx'
import { PourquoiClauses } from './pourquoi.html.tsx'
import { Resultats, type ResultatsPublies } from './resultats.html.tsx'

/** Une question déjà posée, dans ses mots à elle, et sa réponse à tous (G-01). */
export type ReponsePubliee = { readonly objet: string; readonly texte: string; readonly reponse: string }

export type PourAppel = {
  readonly cadre: Cadre
  readonly appel: Appel
  readonly le: Instant
  readonly guichets: readonly PourGuichet[]
  readonly reponses: readonly ReponsePubliee[]
  readonly resultats: readonly ResultatsPublies[]
}

/** La page publique d'un appel : on y sait en une minute si l'on est concerné, combien, quoi préparer et pour quand. */
export const PageAppel = ({ cadre, appel, le, guichets, reponses, resultats }: PourAppel) => (
  <Page cadre={cadre} titre={appel.titre} fil={[{ texte: 'Appels', href: '/appels' }]}>
    <p className="fr-text--lead">{appel.promesse}</p>
    <p>{`${appel.agence.nom}, avec ${appel.agence.operateur}.`}</p>
    <Bande appel={appel} le={le} />
    <Resultats appel={appel} resultats={resultats} />
    <nav aria-label="Dans cette page">
      <ul>
        {guichets.map(({ guichet }) => (
          <li key={guichet.code}>
            <a href={`#${ancreDe(guichet)}`}>{guichet.titre}</a>
          </li>
        ))}
        <li>
          <a href="#dates">Les dates</a>
        </li>
        <li>
          <a href="#questions">Les questions déjà posées et leurs réponses</a>
        </li>
        <li>
          <a href="#contacts">À qui s’adresser</a>
        </li>
        <li>
          <a href={`/appels/${appel.code}/appel.pdf`} download>
            Emporter cette page (PDF)
          </a>
        </li>
        <li>
          <a href={`/appels/${appel.code}/agenda.ics`} download>
            Mettre ces dates dans votre agenda
          </a>
        </li>
      </ul>
    </nav>
    {guichets.map((g) => (
      <PartGuichet key={g.guichet.code} {...g} />
    ))}
    <h2 id="dates">Les dates</h2>
    <Frise etapes={etapesDe(appel, le)} />
    <PartCommission appel={appel} />
    <h2 id="contacts">À qui s’adresser</h2>
    <Resume faits={appel.contacts.map((c) => ({ nom: c.fonction, valeur: <a href={`mailto:${c.courriel}`}>{c.courriel}</a> }))} />
    <Questions appel={appel} reponses={reponses} />
    <h2 id="textes">Les textes</h2>
    {appel.references.length === 0 ? (
      <p>Cet appel ne cite pas d’autre texte.</p>
    ) : (
      <ul>
        {appel.references.map((r) => (
          <li key={r.titre}>{r.titre}</li>
        ))}
      </ul>
    )}
  </Page>
)

const Questions = ({ appel, reponses }: Pick<PourAppel, 'appel' | 'reponses'>) => (
  <>
    <h2 id="questions">Les questions déjà posées</h2>
    {reponses.length === 0 && <p>Aucune réponse n’est encore publiée.</p>}
    {reponses.map((r) => (
      <details key={r.objet} className="palier-pourquoi">
        <summary>{r.objet}</summary>
        <p className="palier-texte">{r.texte}</p>
        <p className="palier-texte palier-reponse">{r.reponse}</p>
      </details>
    ))}
    <p>
      <a href={`/appels/${appel.code}/questions`}>
        {reponses.length === 0 ? 'Poser une question' : 'Lire toutes les réponses, ou poser une question'}
      </a>
    </p>
  </>
)

/** L'appel ouvert dit sa clôture ; l'appel clos le dit d'abord, et ce que deviennent les dossiers. */
const Bande = ({ appel, le }: Pick<PourAppel, 'appel' | 'le'>) => {
  const fenetre = fenetreDeLAppel(appel, le)
  const dit = direFenetre(fenetre, appel.fuseau, le)
  switch (fenetre.etat) {
    case 'close':
      return (
        <Avis ton="attention" titre="Cet appel est clos">
          {`${dit}. Les dossiers déposés avant suivent leur cours : chaque porteur lit l’avancement du sien dans « Dossiers ». Un brouillon non déposé reste lisible, mais il ne sera pas examiné.`}
        </Avis>
      )
    case 'a-venir':
      return (
        <Avis ton="information" titre="Les dépôts ne sont pas encore ouverts">
          {`${dit}. Vous pouvez déjà préparer votre dossier.`}
        </Avis>
      )
    case 'ouverte':
      return (
        <Avis ton="information" titre="Les dépôts sont ouverts">
          {`${dit}. `}
          {appel.guichets.map((g, rang) => (
            <Fragment key={g.code}>
              {rang > 0 && ' ; '}
              <a href={adresseDuTest(appel, g)}>
                {appel.guichets.length === 1 ? 'Suis-je éligible ?' : `Suis-je éligible pour « ${g.titre} » ?`}
              </a>
            </Fragment>
          ))}
        </Avis>
      )
    default:
      return jamais(fenetre.etat)
  }
}

const PartCommission = ({ appel }: Pick<PourAppel, 'appel'>) => {
  const { commission } = appel
  if (commission === undefined) return null
  const delai = commission.decisionSous
  return (
    <>
      <h2 id="commission">Qui examine, qui décide</h2>
      <p>{`${commission.titre} : elle donne un avis. La décision revient à : ${commission.decideurs.join(', ')}.`}</p>
      <ul>
        {commission.sieges.map((s) => (
          <li key={s.fonction}>{s.voix === 'consultative' ? `${s.titre} (voix consultative)` : s.titre}</li>
        ))}
      </ul>
      {delai !== undefined && (
        <p>
          {`La décision vous parvient au plus tard ${delai.semaines === undefined ? `${delai.jours ?? 0} jours` : `${delai.semaines} semaines`} après la commission.`}
        </p>
      )}
      <PourquoiClauses appel={appel} clause={commission.clause} />
    </>
  )
}
