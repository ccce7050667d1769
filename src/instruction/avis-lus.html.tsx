import type { Critere, Guichet } from '../appel/appel.ts'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direInstant } from '../socle/temps.ts'
import { CONCLUSIONS_DITES, compterEnMots, direChangements, direJugement } from './avis.phrases.ts'
import { type AvisLu, criteresNotes } from './avis.ts'
import { Dispersion } from './dispersion.html.tsx'
import { compterConclusions } from './dispersion.ts'
import type { Expertise } from './expertise.ts'
import { mesurer } from './mesure.ts'
import { direTotal, type Total } from './total.ts'

export type PourAvisLus = {
  readonly guichet: Guichet
  readonly fuseau: string
  /** Les avis courants. */
  readonly avis: readonly AvisLu[]
  /** Tous, ceux revus depuis compris, du plus ancien au plus récent. */
  readonly histoire: readonly AvisLu[]
  readonly total: Total | undefined
  readonly expertises: readonly Expertise[]
  readonly fonctionDe: (fonction: string) => string
}

/** Les avis donnés : ensemble, critère par critère, puis chacun, avec ce qu'il était avant d'être revu. */
export const AvisLus = (p: PourAvisLus) => {
  const criteres = criteresNotes(p.guichet)
  return (
    <>
      <Resume
        faits={[
          { nom: 'Conclusions', valeur: p.avis.length === 0 ? 'Aucun avis pour l’instant' : compterEnMots(compterConclusions(p.avis)) },
          ...(p.total === undefined ? [] : [{ nom: 'Note du dossier', valeur: <NoteDuDossier total={p.total} /> }]),
        ]}
      />
      {criteres.length > 0 && p.avis.length > 0 && <Dispersion mesures={criteres.map((c) => mesurer(c, p.avis))} />}
      {p.avis.map((a) => (
        <UnAvis key={a.agent} sien={a} {...p} />
      ))}
      {p.expertises.map((e) => (
        <UneExpertise key={e.invitation.id} expertise={e} criteres={criteres} fuseau={p.fuseau} />
      ))}
    </>
  )
}

const NoteDuDossier = ({ total }: { readonly total: Total }) => (
  <>
    {direTotal(total)}
    {total.inconnus.length > 0 && <span className="fr-hint-text">{`Personne n’a pu juger de : ${titres(total.inconnus)}.`}</span>}
    {total.sansObjet.length > 0 && <span className="fr-hint-text">{`Sans objet, hors du compte : ${titres(total.sansObjet)}.`}</span>}
    {total.sousMinimum.length > 0 && <span className="fr-hint-text">{`Sous le minimum de l’appel : ${titres(total.sousMinimum)}.`}</span>}
  </>
)

const titres = (criteres: readonly { readonly titre: string }[]): string => criteres.map((c) => `« ${c.titre} »`).join(', ')

const UnAvis = ({ sien: a, guichet, histoire, fuseau, fonctionDe }: PourAvisLus & { readonly sien: AvisLu }) => {
  const versions = histoire.filter((v) => v.agent === a.agent)
  const criteres = criteresNotes(guichet)
  return (
    <section className="palier-fiche" aria-labelledby={`avis-${a.agent}`}>
      <h3 id={`avis-${a.agent}`}>{`${a.nom}, ${fonctionDe(a.fonction)} : ${CONCLUSIONS_DITES[a.conclusion]}`}</h3>
      <p className="fr-text--sm">{`Donné le ${direInstant(a.le, fuseau)}.`}</p>
      <p className="palier-texte">{a.motif}</p>
      {criteres.length > 0 && (
        <details className="palier-pourquoi">
          <summary>{`Ses notes et ses commentaires : ${a.nom}`}</summary>
          <div>
            <Resume
              faits={criteres.map((c) => ({
                nom: c.titre,
                valeur: (
                  <>
                    {direJugement(c, a.notes[c.code])}
                    {a.commentaires[c.code] !== undefined && <span className="fr-hint-text palier-texte">{a.commentaires[c.code]}</span>}
                  </>
                ),
              }))}
            />
          </div>
        </details>
      )}
      {versions.length > 1 && (
        <ul>
          {versions.slice(1).map((v, rang) => (
            <li key={v.rang}>
              {`Avis revu le ${direInstant(v.le, fuseau)} : ${direChangements(criteres, versions[rang] ?? v, v).join(' ; ') || 'rien de changé'}.`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Ce qu'un expert a répondu, à part : ses notes ne comptent pas avec celles des examinateurs. */
const UneExpertise = ({
  expertise: e,
  criteres,
  fuseau,
}: {
  readonly expertise: Expertise
  readonly criteres: readonly Critere[]
  readonly fuseau: string
}) => (
  <section className="palier-fiche" aria-labelledby={`expertise-${e.invitation.id}`}>
    <h3 id={`expertise-${e.invitation.id}`}>{`Avis d’expert : ${e.invitation.nom}`}</h3>
    <p className="palier-texte">{e.question}</p>
    {e.repondueLe === null ? (
      <p className="fr-text--sm">{`Demandé le ${direInstant(e.invitation.le, fuseau)}, sans réponse pour l’instant.`}</p>
    ) : (
      <>
        <p className="palier-texte palier-reponse">{e.reponse}</p>
        <p className="fr-text--sm">{`Rendu le ${direInstant(e.repondueLe, fuseau)}.`}</p>
        <Resume
          faits={criteres
            .filter((c) => e.notes[c.code] !== undefined)
            .map((c) => ({ nom: `${c.titre} (hors de la moyenne)`, valeur: direJugement(c, e.notes[c.code]) }))}
        />
      </>
    )}
  </section>
)
