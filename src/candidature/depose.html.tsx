import { questionsDe } from '../appel/questionnaire.ts'
import { LienDuFichier } from '../plateforme/dsfr/fichier.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Verdict } from '../plateforme/fichiers/recu.ts'
import { direInstant, direJour, type Instant } from '../socle/temps.ts'
import type { Complement } from './complement.ts'
import { direReponse } from './dire-reponse.ts'
import type { DossierLu } from './dossier-lu.ts'
import { EtatDuComplement } from './etat-complement.html.tsx'
import type { Grave } from './grave.ts'
import { direProjets } from './projets-dits.phrases.ts'
import { direOrigine } from './recueil.ts'
import { Relecture } from './relecture.html.tsx'

export type PourDepose = {
  readonly cadre: Cadre
  readonly lu: DossierLu
  readonly depot: Pick<Grave, 'le' | 'instantane' | 'recueil'>
  readonly complements: readonly Complement[]
  /** Le verdict des fichiers du dépôt, par empreinte. */
  readonly verdicts: ReadonlyMap<string, Verdict>
  readonly le: Instant
}

/** Le dossier tel que déposé, qui ne change jamais ; puis ce qui l'a complété, avec ce qu'il y avait au dépôt. */
export const PageDepose = ({ cadre, lu, depot, complements, verdicts, le }: PourDepose) => {
  const { dossier, appel } = lu
  return (
    <Page
      cadre={cadre}
      titre="Le dossier déposé"
      fil={[
        { texte: 'Dossiers', href: '/dossiers' },
        { texte: `Dossier ${dossier.id}`, href: `/dossiers/${dossier.id}` },
      ]}
    >
      {depot.recueil === null ? (
        <p>{`Déposé le ${direInstant(depot.le, appel.fuseau)}. Ce qui suit est ce qui a été lu et signé ce jour-là : rien ne l’a changé depuis.`}</p>
      ) : (
        <p>{`Déposé le ${direInstant(depot.le, appel.fuseau)}. ${direOrigine(depot.recueil, appel.fuseau)} Ce qui suit est ce qui en a été recueilli.`}</p>
      )}
      {complements.map((c) => (
        <UnComplement key={c.numero} complement={c} lu={lu} le={le} premiers={complements} />
      ))}
      <h2>Au dépôt</h2>
      <Relecture
        instantane={depot.instantane}
        aujourdhui={direProjets(dossier, lu.guichet, lu.questionnaire)}
        piece={(p) => (
          <LienDuFichier
            fichier={{ nom: p.nom, verdict: verdicts.get(p.empreinte) }}
            href={`/dossiers/${dossier.id}/depot/${p.empreinte}`}
          />
        )}
      />
      {depot.instantane.engagements.length > 0 && (
        <>
          <h3>Engagements</h3>
          <ul>
            {depot.instantane.engagements.map((e) => (
              <li key={e}>{e}</li>
            ))}
          </ul>
        </>
      )}
    </Page>
  )
}

type PourComplement = {
  readonly complement: Complement
  readonly lu: DossierLu
  readonly le: Instant
  readonly premiers: readonly Complement[]
}

const UnComplement = ({ complement: c, lu, le, premiers }: PourComplement) => {
  const { appel, guichet, dossier } = lu
  const questions = questionsDe(guichet.sections)
  const titre = `complement-${c.numero}`
  return (
    <section aria-labelledby={titre} className="palier-fiche">
      <h2 id={titre}>
        {`Complément ${c.numero} `}
        <EtatDuComplement complement={c} le={le} fuseau={appel.fuseau} />
      </h2>
      <p>{`Demandé le ${direInstant(c.demandeeLe, appel.fuseau)}, pour le ${direJour(c.jusquAu)} au plus tard.`}</p>
      <p className="palier-texte">{c.motif}</p>
      {c.completeeLe === null ? (
        <ul>
          {c.questions.map((code) => (
            <li key={code}>{questions.find((q) => q.code === code)?.libelle ?? code}</li>
          ))}
          {c.pieces.map((code) => (
            <li key={code}>{guichet.pieces.find((p) => p.code === code)?.titre ?? code}</li>
          ))}
          {c.libre !== null && <li className="palier-texte">{c.libre}</li>}
        </ul>
      ) : (
        <Resume
          faits={[
            ...c.reponses.flatMap((r) => {
              const q = questions.find((x) => x.code === r.question)
              if (q === undefined) return []
              const avant = direReponse(q, r.avant ?? undefined)
              const quand = dejaComplete(r.question, c, premiers) ? 'avant ce complément' : 'au dépôt'
              return [
                {
                  nom: q.libelle,
                  valeur: (
                    <>
                      <span className="palier-texte">{direReponse(q, r.valeur)}</span>
                      <span className="fr-hint-text palier-texte">{`${quand} : ${avant}`}</span>
                    </>
                  ),
                },
              ]
            }),
            ...c.jointes.map((p) => ({
              nom: guichet.pieces.find((x) => x.code === p.code)?.titre ?? p.code,
              valeur: <LienDuFichier fichier={p} href={`/dossiers/${dossier.id}/depot/${p.empreinte}`} />,
            })),
            ...(c.libre === null ? [] : [{ nom: c.libre, valeur: <span className="palier-texte">{c.reponse}</span> }]),
          ]}
        />
      )}
      {c.completeeLe !== null && <p className="fr-text--sm">{`Réponse complétée le ${direInstant(c.completeeLe, appel.fuseau)}.`}</p>}
    </section>
  )
}

/** Une question déjà complétée plus tôt : ce qu'il y avait avant n'est plus ce qui a été déposé. */
const dejaComplete = (question: string, c: Complement, tous: readonly Complement[]): boolean =>
  tous.some((x) => x.numero < c.numero && x.completeeLe !== null && x.reponses.some((r) => r.question === question))
