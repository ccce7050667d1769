import { CHOIX_DE_NATURE } from '../acteurs/organisme.ts'
import type { Appel } from '../appel/appel.ts'
import type { Fait } from '../appel/condition.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import { direSuiteALAgence } from '../appel/silence.ts'
import type { ComplementTu } from '../candidature/complement-tu.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { FichierJoint } from '../candidature/fichier.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Etiquette, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direInstant, direJour } from '../socle/temps.ts'
import type { DelaiDExamen } from './delai.ts'
import { type Examinee, ORIGINES } from './trancher.ts'

export type PageRecevabiliteProps = {
  readonly cadre: Cadre
  readonly lu: DossierLu
  readonly conditions: readonly Examinee[]
  readonly delai: DelaiDExamen | undefined
  /** Les actes que cette personne peut faire d'ici. */
  readonly actes: readonly { readonly terme: string; readonly href: string }[]
  /** Le complément qui n'est pas venu, et ce que l'appel en prévoit. */
  readonly tu: ComplementTu | undefined
  readonly trancher: 'oui' | 'non'
}

/** La recevabilité d'un dossier : chaque condition, ce que l'on sait, d'où on le tient, quoi regarder, ce qu'un agent a établi. */
export const PageRecevabilite = (p: PageRecevabiliteProps) => {
  const { dossier, appel, faits } = p.lu
  const restent = p.conditions.filter((c) => c.reponse === 'a-verifier')
  return (
    <Page
      cadre={p.cadre}
      titre={`Recevabilité du dossier ${dossier.id}`}
      fil={[
        { texte: 'Dossiers', href: '/dossiers' },
        { texte: `Dossier ${dossier.id}`, href: `/dossiers/${dossier.id}` },
      ]}
    >
      <p className="fr-text--lead">{`${dossier.organisme.nom}, ${dossier.organisme.commune}`}</p>
      {restent.length > 0 && (
        <Avis ton="attention" titre={restent.length === 1 ? 'Un point est à vérifier' : `${restent.length} points sont à vérifier`}>
          Tant qu’un agent ne les a pas tranchés, avec sa raison, le dossier ne peut être ni recevable, ni décidé.
        </Avis>
      )}
      {p.tu !== undefined && (
        <Avis ton="attention" titre="Un complément n’est pas venu">
          {`Il était attendu le ${direJour(p.tu.jusquAu)} au plus tard. ${direSuiteALAgence(p.tu.suite, p.tu.clause)} Une réponse qui viendrait encore se lira à côté.`}
        </Avis>
      )}
      <Resume
        faits={[
          { nom: 'Dossier complet à', valeur: `${Number(faits['part complète'] ?? 0)}\u00a0%` },
          ...(p.delai === undefined ? [] : [{ nom: 'Délai de la loi', valeur: direDelai(p.delai, appel.fuseau) }]),
        ]}
      />
      {p.actes.length > 0 && (
        <ul className="palier-actes">
          {p.actes.map((a) => (
            <li key={a.href}>
              <a className="fr-link" href={a.href}>
                {a.terme}
              </a>
            </li>
          ))}
        </ul>
      )}
      <h2>Conditions de l’appel</h2>
      {p.conditions.length === 0 && <p>Cet appel ne pose pas de condition : il n’y a qu’à lire le dossier.</p>}
      <div className="palier-fiches">
        {p.conditions.map((c) => (
          <UneCondition key={c.condition.code} c={c} lu={p.lu} trancher={p.trancher} />
        ))}
      </div>
    </Page>
  )
}

const direDelai = (d: DelaiDExamen, fuseau: string): string => {
  const suspendu = d.joursSuspendus === 0 ? '' : ` Un complément l’a suspendu ${d.joursSuspendus} jour${d.joursSuspendus > 1 ? 's' : ''}.`
  return d.suspendu === undefined
    ? `Répondre au plus tard le ${direJour(d.jour)} : au-delà, le silence vaut refus.${suspendu}`
    : `Suspendu depuis le ${direInstant(d.suspendu, fuseau)}, le temps que le porteur complète son dossier.`
}

const REPONSES = { oui: ['succes', 'Oui'], non: ['erreur', 'Non'], 'a-verifier': ['attention', 'À vérifier'] } as const

const UneCondition = ({ c, lu, trancher }: { readonly c: Examinee; readonly lu: DossierLu; readonly trancher: 'oui' | 'non' }) => {
  const { condition, tranche } = c
  const pieces = aRegarder(c, lu)
  return (
    <section className="palier-fiche" aria-labelledby={`condition-${condition.code}`}>
      <h3 id={`condition-${condition.code}`}>{condition.titre}</h3>
      <p>
        <Etiquette ton={REPONSES[c.reponse][0]}>{REPONSES[c.reponse][1]}</Etiquette>
      </p>
      {tranche !== undefined && (
        <p>{`Tranché par ${tranche.par}, le ${direInstant(tranche.le, lu.appel.fuseau)} : ${tranche.reponse}. ${tranche.motif}`}</p>
      )}
      {c.reponse === 'non' && <p>{`${condition.refus} ${condition.remede}`}</p>}
      <Resume faits={[...faitsDe(c, lu), { nom: `Clause ${condition.clause.join(', ')}`, valeur: sens(condition.clause, lu.appel) }]} />
      {pieces.length > 0 && (
        <>
          <p className="fr-text--bold">À regarder</p>
          <ul className="palier-fichiers">
            {pieces.map((piece) => (
              <li key={piece.id}>
                <FichierJoint
                  dossier={lu.dossier.id}
                  piece={piece}
                  lecteur="agence"
                  titre={lu.guichet.pieces.find((x) => x.code === piece.code)?.titre}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {trancher === 'oui' && c.reponse !== 'non' && (
        <p>
          <a className="fr-link" href={`/actes/trancher/${lu.dossier.id}?condition=${encodeURIComponent(condition.code)}`}>
            {c.reponse === 'a-verifier' ? 'Trancher ce point' : 'Revenir sur ce point'}
            <span className="fr-sr-only">{` : ${condition.titre}`}</span>
          </a>
        </p>
      )}
    </section>
  )
}

/** Les faits lus, leur valeur, et qui les établit : une déclaration n'est pas un registre. */
const faitsDe = (c: Examinee, lu: DossierLu) =>
  Object.entries(c.faits).map(([nom, valeur]) => {
    const fait: Fait | undefined = lu.appel.faits[nom]
    const dit = valeur === undefined ? 'on ne sait pas' : typeof valeur === 'boolean' ? (valeur ? 'oui' : 'non') : direValeur(valeur)
    const unite = fait?.unite === undefined || valeur === undefined ? '' : `\u00a0${fait.unite}`
    return { nom: fait?.libelle ?? nom, valeur: `${dit}${unite}, ${ORIGINES[sourceDe(nom, fait, lu)]}` }
  })

/** Une nature se dit en mots. */
const direValeur = (valeur: string | number): string => CHOIX_DE_NATURE.find((n) => n.code === valeur)?.libelle ?? String(valeur)

/** Un fait que la plateforme calcule d'une réponse (un âge, de sa date) reste déclaré par le porteur. */
const sourceDe = (nom: string, fait: Fait | undefined, { questionnaire, dossier }: DossierLu): Fait['source'] =>
  questionsDe(questionnaire).some((q) => q.fait === nom && dossier.reponses[q.code] !== undefined)
    ? 'reponse'
    : (fait?.source ?? 'plateforme')

/** Les pièces du dossier que la même clause demande : c'est là que se lit ce qui est déclaré. */
const aRegarder = ({ condition }: Examinee, { dossier, guichet }: DossierLu) => {
  const codes = guichet.pieces.filter((p) => p.clause.some((k) => condition.clause.includes(k))).map((p) => p.code)
  return dossier.pieces.filter((p) => codes.includes(p.code))
}

const sens = (clauses: readonly string[], appel: Appel): string => clauses.flatMap((k) => appel.clauses[k]?.texte ?? []).join(' ')
