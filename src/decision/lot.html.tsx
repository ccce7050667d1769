import { ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoix, ChampChoixMultiple } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direMontant } from '../socle/montant.ts'
import type { Refus } from '../socle/refus.ts'
import type { Effet, Etat, Lot } from './lot.ts'
import { PROPOSITIONS_DITES, type Proposition } from './proposition.ts'
import { AUTRE, FONDS, PLACES } from './raisons.ts'
import { SENS_DITS } from './sens.ts'

type Commun = {
  readonly cadre: Cadre
  readonly appel: { readonly code: string; readonly titre: string }
  readonly guichet: { readonly code: string; readonly titre: string }
  readonly jeton: string
  readonly noms: ReadonlyMap<string, string>
}
export type Decidable = {
  readonly id: string
  readonly rang: number
  readonly organisme: string
  readonly proposition: Proposition | undefined
}

const adresse = ({ appel, guichet }: Commun): string => `/appels/${appel.code}/classement/${guichet.code}`
const fil = (p: Commun) => [
  { texte: p.appel.titre, href: `/appels/${p.appel.code}` },
  { texte: 'Classement des dossiers', href: adresse(p) },
]
/** Une condition se dit dossier par dossier : elle n'est pas d'un lot. */
const SENS_DU_LOT = ['retenu', 'en-attente', 'ecarte', 'sans-suite'] as const
const RAISONS_DU_LOT = [
  { valeur: PLACES, libelle: 'Les places sont prises' },
  { valeur: FONDS, libelle: 'L’enveloppe ne suffit pas : ce qui manque est dit à chacun' },
  { valeur: AUTRE, libelle: 'Une autre raison, dite dans le motif' },
]

/** Choisir des dossiers et une décision commune ; rien ne se fait avant d'en avoir vu l'effet. */
export const PageChoixDuLot = (
  p: Commun & { readonly decidables: readonly Decidable[]; readonly lot: Partial<Lot>; readonly erreurs: readonly Erreur[] },
) => (
  <Page cadre={p.cadre} titre="Décider de plusieurs dossiers" fil={fil(p)} erreurs={p.erreurs.length}>
    <p className="fr-text--lead">{p.guichet.titre}</p>
    <Formulaire
      action={`${adresse(p)}/decider/apercu`}
      jeton={p.jeton}
      bouton="Voir l’effet"
      suite="Rien n’est décidé encore : la page suivante dit ce que chaque décision ferait à l’enveloppe et aux places."
      erreurs={p.erreurs}
    >
      <ChampChoixMultiple
        nom="dossiers"
        libelle="Dossiers"
        obligatoire
        valeurs={p.lot.dossiers ?? []}
        options={p.decidables.map((d) => ({
          valeur: d.id,
          libelle: `${d.rang}. ${d.organisme}`,
          aide: d.proposition === undefined ? d.id : `${d.id}, son rang propose ${PROPOSITIONS_DITES[d.proposition]}`,
        }))}
      />
      <ChampChoix
        nom="sens"
        libelle="Décision"
        obligatoire
        valeur={p.lot.sens}
        options={SENS_DU_LOT.map((s) => ({ valeur: s, libelle: SENS_DITS[s].texte }))}
      />
      <ChampChoixMultiple
        nom="raisons"
        libelle="Raisons communes"
        obligatoire={false}
        valeurs={p.lot.raisons ?? []}
        options={RAISONS_DU_LOT}
      />
      <ChampTexteLong
        nom="motif"
        libelle="Motif commun"
        obligatoire={false}
        valeur={p.lot.motif}
        aide="Chaque porteur le lira dans sa lettre."
      />
      <ChampTexteLong
        nom="ecart"
        libelle="Pourquoi s’écarter du rang ou de l’avis de la commission"
        obligatoire={false}
        valeur={p.lot.ecart}
      />
    </Formulaire>
  </Page>
)

/** Ce que le lot ferait, dossier par dossier ; une confirmation, puis chacun est décidé à part. */
export const PageApercuDuLot = (
  p: Commun & { readonly id: string; readonly lot: Lot; readonly effet: Effet; readonly places: number | undefined },
) => {
  const faisables = p.effet.lignes.filter((l) => l.refus.length === 0)
  return (
    <Page cadre={p.cadre} titre="Ce que ces décisions feraient" fil={fil(p)}>
      <Resume
        faits={[
          { nom: 'Décision', valeur: SENS_DITS[p.lot.sens].texte },
          { nom: 'Dossiers', valeur: `${faisables.length} sur ${p.effet.lignes.length} peuvent être décidés ainsi` },
          ...effets(p.effet.avant, p.effet.apres, p.places),
        ]}
      />
      <Resultats lignes={p.effet.lignes} noms={p.noms} />
      {faisables.length > 0 && (
        <Formulaire
          action={`${adresse(p)}/decider`}
          jeton={p.jeton}
          bouton={`Décider de ${faisables.length} dossier${faisables.length > 1 ? 's' : ''}`}
          suite="Chaque dossier est décidé à part : si l’un est refusé entre-temps, les autres le sont quand même, et la page suivante le dit."
        >
          <input type="hidden" name="lot" value={p.id} />
          {faisables.map((l) => (
            <span key={l.dossier}>
              <input type="hidden" name="dossiers" value={l.dossier} />
              <input type="hidden" name={`vue.${l.dossier}`} value={l.vue} />
            </span>
          ))}
          <EnCommun {...p.lot} />
        </Formulaire>
      )}
      <form method="post" action={`${adresse(p)}/decider/apercu`}>
        <input type="hidden" name="jeton" value={p.jeton} />
        {p.lot.dossiers.map((d) => (
          <input key={d} type="hidden" name="dossiers" value={d} />
        ))}
        <EnCommun {...p.lot} />
        <button type="submit" className="fr-btn fr-btn--secondary" name="modifier" value="oui">
          Modifier ces choix
        </button>
      </form>
    </Page>
  )
}

/** Ce que le lot dit de tous, gardé d'une page à l'autre. */
const EnCommun = ({ sens, raisons, motif, ecart }: Lot) => (
  <>
    <input type="hidden" name="sens" value={sens} />
    {raisons.map((r) => (
      <input key={r} type="hidden" name="raisons" value={r} />
    ))}
    <input type="hidden" name="motif" value={motif ?? ''} />
    <input type="hidden" name="ecart" value={ecart ?? ''} />
  </>
)

type Resultat = { readonly dossier: string; readonly refus: readonly Refus[] }

const Resultats = ({ lignes, noms }: { readonly lignes: readonly Resultat[]; readonly noms: ReadonlyMap<string, string> }) => (
  <Tableau
    legende="Dossier par dossier"
    lignes={lignes}
    cle={(l) => l.dossier}
    vide="Aucun dossier n’a été choisi."
    colonnes={[
      { titre: 'Organisme', cellule: (l) => <a href={`/dossiers/${l.dossier}`}>{noms.get(l.dossier) ?? l.dossier}</a> },
      {
        titre: 'Résultat',
        cellule: (l) =>
          l.refus.length === 0 ? <Etiquette ton="succes">Peut être décidé</Etiquette> : <Etiquette ton="attention">Refusé</Etiquette>,
      },
      { titre: 'Raison', cellule: (l) => l.refus.map((r) => `${r.phrase} ${r.remede}`).join(' ') },
    ]}
  />
)

const effets = (avant: Etat, apres: Etat, places: number | undefined) => [
  ...(places === undefined
    ? []
    : [{ nom: 'Places', valeur: `${avant.tenues} prise${avant.tenues > 1 ? 's' : ''} sur ${places}, puis ${apres.tenues}` }]),
  ...(avant.enveloppe === undefined || apres.enveloppe === undefined
    ? []
    : [{ nom: 'Reste de l’enveloppe', valeur: `${direMontant(avant.enveloppe.reste)}, puis ${direMontant(apres.enveloppe.reste)}` }]),
]
