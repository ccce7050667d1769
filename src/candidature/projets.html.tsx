import type { Aide } from '../appel/aide.ts'
import { PourquoiClauses } from '../appel/pourquoi.html.tsx'
import { type Erreur, ResumeErreurs } from '../plateforme/dsfr/formulaire.html.tsx'
import { Avis, Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Montant as Somme } from '../socle/montant.ts'
import { compter, compterProjets } from './budget.ts'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import type { Projet } from './dossier.ts'
import type { DossierLu } from './dossier-lu.ts'

export type PourProjets = DansLeDossier & {
  /** Le titre d'un genre d'action, au catalogue. */
  readonly direAction: (code: string) => string
  readonly aide: Aide
  readonly erreurs: readonly Erreur[]
  /** Le chemin de la partie suivante. */
  readonly suivante: string
}

/** Les projets du dossier, du plus au moins important, et ce que l'appel peut en aider (G-29). */
export const PageProjets = (p: PourProjets) => {
  const { dossier, guichet } = p.lu
  const base = `/dossiers/${dossier.id}`
  return (
    <PageDuBrouillon {...p} titre="Vos projets" ici="projets" erreurs={p.erreurs.length}>
      <p>Décrivez chaque projet tiré de votre audit. L’ordre ci-dessous est votre ordre de priorité : les premiers sont servis d’abord.</p>
      <ResumeErreurs erreurs={p.erreurs} />
      <Tableau
        legende="Vos projets, par priorité"
        cle={(x) => String(x.numero)}
        lignes={dossier.projets}
        colonnes={[
          { titre: 'Projet', cellule: (x) => <a href={`${base}/projets/${x.numero}`}>{`${x.rang}. ${x.titre}`}</a> },
          { titre: 'Genre', cellule: (x) => (x.action === '' ? 'À dire' : p.direAction(x.action)) },
          { titre: 'Coût', alignement: 'droite', cellule: (x) => <Montant valeur={compter(x.depenses, []).total} /> },
          {
            titre: 'Part que l’appel peut aider',
            alignement: 'droite',
            cellule: (x) => <Montant valeur={compter(x.depenses, guichet.argent.depenses).net} />,
          },
          { titre: 'Budget', cellule: (x) => <a href={`${base}/projets/${x.numero}/budget`}>{`Dépenses (${x.depenses.length})`}</a> },
          ...(dossier.projets.length > 1 ? [{ titre: 'Ordre', cellule: (x: Projet) => <Ordre {...p} projet={x} /> }] : []),
        ]}
        vide={<p>Vos projets paraîtront ici. Décrivez le premier : son budget et ses devis viendront ensuite.</p>}
      />
      {dossier.projets.length > 0 && <Totaux lu={p.lu} aide={p.aide} />}
      <p className="palier-boutons">
        {dossier.projets.length > 0 && (
          <a className="fr-btn" href={`${base}/${p.suivante}`}>
            Continuer
          </a>
        )}
        {dossier.projets.length < (guichet.projets?.auPlus ?? 0) && (
          <a
            className={`fr-btn${dossier.projets.length > 0 ? ' fr-btn--secondary' : ''}`}
            href={`${base}/projets/${dossier.dernierProjet + 1}`}
          >
            {dossier.projets.length === 0 ? 'Décrire le premier projet' : 'Décrire un autre projet'}
          </a>
        )}
      </p>
      <p>
        Un doute, un achat à partager ?{' '}
        <a href={`/actes/demander-aide/${dossier.id}`}>{`Demander l’aide de ${p.lu.appel.agence.operateur}`}</a>
      </p>
      <Familles {...p} />
    </PageDuBrouillon>
  )
}

/** Monter ou descendre, sans script ; les bouts n'ont qu'un bouton. */
const Ordre = ({ lu, jeton, projet }: Pick<PourProjets, 'lu' | 'jeton'> & { readonly projet: Projet }) => (
  <form method="post" action={`/dossiers/${lu.dossier.id}/projets`} className="palier-boutons">
    <input type="hidden" name="jeton" value={jeton} />
    <input type="hidden" name="numero" value={projet.numero} />
    {projet.rang > 1 && <Deplacer sens="monter" dit="Monter" projet={projet} />}
    {projet.rang < lu.dossier.projets.length && <Deplacer sens="descendre" dit="Descendre" projet={projet} />}
  </form>
)

const Deplacer = ({ sens, dit, projet }: { readonly sens: string; readonly dit: string; readonly projet: Projet }) => (
  <button type="submit" name="sens" value={sens} className="fr-btn fr-btn--tertiary fr-btn--sm">
    {dit}
    <span className="fr-sr-only">{` : ${projet.titre}`}</span>
  </button>
)

/** Le budget compté : ce qu'il coûte, ce que l'appel en retient, moins ce que d'autres paient déjà (G-41), et l'aide au plus, chacun avec sa règle. */
export const Totaux = ({ lu, aide }: { readonly lu: DossierLu; readonly aide: Aide }) => {
  const { argent } = lu.guichet
  const compte = compterProjets(lu.dossier.projets, argent.depenses)
  const depasse = aide.plafond !== undefined && aide.demande > aide.plafond
  const fait = (nom: string, valeur: Somme, clause: readonly string[]) => ({
    nom,
    valeur: (
      <>
        <Montant valeur={valeur} />
        <PourquoiClauses appel={lu.appel} clause={[...new Set(clause)]} />
      </>
    ),
  })
  return (
    <>
      <Resume
        faits={[
          fait('Coût de tous les projets', compte.total, []),
          fait(
            'Coût éligible',
            compte.eligible,
            argent.depenses.flatMap((d) => d.clause),
          ),
          fait('Moins ce que d’autres financeurs en paient', compte.eligible - compte.net, argent.cofinancement?.clause ?? []),
          fait('Part que l’appel peut aider', compte.net, []),
          ...(aide.plafond === undefined ? [] : [fait('Plafond par porteur', aide.plafond, argent.plafond?.clause ?? [])]),
          fait(
            aide.certaine ? 'Ce que vous recevriez au plus' : 'Ce que vous recevriez au plus, d’après ce que vous avez dit',
            aide.total,
            argent.aide.flatMap((c) => c.clause),
          ),
        ]}
      />
      {depasse && (
        <Avis ton="information" titre="Votre demande dépasse le plafond">
          Vous pouvez déposer ainsi : l’aide s’arrêtera au plafond, et vos projets seront servis dans votre ordre de priorité.
        </Avis>
      )}
    </>
  )
}

/** Ce que l'appel met en avant, et ce qui doit accompagner chaque action (G-16 à G-19). */
const Familles = ({ lu, direAction }: Pick<PourProjets, 'lu' | 'direAction'>) => {
  const familles = lu.guichet.projets?.familles ?? []
  if (familles.length === 0) return null
  return (
    <>
      <h2>Ce que l’appel finance, par priorité</h2>
      <ul>
        {familles.map((f) => (
          <li key={f.code}>
            {`${f.titre} (priorité ${f.priorite}) : ${f.actions.map(direAction).join(' ; ')}.`}
            {f.accompagnement !== undefined && ` À joindre : ${f.accompagnement}`}
          </li>
        ))}
      </ul>
    </>
  )
}
