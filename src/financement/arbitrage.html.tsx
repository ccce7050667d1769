import { Jauge } from '../plateforme/dsfr/jauge.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Etiquette, Montant, Pourquoi, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Pagination, Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Montant as Somme } from '../socle/montant.ts'
import { direInstant, type Instant } from '../socle/temps.ts'
import { direJours } from './nombres.ts'

/** Une action ou un projet, retenu ou écarté avec sa raison ; `cachee` : d'un dossier dont la personne s'est déportée. */
export type LigneDArbitrage = {
  readonly cle: string
  readonly titre: string
  readonly dossier: string
  readonly organisme: string
  readonly priorite: string | undefined
  readonly cout: Somme
  /** En dixièmes. */
  readonly jours: number
  readonly motif: string | null
}

type Arretee = {
  readonly id: string
  readonly le: Instant
  readonly cout: Somme
  readonly reliquat: Somme | null
  readonly derogation: string | null
}

export type PageArbitrageProps = {
  readonly cadre: Cadre
  readonly appel: { readonly code: string; readonly titre: string }
  readonly guichet: { readonly code: string; readonly titre: string }
  readonly fuseau: string
  readonly objet: 'actions' | 'projets'
  readonly enveloppe: { readonly total: Somme; readonly engage: Somme } | undefined
  readonly plafonds: { readonly montant: Somme | undefined; readonly jours: bigint | undefined }
  /** Les audits qui ne sont pas clos, quand la sélection les attend. */
  readonly enCours: number
  readonly lignes: readonly LigneDArbitrage[]
  readonly cout: Somme
  readonly preuve: string
  /** Pourquoi aucune sélection n'est proposée. */
  readonly refus: readonly string[]
  readonly arreter: 'possible' | 'non'
  readonly arretees: readonly Arretee[]
  readonly choisie: { readonly id: string; readonly lignes: readonly LigneDArbitrage[] } | undefined
  readonly page: number
  readonly clause: { readonly codes: readonly string[]; readonly texte: string }
}

export const LIGNES_PAR_PAGE = 50

/** L'arbitrage d'un guichet : l'enveloppe, ce qui entre, ce qui reste dehors et pourquoi, la preuve, qui décide (A-18 à A-20). */
export const PageArbitrage = (p: PageArbitrageProps) => (
  <Page cadre={p.cadre} titre={`Arbitrage des ${p.objet}`} fil={[{ texte: p.appel.titre, href: `/appels/${p.appel.code}` }]}>
    <p className="fr-text--lead">{p.guichet.titre}</p>
    {p.enCours > 0 && (
      <Avis ton="attention" titre={p.enCours === 1 ? '1 audit n’est pas clos' : `${p.enCours} audits ne sont pas clos`}>
        La sélection compare toutes les actions proposées : elle attend leur clôture. La direction peut passer outre, en écrivant pourquoi.
      </Avis>
    )}
    {p.refus.length > 0 && (
      <Avis ton="erreur" titre="Aucune sélection n’est proposée">
        {p.refus.join(' ')}
      </Avis>
    )}
    {p.lignes.length === 0 && p.refus.length === 0 ? (
      <div className="palier-vide">
        <p className="fr-text--bold">Sélection proposée</p>
        <p>{`Les ${p.objet} apparaîtront ici quand des dossiers attendront une sélection.`}</p>
      </div>
    ) : (
      <Proposition {...p} />
    )}
    <Arretees {...p} />
  </Page>
)

const Proposition = (p: PageArbitrageProps) => {
  const retenues = p.lignes.filter((l) => l.motif === null).length
  return (
    <>
      {p.enveloppe !== undefined && (
        <Jauge
          id="enveloppe"
          titre="Enveloppe"
          enveloppe={p.enveloppe.total}
          parts={[
            { nom: 'Engagé', montant: p.enveloppe.engage },
            { nom: 'Proposé', montant: p.cout },
          ]}
        />
      )}
      <Resume
        faits={[
          { nom: 'Proposition', valeur: `${retenues} dans la sélection, ${p.lignes.length - retenues} en dehors` },
          { nom: 'Coût', valeur: <Montant valeur={p.cout} /> },
          ...(p.plafonds.montant === undefined ? [] : [{ nom: 'Plafond par organisme', valeur: <Montant valeur={p.plafonds.montant} /> }]),
          ...(p.plafonds.jours === undefined ? [] : [{ nom: 'Jours par organisme, au plus', valeur: direJours(p.plafonds.jours) }]),
          { nom: 'Preuve', valeur: p.preuve },
        ]}
      />
      <Pourquoi
        clause={p.clause.codes.join(', ')}
        texte={p.clause.texte}
        faits={[
          {
            nom: 'Ordre des préférences',
            valeur:
              p.objet === 'actions'
                ? 'La plus grande somme de criticités, une criticité pesant trois fois la précédente ; puis le moins d’euros.'
                : 'Les priorités de l’appel dans l’ordre ; puis les avis ; puis le moins d’euros.',
          },
        ]}
        changerait="Une enveloppe ou un plafond différent, une action moins chère, ou une autre position de l’organisme."
      />
      <p>
        {p.arreter === 'possible' ? (
          <a className="fr-btn" href={`/actes/selectionner/${p.appel.code}`}>
            Arrêter la sélection
          </a>
        ) : (
          'La direction générale de l’agence arrête la sélection ; cette page la prépare.'
        )}
      </p>
      <Lignes legende="Sélection proposée" lignes={p.lignes.slice((p.page - 1) * LIGNES_PAR_PAGE, p.page * LIGNES_PAR_PAGE)} />
      <Pagination page={p.page} pages={Math.ceil(p.lignes.length / LIGNES_PAR_PAGE)} adresse={(n) => `${adresse(p)}?page=${n}`} />
    </>
  )
}

const adresse = (p: Pick<PageArbitrageProps, 'appel' | 'guichet'>): string => `/appels/${p.appel.code}/arbitrage/${p.guichet.code}`

const Lignes = ({ legende, lignes }: { readonly legende: string; readonly lignes: readonly LigneDArbitrage[] }) => (
  <Tableau
    legende={legende}
    lignes={lignes}
    cle={(l) => l.cle}
    vide="Aucune ligne."
    colonnes={[
      { titre: 'Action ou projet', cellule: (l) => l.titre },
      { titre: 'Organisme', cellule: (l) => (l.dossier === '' ? l.organisme : <a href={`/dossiers/${l.dossier}`}>{l.organisme}</a>) },
      ...(lignes.some((l) => l.priorite !== undefined) ? [{ titre: 'Priorité', cellule: (l: LigneDArbitrage) => l.priorite ?? '' }] : []),
      { titre: 'Coût', alignement: 'droite', cellule: (l) => <Montant valeur={l.cout} /> },
      ...(lignes.some((l) => l.jours > 0)
        ? [{ titre: 'Durée', alignement: 'droite' as const, cellule: (l: LigneDArbitrage) => direJours(BigInt(l.jours) * 10n) }]
        : []),
      {
        titre: 'Issue',
        cellule: (l) => (l.motif === null ? <Etiquette ton="succes">Dans la sélection</Etiquette> : `En dehors : ${l.motif}`),
      },
    ]}
  />
)

const Arretees = (p: PageArbitrageProps) => (
  <>
    <Tableau
      legende="Sélections arrêtées"
      lignes={p.arretees}
      cle={(s) => s.id}
      vide="Aucune sélection n’est encore arrêtée à ce guichet. Chacune restera lisible ici, avec la raison de chaque écart."
      colonnes={[
        { titre: 'Sélection', cellule: (s) => <a href={`${adresse(p)}?selection=${encodeURIComponent(s.id)}#arretee`}>{s.id}</a> },
        { titre: 'Le', cellule: (s) => direInstant(s.le, p.fuseau) },
        { titre: 'Coût', alignement: 'droite', cellule: (s) => <Montant valeur={s.cout} /> },
        {
          titre: 'Reste',
          alignement: 'droite',
          cellule: (s) => (s.reliquat === null ? 'Sans enveloppe' : <Montant valeur={s.reliquat} />),
        },
        { titre: 'Dérogation', cellule: (s) => s.derogation ?? 'Aucune' },
      ]}
    />
    {p.choisie !== undefined && (
      <div id="arretee">
        <Lignes legende={`Sélection ${p.choisie.id}`} lignes={p.choisie.lignes} />
      </div>
    )}
  </>
)
