import type { ReactNode } from 'react'
import { Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, type Lien, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Etiquette } from '../plateforme/dsfr/reperes.html.tsx'
import { Saisie } from '../plateforme/dsfr/saisie.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { ChampPresente, Preparation } from '../plateforme/saisie/presentation.ts'
import type { Refus } from '../socle/refus.ts'
import { erreurDe } from './acte.html.tsx'
import type { Prevision, Sort } from './lot.ts'

type Commun = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly acte: { readonly nom: string; readonly titre: string; readonly suite: string }
}
const FIL = [{ texte: 'Dossiers', href: '/dossiers' }]
const RETOUR = (
  <a className="fr-btn fr-btn--secondary" href="/dossiers">
    Revenir sans rien changer
  </a>
)
/** « Confier 4 dossiers », « Notifier la décision : 4 dossiers ». */
const enNombre = (titre: string, n: number): string =>
  titre.endsWith(' le dossier') ? titre.replace('le dossier', direDossiers(n)) : `${titre} : ${direDossiers(n)}`
const direDossiers = (n: number): string => (n === 1 ? '1 dossier' : `${n} dossiers`)

/** Rien ne commence : pourquoi, et quoi faire. */
export const PageSansLot = ({ cadre, refus }: { readonly cadre: Cadre; readonly refus: Refus }) => (
  <Page cadre={cadre} titre="Agir sur plusieurs dossiers" fil={FIL}>
    <Avis ton="attention" titre={refus.phrase}>
      {refus.remede}
    </Avis>
    <p>
      <a href="/dossiers">Revenir à la liste</a>
    </p>
  </Page>
)

/** Ce que l'acte demande, une fois pour tous les dossiers choisis. */
export const PageSaisieDuLot = (
  p: Commun & {
    readonly dossiers: readonly string[]
    readonly champs: readonly ChampPresente[]
    readonly preparation: Preparation
    readonly valeurs: Readonly<Record<string, unknown>>
    readonly refus: readonly Refus[]
  },
) => {
  const erreurs = p.refus.map(erreurDe)
  return (
    <Page cadre={p.cadre} titre={enNombre(p.acte.titre, p.dossiers.length)} fil={FIL} erreurs={erreurs.length}>
      <Formulaire
        action={`/lots/${p.acte.nom}`}
        jeton={p.jeton}
        bouton="Voir ce que cela ferait"
        suite="Rien ne se fait encore : la page suivante dit, dossier par dossier, ce qui se ferait et ce qui s’y oppose."
        erreurs={erreurs}
        autre={RETOUR}
      >
        <input type="hidden" name="dossiers" value={p.dossiers.join(' ')} />
        <Saisie champs={p.champs} valeurs={p.valeurs} options={p.preparation.options ?? {}} erreurs={erreurs} />
      </Formulaire>
    </Page>
  )
}

/** Ce qui se ferait, dossier par dossier ; seuls ceux que rien n'empêche sont dans le bouton. */
export const PagePrevision = (
  p: Commun & { readonly lot: string; readonly saisie: readonly (readonly [string, string])[]; readonly previsions: readonly Prevision[] },
) => {
  const possibles = p.previsions.filter((d) => d.refus.length === 0)
  return (
    <Page cadre={p.cadre} titre={`${enNombre(p.acte.titre, p.previsions.length)}, ce qui se ferait`} fil={FIL}>
      <p>{`${direDossiers(possibles.length)} sur ${p.previsions.length}. ${possibles.length === p.previsions.length ? 'Rien ne s’y oppose.' : 'Les autres ne changeront pas.'}`}</p>
      {possibles.length > 0 && (
        <Formulaire
          action={`/lots/${p.acte.nom}`}
          jeton={p.jeton}
          bouton={enNombre(p.acte.titre, possibles.length)}
          suite={p.acte.suite}
          autre={RETOUR}
        >
          <input type="hidden" name="lot" value={p.lot} />
          <input type="hidden" name="dossiers" value={possibles.map((d) => d.dossier).join(' ')} />
          {p.saisie.map(([nom, valeur]) => (
            <input key={`${nom} ${valeur}`} type="hidden" name={nom} value={valeur} />
          ))}
        </Formulaire>
      )}
      <Dossiers
        legende="Dossier par dossier"
        lignes={p.previsions.toSorted((x, y) => y.refus.length - x.refus.length)}
        dire={(d) =>
          d.refus.length === 0 ? (
            <Etiquette ton="succes">Se ferait</Etiquette>
          ) : (
            <Raisons titre="Ne se ferait pas" raisons={d.refus.map((r) => `${r.phrase} ${r.remede}`)} />
          )
        }
      />
    </Page>
  )
}

/** Ce que chaque dossier est devenu. */
export const PageDuLot = (p: Commun & { readonly lot: string; readonly sorts: readonly Sort[]; readonly retour: Lien }) => {
  const compter = (resultat: Sort['resultat']) => p.sorts.filter((s) => s.resultat === resultat).length
  const reste = compter(null)
  const refuses = compter('refuse')
  return (
    <Page cadre={p.cadre} titre={`${enNombre(p.acte.titre, p.sorts.length)}, compte rendu`} fil={FIL}>
      <p>{`Fait pour ${direDossiers(compter('fait'))}${refuses === 0 ? '' : `, refusé pour ${direDossiers(refuses)}`}.`}</p>
      {reste > 0 && (
        <Formulaire
          action={`/lots/suivi/${p.lot}`}
          jeton={p.jeton}
          bouton={`Continuer : ${direDossiers(reste)}`}
          suite="Le travail s’est arrêté en route. Ce qui est fait ne se refera pas."
        />
      )}
      <Dossiers
        legende="Dossier par dossier"
        lignes={p.sorts}
        dire={(d) => {
          if (d.resultat === null) return <Etiquette ton="neutre">Pas encore</Etiquette>
          return d.resultat === 'fait' ? <Etiquette ton="succes">Fait</Etiquette> : <Raisons titre="Refusé" raisons={d.raisons} />
        }}
      />
      <p>
        <a href={p.retour.href}>{p.retour.texte}</a>
      </p>
    </Page>
  )
}

const Raisons = ({ titre, raisons }: { readonly titre: string; readonly raisons: readonly string[] }) => (
  <div>
    <Etiquette ton="attention">{titre}</Etiquette>
    {raisons.map((r) => (
      <span key={r} className="palier-suite">
        {r}
      </span>
    ))}
  </div>
)

type Nomme = { readonly dossier: string; readonly organisme: string }
const Dossiers = <L extends Nomme>(p: { readonly legende: string; readonly lignes: readonly L[]; readonly dire: (l: L) => ReactNode }) => (
  <Tableau
    legende={p.legende}
    cle={(l) => l.dossier}
    vide=""
    lignes={p.lignes}
    colonnes={[
      { titre: 'Organisme', cellule: (l) => l.organisme },
      { titre: 'Dossier', cellule: (l) => <a href={`/dossiers/${l.dossier}`}>{l.dossier}</a> },
      { titre: 'Résultat', cellule: p.dire },
    ]}
  />
)
