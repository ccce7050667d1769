import { ROLES_DITS } from '../acteurs/cadre.ts'
import type { Verdict } from '../appel/condition.ts'
import type { LigneSelection } from '../financement/ligne.ts'
import type { Vivant } from '../journal/objet.ts'
import { Etiquette, Montant, Pourquoi } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direEntre } from '../socle/temps.ts'
import { ROLES, type Role } from '../vie.ts'
import { direEtat, direGenre } from './etats.ts'
import { direSaisie, type Ligne } from './histoire.ts'

const REPONSES = { oui: ['succes', 'Oui'], non: ['erreur', 'Non'], 'a-verifier': ['attention', 'À vérifier'] } as const

export const Verdicts = ({ verdicts }: { readonly verdicts: readonly Verdict[] }) => (
  <Tableau
    legende="Conditions de l’appel"
    cle={(v) => v.condition.code}
    vide="Cet appel ne pose pas de condition."
    lignes={verdicts}
    colonnes={[
      { titre: 'Condition', cellule: (v) => v.condition.titre },
      { titre: 'Verdict', cellule: (v) => <Etiquette ton={REPONSES[v.reponse][0]}>{REPONSES[v.reponse][1]}</Etiquette> },
      {
        titre: 'Raison',
        cellule: (v) => (
          <Pourquoi
            clause={v.condition.clause.join(', ')}
            texte={
              v.reponse === 'oui'
                ? 'La condition est remplie.'
                : v.reponse === 'non'
                  ? v.condition.refus
                  : `Il manque : ${v.manquants.join(', ')}.`
            }
            faits={Object.entries(v.faits).map(([nom, f]) => ({
              nom,
              valeur: f === undefined ? 'inconnu' : f === true ? 'oui' : f === false ? 'non' : String(f),
            }))}
            changerait={v.condition.remede}
          />
        ),
      },
    ]}
  />
)

export const Objets = ({
  objets,
  role,
  dossier,
}: {
  readonly objets: readonly Vivant[]
  readonly role: Role
  readonly dossier: string
}) => (
  <Tableau
    legende="Mission, convention et versements"
    cle={(o) => o.id}
    vide=""
    lignes={objets}
    colonnes={[
      {
        titre: 'Objet',
        cellule: (o) => (
          <a
            href={o.genre === 'mission' ? `/missions/${o.id}` : `/dossiers/${dossier}/convention`}
          >{`${direGenre(o.genre)} ${o.id.slice(dossier.length + 1)}`}</a>
        ),
      },
      { titre: 'État', cellule: (o) => direEtat(o.genre, o.etat, role).texte },
    ]}
  />
)

export const Selection = ({ lignes }: { readonly lignes: readonly LigneSelection[] }) => (
  <Tableau
    legende="Choix des actions financées"
    cle={(l) => l.code}
    vide=""
    lignes={lignes}
    colonnes={[
      { titre: 'Action', cellule: (l) => `${l.code} · ${l.titre}` },
      { titre: 'Coût', alignement: 'droite', cellule: (l) => <Montant valeur={l.cout} /> },
      { titre: 'Issue', cellule: (l) => (l.retenue ? <Etiquette ton="succes">Financée</Etiquette> : (l.motif ?? '')) },
    ]}
  />
)

type PourHistoire = {
  readonly histoire: readonly Ligne[]
  readonly noms: ReadonlyMap<string, string>
  readonly termes: (acte: string) => string
  readonly fuseau: string
}

/** Le journal du dossier, une ligne par acte ; une heure de frappe n'en fait qu'une. */
export const Histoire = ({ histoire, noms, termes, fuseau }: PourHistoire) => (
  <>
    <Tableau
      legende="Ce qui s’est passé"
      cle={(e) => String(e.rang)}
      vide="Le journal du dossier commencera à son ouverture."
      lignes={histoire}
      colonnes={[
        { titre: 'Acte', cellule: (e) => (e.genre === 'saisie' ? direSaisie(e) : termes(e.acte)) },
        { titre: 'Par', cellule: (e) => direAuteur(e, noms) },
        { titre: 'Le', cellule: (e) => direEntre(e.du, e.au, fuseau) },
        { titre: 'Empreinte', cellule: (e) => <code>{e.empreinte.slice(0, 12)}</code> },
      ]}
    />
    <p className="fr-text--sm">
      Chaque acte est écrit une fois pour toutes et porte l’empreinte du précédent : une retouche se verrait. Les réponses enregistrées
      d’affilée sont réunies en une ligne, avec l’empreinte de la dernière.
    </p>
  </>
)

/** Un brouillon oublié est retiré par la plateforme elle-même, la nuit : ce n'est l'acte de personne. Un expert n'est nommé qu'avec les avis. */
const direAuteur = (e: Ligne, noms: ReadonlyMap<string, string>): string => {
  if (e.genre === 'acte' && e.acte === 'rendre-expertise') return 'Un expert'
  return e.role === 'plateforme' ? 'La plateforme' : `${noms.get(e.par) ?? 'Personne'} (${direRole(e.role)})`
}

const direRole = (role: string): string => {
  const connu = ROLES.find((r) => r === role)
  return connu === undefined ? role : ROLES_DITS[connu]
}
