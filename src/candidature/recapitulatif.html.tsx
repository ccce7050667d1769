import { PourquoiClauses } from '../appel/pourquoi.html.tsx'
import { CaseACocher } from '../plateforme/dsfr/choix.html.tsx'
import { Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { doublonsDe } from './avertissements.ts'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import type { Dossier } from './dossier.ts'
import { photographier } from './instantane.ts'
import { cheminDuVerdict, type Obstacle } from './obstacles.ts'
import { direProjets } from './projets-dits.phrases.ts'
import { Relecture } from './relecture.html.tsx'

export type PourRecapitulatif = DansLeDossier & {
  readonly obstacles: readonly Obstacle[]
  readonly coches: readonly string[]
  /** Le dépôt vient d'être tenté et refusé, ou la page est seulement relue. */
  readonly depot: 'refuse' | 'a-faire'
}

/** La relecture : ce qui empêche, ce qui a été dit, ce à quoi l'on s'engage, puis un seul bouton. */
export const PageRecapitulatif = (p: PourRecapitulatif) => {
  const { dossier, guichet } = p.lu
  const manquants = p.obstacles.filter(({ refus }) => refus.champ?.startsWith('engagement.') === true)
  const autres = p.depot === 'refuse' ? p.obstacles : p.obstacles.filter((o) => !manquants.includes(o))
  return (
    <PageDuBrouillon {...p} titre="Relire et déposer" ici="recapitulatif" erreurs={p.depot === 'refuse' ? p.obstacles.length : 0}>
      <Obstacles obstacles={autres} depot={p.depot} dossier={dossier.id} />
      <AVerifier {...p} />
      <Doublons dossier={dossier} />
      <h2>Ce que l’agence lira</h2>
      <Relecture
        instantane={photographier(dossier, guichet, { demandes: p.lu.demandes, dits: direProjets(dossier, guichet, p.lu.questionnaire) })}
        piece={(p) => p.nom}
      />
      <p>
        <a href={`/dossiers/${dossier.id}/sections`}>Corriger une réponse</a>
      </p>
      {p.acces.droit === 'deposer' ? <Deposer {...p} manquants={manquants} /> : <QuiDepose deposent={p.acces.deposent} />}
    </PageDuBrouillon>
  )
}

/** Déposer engage l'organisme : ceux qui ne le peuvent pas savent à qui demander. */
const QuiDepose = ({ deposent }: { readonly deposent: string }) => (
  <Avis ton="information" titre="Déposer engage votre organisme">
    <p>{`Peuvent déposer : ${deposent}. Prévenez-les quand le dossier est prêt.`}</p>
  </Avis>
)

const Deposer = (p: PourRecapitulatif & { readonly manquants: readonly Obstacle[] }) => {
  const { dossier, guichet, appel } = p.lu
  return (
    <Formulaire
      action={`/dossiers/${dossier.id}/recapitulatif`}
      jeton={p.jeton}
      bouton="Déposer le dossier"
      suite="Vous recevez un reçu avec l’heure exacte. Le dossier part à l’examen : vous ne le modifiez plus, mais vous pouvez encore le retirer."
    >
      {guichet.engagements.length > 0 && <h2>Vos engagements</h2>}
      {guichet.engagements.map((e) => (
        <div key={e.code} className="palier-question">
          <CaseACocher
            nom={`engagement.${e.code}`}
            libelle={e.texte}
            aide={e.consequence}
            obligatoire
            cochee={p.coches.includes(e.code)}
            erreur={p.depot === 'refuse' ? messageDe(p.manquants, `engagement.${e.code}`) : undefined}
          />
          <PourquoiClauses appel={appel} clause={e.clause} />
        </div>
      ))}
    </Formulaire>
  )
}

const messageDe = (obstacles: readonly Obstacle[], champ: string): string | undefined =>
  obstacles.some(({ refus }) => refus.champ === champ) ? 'Cochez cette case si vous vous y engagez : le dépôt en dépend.' : undefined

/** Ce qui empêche, en premier, chaque point avec son lien ; après un dépôt refusé, le curseur y est. */
const Obstacles = ({ obstacles, depot, dossier }: Pick<PourRecapitulatif, 'obstacles' | 'depot'> & { readonly dossier: string }) => {
  if (obstacles.length === 0) return <Avis ton="succes" titre="Tout est là : vous pouvez déposer dès que vous avez relu" />
  const refuse = depot === 'refuse'
  return (
    <section
      id="erreurs"
      className={`fr-alert fr-alert--${refuse ? 'error' : 'warning'} palier-erreurs`}
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: la personne vient de déposer, elle doit apprendre d'abord ce qui s'y oppose
      autoFocus={refuse}
      aria-labelledby="erreurs-titre"
    >
      <h2 id="erreurs-titre" className="fr-alert__title">
        {refuse ? 'Le dossier n’est pas déposé' : obstacles.length === 1 ? 'Il reste un point' : `Il reste ${obstacles.length} points`}
      </h2>
      {refuse && <p>Tout ce que vous avez saisi est gardé dans votre brouillon.</p>}
      <ul>
        {obstacles.map(({ refus, chemin }) => (
          <li key={`${refus.motif} ${refus.champ ?? ''} ${refus.phrase}`}>
            {`${refus.phrase} `}
            {chemin === undefined ? refus.remede : <a href={`/dossiers/${dossier}/${chemin}`}>{lienDe(refus)}</a>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const lienDe = ({ motif, champ, remede }: Refus): string => {
  if (champ === undefined) return remede
  if (motif === 'reponse-a-choisir') return 'Choisir la réponse à garder'
  if (champ.startsWith('piece.')) return 'Joindre la pièce'
  if (champ === 'projets') return 'Aller aux projets'
  if (champ.startsWith('projet.')) return champ.includes('.depenses.') ? 'Corriger la dépense' : 'Compléter le projet'
  if (champ === 'groupement') return 'Aller au groupement'
  return motif === 'engagement-manquant' ? 'Voir l’engagement' : 'Répondre à la question'
}

/** Un *à vérifier* n'empêche pas : il se dit avec douceur, et se lève si l'on peut. Une réponse attendue est déjà dite plus haut. */
const AVerifier = ({ lu, obstacles }: Pick<PourRecapitulatif, 'lu' | 'obstacles'>) => {
  const { dossier } = lu
  const attendus = obstacles.map((o) => o.chemin)
  const doutes = lu.verdicts.filter((v) => v.reponse === 'a-verifier' && !attendus.includes(cheminDuVerdict(v, lu)))
  if (doutes.length === 0) return null
  return (
    <Avis ton="information" titre="À vérifier avec vous">
      <p>Vous pouvez déposer ainsi : l’agence regardera ces points et vous écrira si besoin.</p>
      <ul>
        {doutes.map((v) => {
          const chemin = cheminDuVerdict(v, lu)
          return (
            <li key={v.condition.code}>
              {`${v.condition.titre}. `}
              {chemin !== undefined && <a href={`/dossiers/${dossier.id}/${chemin}`}>Répondre, si vous savez</a>}
            </li>
          )
        })}
      </ul>
    </Avis>
  )
}

/** Ce qui ressemble à une somme demandée deux fois : dit, jamais empêché. */
const Doublons = ({ dossier }: { readonly dossier: Dossier }) => {
  const doublons = doublonsDe(dossier)
  if (doublons.length === 0) return null
  return (
    <Avis ton="attention" titre="Une même somme paraît deux fois">
      <ul>
        {doublons.map((d) => (
          <li key={d}>{d}</li>
        ))}
      </ul>
    </Avis>
  )
}
