import { ChampNombre, ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoix, ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { ResumeErreurs } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Etiquette } from '../plateforme/dsfr/reperes.html.tsx'
import { jamais } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import type { Appel, Guichet } from './appel.ts'
import type { Verdict } from './condition.ts'
import { adresseDuTest, conclure, type Frappes, type QuestionDuTest, type ReponsesAuTest, SANS_SAVOIR } from './eligibilite.ts'
import type { Entree } from './entree.ts'
import { direFenetre, fenetreDe } from './fenetre.ts'
import { PourquoiClauses } from './pourquoi.html.tsx'

export type PourEligibilite = {
  readonly cadre: Cadre
  readonly appel: Appel
  readonly guichet: Guichet
  readonly le: Instant
  readonly questions: readonly QuestionDuTest[]
  readonly frappes: Frappes
  readonly illisibles: ReponsesAuTest['illisibles']
  /** Vide tant que rien n'a été répondu. */
  readonly verdicts: readonly Verdict[]
  readonly entree: Entree | undefined
}

/** « Suis-je éligible ? » : quelques questions, aucune identité, rien de gardé ; la réponse dit pourquoi et ce qui la changerait. */
export const PageEligibilite = (p: PourEligibilite) => {
  const { appel, guichet, verdicts, illisibles } = p
  const fenetre = fenetreDe(guichet, appel.fuseau, p.le)
  return (
    <Page
      cadre={p.cadre}
      titre="Suis-je éligible ?"
      erreurs={illisibles.length}
      fil={[
        { texte: 'Appels', href: '/appels' },
        { texte: appel.titre, href: `/appels/${appel.code}` },
      ]}
    >
      <p className="fr-text--lead">{guichet.titre}</p>
      {fenetre.etat === 'close' && (
        <Avis ton="attention" titre="Ce guichet est clos">
          {`${direFenetre(fenetre, appel.fuseau, p.le)}. Le test reste ouvert, mais aucun dossier n’est plus reçu.`}
        </Avis>
      )}
      <Reponse {...p} />
      {p.questions.length === 0 && verdicts.length === 0 && <p>Cette demande est ouverte à tous : il n’y a pas de condition à vérifier.</p>}
      {p.questions.length > 0 && (
        <form method="get" action={adresseDuTest(appel, guichet)} noValidate className="palier-formulaire">
          <ResumeErreurs erreurs={illisibles.map((e) => ({ champ: e.nom, message: e.message }))} />
          <p>Vos réponses restent sur cette page : rien n’est enregistré, et l’agence ne les voit pas.</p>
          {p.questions.map((q) => (
            <ChampDuTest key={q.nom} question={q} recu={p.frappes[q.nom]} erreur={illisibles.find((e) => e.nom === q.nom)?.message} />
          ))}
          <div className="palier-acte">
            <p>La réponse s’affiche en haut de cette page.</p>
            <button type="submit" className={verdicts.length === 0 ? 'fr-btn' : 'fr-btn fr-btn--secondary'}>
              Voir la réponse
            </button>
          </div>
        </form>
      )}
    </Page>
  )
}

const ChampDuTest = ({
  question: q,
  recu,
  erreur,
}: {
  readonly question: QuestionDuTest
  readonly recu: string | undefined
  readonly erreur: string | undefined
}) => {
  const commun = { nom: q.nom, libelle: q.libelle, obligatoire: true, aide: q.aide, valeur: recu, erreur }
  const sansSavoir = { valeur: SANS_SAVOIR, libelle: 'Je ne sais pas' }
  switch (q.genre) {
    case 'oui-non':
      return <ChampChoix {...commun} options={[{ valeur: 'oui', libelle: 'Oui' }, { valeur: 'non', libelle: 'Non' }, sansSavoir]} />
    case 'choix':
      return q.options.length > 7 ? (
        <ChampListe {...commun} options={[...q.options, sansSavoir]} />
      ) : (
        <ChampChoix {...commun} options={[...q.options, sansSavoir]} />
      )
    case 'nombre':
      return (
        <ChampNombre
          {...commun}
          libelle={q.unite === undefined ? q.libelle : `${q.libelle} (${q.unite})`}
          aide="Laissez vide si vous ne savez pas."
        />
      )
    case 'texte':
      return <ChampTexte {...commun} aide="Laissez vide si vous ne savez pas." />
    default:
      return jamais(q.genre)
  }
}

const TITRES = {
  oui: 'Oui, vous pouvez candidater',
  non: 'Non, pas en l’état',
  'a-verifier': 'À vérifier : il manque une réponse',
} as const
const TONS = { oui: 'succes', non: 'attention', 'a-verifier': 'information' } as const
const ETIQUETTES = {
  oui: { ton: 'succes', texte: 'Oui' },
  non: { ton: 'erreur', texte: 'Non' },
  'a-verifier': { ton: 'information', texte: 'À vérifier' },
} as const

const Reponse = ({ appel, verdicts, entree }: PourEligibilite) => {
  if (verdicts.length === 0) return null
  const conclusion = conclure(verdicts)
  return (
    <section aria-labelledby="reponse">
      <div id="reponse">
        <Avis ton={TONS[conclusion]} titre={TITRES[conclusion]}>
          {direSuite(conclusion)}
        </Avis>
      </div>
      <ul className="palier-verdicts">
        {verdicts.map((v) => (
          <li key={v.condition.code}>
            <span className="palier-verdict">
              <Etiquette ton={ETIQUETTES[v.reponse].ton}>{ETIQUETTES[v.reponse].texte}</Etiquette> {v.condition.titre}
            </span>
            {v.reponse === 'non' && <p>{`${v.condition.refus} ${v.condition.remede}`}</p>}
            <PourquoiClauses appel={appel} clause={v.condition.clause} faits={direFaits(appel, v)} changerait={v.condition.remede} />
          </li>
        ))}
      </ul>
      {conclusion !== 'non' && entree !== undefined && (
        <p>
          <a className="fr-btn" href={entree.href}>
            {entree.texte}
          </a>
        </p>
      )}
    </section>
  )
}

const direSuite = (conclusion: Verdict['reponse']): string => {
  switch (conclusion) {
    case 'oui':
      return 'D’après vos réponses, rien ne s’oppose à votre demande. Le dossier les vérifiera.'
    case 'non':
      return 'Une condition n’est pas remplie. Ce qui la lèverait est dit ci-dessous.'
    case 'a-verifier':
      return 'Rien ne s’oppose à votre demande pour l’instant. Vous pouvez ouvrir un dossier et répondre plus tard : ne pas savoir n’empêche pas de déposer.'
    default:
      return jamais(conclusion)
  }
}

const direFaits = (appel: Appel, v: Verdict) =>
  Object.entries(v.faits).flatMap(([nom, valeur]) => {
    const fait = appel.faits[nom]
    if (fait === undefined) return []
    const dit = valeur === undefined ? 'on ne sait pas' : typeof valeur === 'boolean' ? (valeur ? 'oui' : 'non') : String(valeur)
    return [{ nom: fait.libelle, valeur: fait.unite === undefined || valeur === undefined ? dit : `${dit}\u00a0${fait.unite}` }]
  })
