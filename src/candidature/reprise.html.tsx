import { CaseACocher } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { direJour, jourDe } from '../socle/temps.ts'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import { direReponse } from './dire-reponse.ts'
import type { Proposition, Repris } from './reprendre.ts'

export type PourReprise = DansLeDossier & { readonly propositions: readonly Proposition[]; readonly erreurs: readonly Erreur[] }

/** Ce que l'organisme a déjà dit ailleurs, réponse par réponse : rien n'est repris sans être vu. */
export const PageReprise = (p: PourReprise) => {
  const base = `/dossiers/${p.lu.dossier.id}`
  return (
    <PageDuBrouillon {...p} titre="Reprendre ce que vous avez déjà dit" ici="reprise" erreurs={p.erreurs.length}>
      <p>
        Vous avez déjà répondu à ces questions dans un autre dossier. Décochez ce qui n’est plus vrai ; vous pourrez tout changer ensuite.
      </p>
      <Formulaire
        action={`${base}/reprise`}
        jeton={p.jeton}
        bouton="Reprendre les réponses cochées"
        suite="Elles sont copiées dans ce brouillon. L’autre dossier ne change pas."
        erreurs={p.erreurs}
        autre={<a href={`${base}/sections`}>Continuer sans rien reprendre</a>}
      >
        {p.propositions.map((x) => (
          <div key={x.objet} className="palier-question">
            <CaseACocher
              nom={`reprise.${x.objet}`}
              libelle={x.titre}
              aide={`${x.genre === 'piece' ? x.fichiers.map((f) => f.nom).join(', ') : direReponse(x.question, x.valeur)} — dossier ${x.source}, ${direJour(jourDe(x.du, p.lu.appel.fuseau))}`}
              obligatoire
              cochee
            />
          </div>
        ))}
      </Formulaire>
    </PageDuBrouillon>
  )
}

/** « Repris de votre dossier X du 12 août », à côté du champ, tant que la réponse est celle-là. */
export const Origine = ({ repris, fuseau }: { readonly repris: Repris | undefined; readonly fuseau: string }) =>
  repris === undefined ? null : (
    <p className="palier-en-face palier-origine">{`Repris de votre dossier ${repris.source}, ${direJour(jourDe(repris.du, fuseau))}. Changez-le s’il n’est plus vrai.`}</p>
  )
