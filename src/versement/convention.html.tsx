import type { ConventionEcrite } from '../convention/texte.ts'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Etiquette, Montant, Pourquoi, Resume, type Ton } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Montant as Somme } from '../socle/montant.ts'
import { direInstant, direJour, type Instant } from '../socle/temps.ts'

export type LigneVersement = {
  readonly id: string
  readonly titre: string
  readonly quand: string
  readonly etat: string
  readonly prevu: Somme
  readonly montant: Somme | null
  readonly verseLe: Instant | null
  readonly reference: string | null
  readonly actes: readonly { readonly terme: string; readonly href: string }[]
}

export type PageConventionProps = {
  readonly cadre: Cadre
  readonly convention: ConventionEcrite
  readonly etat: string
  readonly fuseau: string
  readonly engage: Somme
  readonly lignes: readonly LigneVersement[]
  /** Le lien pour signer, quand c'est le tour de cette personne. */
  readonly signer: string | undefined
  readonly clause: { readonly codes: readonly string[]; readonly texte: string }
}

const ETATS: Readonly<Record<string, { readonly texte: string; readonly ton: Ton }>> = {
  etablie: { texte: 'À signer', ton: 'attention' },
  signee: { texte: 'Signée par toutes les parties', ton: 'succes' },
  soldee: { texte: 'Soldée', ton: 'succes' },
}
const TRANCHES: Readonly<Record<string, { readonly texte: string; readonly ton: Ton }>> = {
  prevu: { texte: 'Prévu', ton: 'neutre' },
  exigible: { texte: 'À verser', ton: 'attention' },
  verse: { texte: 'Versé', ton: 'succes' },
  perdu: { texte: 'Non dû', ton: 'neutre' },
}

/** La convention d'un dossier : qui a signé, ce qui est dû et quand, ce que chacun a promis (G-35, G-36). */
export const PageConvention = (p: PageConventionProps) => {
  const { convention: c } = p
  const etat = ETATS[p.etat] ?? { texte: p.etat, ton: 'neutre' }
  return (
    <Page cadre={p.cadre} titre={c.type} fil={[{ texte: `Dossier ${c.dossier}`, href: `/dossiers/${c.dossier}` }]}>
      <p className="fr-text--lead">{c.organisme.nom}</p>
      <p>
        <Etiquette ton={etat.ton}>{etat.texte}</Etiquette>
      </p>
      {p.signer !== undefined && <Avis ton="attention" titre="Votre signature est attendue" />}
      <div className="palier-boutons">
        {p.signer !== undefined && (
          <a className="fr-btn" href={p.signer}>
            Signer la convention
          </a>
        )}
        <a className={p.signer === undefined ? 'fr-btn' : 'fr-btn fr-btn--secondary'} href={`/dossiers/${c.dossier}/convention.pdf`}>
          Télécharger la convention (PDF)
        </a>
      </div>
      <h2>En bref</h2>
      <Resume
        faits={[
          { nom: 'Objet', valeur: c.objet },
          { nom: 'Montant de la convention', valeur: <Montant valeur={c.montant} /> },
          ...(p.engage === c.montant ? [] : [{ nom: 'Aide engagée à ce jour', valeur: <Montant valeur={p.engage} /> }]),
          ...(c.payeur === undefined ? [] : [{ nom: 'Versée par', valeur: c.payeur }]),
        ]}
      />
      <Pourquoi clause={p.clause.codes.join(', ')} texte={p.clause.texte} faits={[]} />
      <Tableau
        legende="Parties et signatures"
        lignes={c.parties}
        cle={(x) => x.nom}
        vide=""
        colonnes={[
          { titre: 'Partie', cellule: (x) => x.nom },
          { titre: 'Signature', cellule: (x) => x.signature ?? <Etiquette ton="attention">À signer</Etiquette> },
        ]}
      />
      <Versements lignes={p.lignes} fuseau={p.fuseau} />
      <Tableau
        legende="Obligations"
        lignes={c.obligations}
        cle={(o) => o.texte}
        vide="Cette convention n’ajoute pas d’obligation."
        colonnes={[
          { titre: 'Ce qui est promis', cellule: (o) => o.texte },
          { titre: 'Au plus tard', cellule: (o) => (o.echeance === undefined ? 'Sans date' : direJour(o.echeance)) },
          { titre: 'Sinon', cellule: (o) => o.consequence },
        ]}
      />
    </Page>
  )
}

const Versements = ({ lignes, fuseau }: Pick<PageConventionProps, 'lignes' | 'fuseau'>) => (
  <Tableau
    legende="Versements"
    lignes={lignes}
    cle={(l) => l.id}
    vide="Cette convention ne prévoit pas de versement."
    colonnes={[
      { titre: 'Versement', cellule: (l) => l.titre },
      { titre: 'Quand', cellule: (l) => l.quand },
      { titre: 'Prévu', alignement: 'droite', cellule: (l) => <Montant valeur={l.prevu} /> },
      { titre: 'Dû', alignement: 'droite', cellule: (l) => (l.montant === null ? 'À arrêter' : <Montant valeur={l.montant} />) },
      { titre: 'État', cellule: (l) => <Etat {...l} fuseau={fuseau} /> },
      { titre: 'À faire', cellule: (l) => <Actes {...l} /> },
    ]}
  />
)

const Etat = ({ etat, verseLe, reference, fuseau }: LigneVersement & { readonly fuseau: string }) => {
  const dit = TRANCHES[etat] ?? { texte: etat, ton: 'neutre' }
  return (
    <span>
      <Etiquette ton={dit.ton}>{dit.texte}</Etiquette>
      {verseLe !== null && ` ${direInstant(verseLe, fuseau)}, référence ${reference ?? ''}`}
    </span>
  )
}

const Actes = ({ actes, titre }: LigneVersement) =>
  actes.length === 0 ? (
    'Rien pour vous'
  ) : (
    <span>
      {actes.map((a) => (
        <a key={a.href} href={a.href}>
          {a.terme}
          <span className="fr-sr-only">{` : ${titre}`}</span>
        </a>
      ))}
    </span>
  )
