import { Etiquette, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direMontant, type Montant } from '../socle/montant.ts'
import type { Appel, Guichet } from './appel.ts'
import type { Verdict } from './condition.ts'
import { direDepense, direTranche } from './depense.phrases.ts'
import { adresseDuTest } from './eligibilite.ts'
import type { Entree } from './entree.ts'
import { PourquoiClauses } from './pourquoi.html.tsx'
import { aPreparer } from './preparer.ts'

export type PourGuichet = {
  readonly appel: Appel
  readonly guichet: Guichet
  /** Ce que le registre dit déjà des organismes du visiteur. */
  readonly lectures: readonly { readonly organisme: string; readonly verdicts: readonly Verdict[] }[]
  readonly enveloppe: Montant | undefined
  /** Le plafond par porteur, quand il ne dépend pas du dossier. */
  readonly plafond: Montant | undefined
  /** Par où commencer : ouvrir, se connecter, ou rien quand c'est clos. */
  readonly entree: Entree | undefined
}

/** Où un lien de la page trouve un guichet. */
export const ancreDe = (guichet: Pick<Guichet, 'code'>): string => `guichet-${guichet.code}`

/** Un guichet : qui, combien, quoi préparer, et le bouton qui ouvre un dossier. */
export const PartGuichet = (p: PourGuichet) => {
  const { guichet, entree } = p
  return (
    <section aria-labelledby={ancreDe(guichet)}>
      <h2 id={ancreDe(guichet)}>{guichet.titre}</h2>
      <p>{guichet.resume}</p>
      <ul className="palier-boutons palier-sans-puce">
        {entree !== undefined && (
          <li>
            <a className="fr-btn" href={entree.href}>
              {entree.texte}
            </a>
          </li>
        )}
        <li>
          <a className="fr-btn fr-btn--secondary" href={adresseDuTest(p.appel, guichet)}>
            Suis-je éligible ?
          </a>
        </li>
      </ul>
      {entree !== undefined && <AutreCanal canaux={guichet.canaux} />}
      <h3 id={`${ancreDe(guichet)}-qui`}>Qui peut demander</h3>
      <Conditions {...p} />
      <h3>Ce qui est aidé, et combien</h3>
      <ArgentDuGuichet {...p} />
      <h3>Ce qu’il faut préparer</h3>
      <APreparer guichet={guichet} />
    </section>
  )
}

/** G-23 : un guichet ouvert aussi sur la plateforme nationale le dit ; un dossier déposé là-bas est recueilli ici. */
const AutreCanal = ({ canaux }: Pick<Guichet, 'canaux'>) => {
  const ailleurs = canaux.find((c) => c.par === 'plateforme')
  if (ailleurs === undefined || !canaux.some((c) => c.par === 'palier')) return null
  return (
    <p>
      {'Vous pouvez aussi déposer sur la '}
      <a href={ailleurs.adresse}>plateforme nationale des démarches</a>
      {' : les deux se valent, et votre dossier est examiné ici. Ne déposez qu’une fois.'}
    </p>
  )
}

const Conditions = ({ appel, guichet, lectures }: PourGuichet) => (
  <>
    <ul>
      {guichet.conditions.map((c) => (
        <li key={c.code}>
          {c.titre}
          {lectures.map((l) => (
            <Verdicts key={l.organisme} organisme={l.organisme} verdict={l.verdicts.find((v) => v.condition.code === c.code)} />
          ))}
          <PourquoiClauses appel={appel} clause={c.clause} changerait={c.remede} />
        </li>
      ))}
    </ul>
    <p>
      {guichet.groupes
        ? 'Plusieurs organismes peuvent demander ensemble : l’un d’eux porte le dossier.'
        : 'Chaque organisme dépose son propre dossier.'}
    </p>
  </>
)

const Verdicts = ({ organisme, verdict }: { readonly organisme: string; readonly verdict: Verdict | undefined }) =>
  verdict === undefined ? null : (
    <span className="palier-verdict">
      {`${organisme} : `}
      {verdict.reponse === 'oui' && <Etiquette ton="succes">Oui</Etiquette>}
      {verdict.reponse === 'non' && <Etiquette ton="erreur">Non</Etiquette>}
      {verdict.reponse === 'a-verifier' && <Etiquette ton="information">À dire dans le dossier</Etiquette>}
    </span>
  )

const ArgentDuGuichet = ({ appel, guichet, enveloppe, plafond }: PourGuichet) => {
  const { argent } = guichet
  const admises = argent.depenses.filter((d) => d.eligible)
  const ecartees = argent.depenses.filter((d) => !d.eligible)
  return (
    <>
      <Resume
        faits={[
          ...argent.aide.map((a) => ({ nom: a.nature === 'en-nature' ? 'Pris en charge pour vous' : 'Aide', valeur: a.titre })),
          ...(enveloppe === undefined ? [] : [{ nom: 'Enveloppe pour tous les dossiers', valeur: direMontant(enveloppe) }]),
          ...(argent.plafond === undefined
            ? []
            : [
                {
                  nom: 'Au plus, par porteur',
                  valeur: plafond === undefined ? 'selon votre situation, calculé dans le dossier' : direMontant(plafond),
                },
              ]),
          ...(argent.versements.length === 0 ? [] : [{ nom: 'Versements', valeur: argent.versements.map(direTranche).join(' ; ') }]),
          ...(admises.length === 0 ? [] : [{ nom: 'Dépenses aidées', valeur: admises.map(direDepense).join(', ') }]),
          ...(ecartees.length === 0 ? [] : [{ nom: 'Dépenses non aidées', valeur: ecartees.map(direDepense).join(', ') }]),
          ...(argent.payeur === undefined ? [] : [{ nom: 'Qui paie', valeur: argent.payeur }]),
        ]}
      />
      <PourquoiClauses
        appel={appel}
        clause={[
          ...new Set([
            ...argent.aide.flatMap((a) => a.clause),
            ...(argent.enveloppe?.clause ?? []),
            ...(argent.plafond?.clause ?? []),
            ...argent.versements.flatMap((v) => v.clause),
            ...argent.depenses.flatMap((d) => d.clause),
          ]),
        ]}
        faits={ecartees.flatMap((d) => (d.raison === undefined ? [] : [{ nom: direDepense(d), valeur: d.raison }]))}
      />
    </>
  )
}

const APreparer = ({ guichet }: { readonly guichet: Guichet }) => (
  <ul className="palier-preparer">
    {aPreparer(guichet).map((ligne) => (
      <li key={ligne}>{ligne}</li>
    ))}
  </ul>
)
