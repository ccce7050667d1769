import type { Appel, Guichet } from '../appel/appel.ts'
import { Fourchette } from '../plateforme/dsfr/fourchette.html.tsx'
import { Etiquette, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Pagination, Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { direMontant } from '../socle/montant.ts'
import { direJour, jourDe } from '../socle/temps.ts'
import {
  type Delai,
  type Derogation,
  direRaison,
  ECARTS_PAR_PAGE,
  type Equite,
  ETAPES,
  type Etape,
  type Examinateur,
  margeDe,
  PROPOSITIONS,
  type Proposition,
  type Raison,
  tenirPour,
} from './equite.ts'
import { direPart, SEUIL, TROP_PEU } from './proportion.ts'

/** D'un moment à l'autre : la moitié du milieu, et la médiane. Deux dossiers en disent peu : chacun est montré, avec leur nombre. */
export const Delais = ({ delais }: { readonly delais: readonly Delai[] }) => {
  const lignes = ETAPES.flatMap((e) => delais.find((d) => d.etape === e) ?? [])
  const plusGrand = Math.max(1, ...lignes.map((d) => d.troisQuarts))
  const tardifs = lignes.find((d) => d.etape === 'ensemble')
  return (
    <>
      <p>
        Le temps où l’agence attendait un complément du porteur n’est pas compté. Seuls les dossiers qui ont franchi l’étape le sont : ceux
        qui attendent encore pourraient être plus lents.
        {tardifs !== undefined && ` ${direTardifs(tardifs)}`} La barre va du quart le plus court aux trois quarts ; le point est la médiane.
      </p>
      <Tableau
        legende="En jours"
        lignes={lignes}
        cle={(d) => d.etape}
        vide="Les délais se liront ici dès qu’un premier dossier aura été déclaré recevable ou irrecevable."
        colonnes={[
          { titre: 'Étape', cellule: (d) => ETAPES_DITES[d.etape] },
          { titre: 'Dossiers', alignement: 'droite', cellule: (d) => String(d.dossiers) },
          {
            titre: `De 0 à ${plusGrand} jours`,
            cellule: (d) =>
              d.dossiers < SEUIL ? '' : <Fourchette de={0} a={plusGrand} bas={d.quart} haut={d.troisQuarts} point={d.mediane} />,
          },
          { titre: 'Un quart sous', alignement: 'droite', cellule: (d) => (d.dossiers < SEUIL ? '' : String(d.quart)) },
          { titre: 'Médiane', alignement: 'droite', cellule: (d) => (d.dossiers < SEUIL ? TROP_PEU : String(d.mediane)) },
          { titre: 'Trois quarts sous', alignement: 'droite', cellule: (d) => (d.dossiers < SEUIL ? '' : String(d.troisQuarts)) },
          { titre: 'Le plus long', alignement: 'droite', cellule: (d) => String(d.plusLong) },
        ]}
      />
    </>
  )
}

export const ETAPES_DITES: Readonly<Record<Etape, string>> = {
  recevabilite: 'Du dépôt à la recevabilité',
  avis: 'De la recevabilité au dernier avis',
  commission: 'Du dernier avis à la commission',
  decision: 'De la commission à la décision',
  notification: 'De la décision à sa notification',
  ensemble: 'Du dépôt à la réponse',
}

const direTardifs = ({ tardifs, dossiers }: Delai): string =>
  tardifs === 0
    ? 'Aucune réponse n’est venue après les deux mois que la loi laisse.'
    : `${tardifs} réponse${tardifs > 1 ? 's' : ''} sur ${dossiers} ${tardifs > 1 ? 'sont venues' : 'est venue'} après les deux mois que la loi laisse.`

export const Raisons = ({
  raisons,
  refuses,
  guichet,
  clauses,
}: {
  readonly raisons: readonly Raison[]
  readonly refuses: number
  readonly guichet: Guichet
  readonly clauses: Readonly<Record<string, { readonly texte: string }>>
}) => (
  <Tableau
    legende={
      refuses < 2
        ? `${refuses} dossier refusé ou irrecevable`
        : `${refuses} dossiers refusés ou irrecevables ; un dossier peut avoir plusieurs raisons`
    }
    lignes={raisons}
    cle={(r) => r.code}
    vide="Les raisons des refus se compteront ici."
    colonnes={[
      { titre: 'Raison', cellule: (r) => direRaison(r.code, guichet, clauses) },
      { titre: 'Dossiers', alignement: 'droite', cellule: (r) => String(r.dossiers) },
      { titre: 'De 0 à 100 % des refus', cellule: (r) => <Fourchette de={0} a={refuses} bas={0} haut={r.dossiers} /> },
      { titre: 'Part des refus', cellule: (r) => direPart({ nombre: r.dossiers, sur: refuses }) },
    ]}
  />
)

/** Une note un peu au-dessus ou au-dessous des autres ne dit rien : la barre montre ce que le hasard met autour de l'écart. */
export const Dispersion = ({ examinateurs }: { readonly examinateurs: readonly Examinateur[] }) => {
  const etendue = Math.max(10, ...examinateurs.map((e) => Math.abs(e.ecart) + (margeDe(e) ?? 0)))
  return (
    <Tableau
      legende="Chaque examinateur et la moyenne des autres, sur les mêmes dossiers"
      lignes={examinateurs}
      cle={(e) => e.agent}
      vide="L’écart entre les notes se lira ici quand des dossiers notés par plusieurs personnes auront été décidés."
      colonnes={[
        { titre: 'Examinateur', cellule: (e) => e.nom },
        { titre: 'Dossiers', alignement: 'droite', cellule: (e) => String(e.dossiers) },
        { titre: `De ${direEcart(-etendue)} à ${direEcart(etendue)} points`, cellule: (e) => <DessinDEcart e={e} etendue={etendue} /> },
        {
          titre: 'Écart moyen, en points sur 100',
          alignement: 'droite',
          cellule: (e) => (margeDe(e) === undefined ? '' : direEcart(e.ecart)),
        },
        { titre: 'À côté des autres', cellule: (e) => <Tenu e={e} /> },
      ]}
    />
  )
}

const DessinDEcart = ({ e, etendue }: { readonly e: Examinateur; readonly etendue: number }) => {
  const marge = margeDe(e)
  return marge === undefined ? (
    ''
  ) : (
    <Fourchette de={-etendue} a={etendue} bas={e.ecart - marge} haut={e.ecart + marge} point={e.ecart} repere={0} />
  )
}

const Tenu = ({ e }: { readonly e: Examinateur }) => {
  switch (tenirPour(e)) {
    case 'trop-peu':
      return TROP_PEU
    case 'comme-les-autres':
      return 'Comme les autres, au hasard près'
    case 'plus-genereux':
      return <Etiquette ton="information">Plus généreux</Etiquette>
    case 'plus-severe':
      return <Etiquette ton="attention">Plus sévère</Etiquette>
  }
}

export const direEcart = (ecart: number): string => {
  const entier = Math.round(ecart)
  return `${entier > 0 ? '+' : entier < 0 ? '−' : ''}${Math.abs(entier)}`
}

/** Combien de fois un agent a fait autrement que ce qui était proposé, et la raison qu'il en a écrite. */
export const Derogations = ({
  appel,
  derogations: { page, comptes, lignes },
  adresse,
}: {
  readonly appel: Appel
  readonly derogations: Equite['derogations']
  readonly adresse: (page: number) => string
}) => (
  <>
    {lignes.length > 0 && <Resume faits={proposees(appel).map((de) => ({ nom: ECARTS_DITS[de], valeur: String(comptes[de] ?? 0) }))} />}
    <Tableau
      legende="Du plus récent au plus ancien"
      lignes={lignes}
      cle={(d) => `${d.de} ${d.dossier ?? d.le.toString()}`}
      vide="Chaque fois qu’un agent fait autrement que ce que le rang, la commission, la règle d’aide, les avis ou les conditions proposaient, sa raison se lit ici."
      colonnes={[
        {
          titre: 'Dossier',
          cellule: (d) =>
            d.dossier === null ? 'Tout le guichet' : <a href={`/dossiers/${d.dossier}`}>{`${d.dossier}, ${d.organisme ?? ''}`}</a>,
        },
        { titre: 'Le', cellule: (d) => direJour(jourDe(d.le, appel.fuseau)) },
        { titre: 'Écart', cellule: direEcartDe },
        { titre: 'Raison écrite', cellule: (d) => (d.raison === '' ? 'Aucune' : d.raison) },
      ]}
    />
    <Pagination page={page} pages={Math.ceil(Object.values(comptes).reduce((n, c) => n + c, 0) / ECARTS_PAR_PAGE)} adresse={adresse} />
  </>
)

/** Une décision s'écarte de l'avis de la commission, ou du rang quand l'appel n'a pas de commission : l'un des deux ne se compte pas. */
const proposees = ({ commission }: Appel): readonly Proposition[] =>
  PROPOSITIONS.filter((p) => p !== (commission === undefined ? 'commission' : 'rang'))

export const ECARTS_DITS: Readonly<Record<Proposition, string>> = {
  rang: 'Contre le rang',
  commission: 'Contre l’avis de la commission, ou le rang',
  montant: 'Un autre montant que la règle',
  avis: 'Contre la majorité des avis',
  conditions: 'Irrecevable, toutes conditions remplies ou à vérifier',
  audits: 'Sélection avant la fin des audits',
}

const direEcartDe = (d: Derogation): string =>
  d.prevu === null || d.accorde === null
    ? ECARTS_DITS[d.de]
    : `${ECARTS_DITS[d.de]} : ${direMontant(d.accorde)} au lieu de ${direMontant(d.prevu)}`
