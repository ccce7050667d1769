import { NATURES } from '../acteurs/organisme.ts'
import { Fourchette } from '../plateforme/dsfr/fourchette.html.tsx'
import { Etiquette } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { type Axe, type Groupe, TAILLES } from './equite.ts'
import { type Constat, comparer, direPart, intervalleDe, TROP_PEU } from './proportion.ts'
import { REUNIS } from './regrouper.ts'

export type GroupesProps = {
  readonly axe: Axe
  readonly groupes: readonly Groupe[]
  readonly ensemble: Groupe
  /** Où lire les dossiers d'un groupe. */
  readonly adresse: ((code: string) => string) | undefined
}

/** Ce que chaque groupe obtient, à côté de tous les autres. */
export const ComparerLesGroupes = ({ axe, groupes, ensemble, adresse }: GroupesProps) => (
  <Tableau
    legende={LEGENDES[axe]}
    lignes={groupes}
    cle={(g) => g.code}
    vide="Les groupes se compareront ici dès les premiers dépôts."
    colonnes={[
      { titre: TITRES[axe], cellule: (g) => (adresse === undefined ? direGroupe(g) : <a href={adresse(g.code)}>{direGroupe(g)}</a>) },
      { titre: 'Déposés', alignement: 'droite', cellule: (g) => String(g.deposes) },
      { titre: 'Réponses', alignement: 'droite', cellule: (g) => String(g.sur) },
      { titre: 'Retenus', alignement: 'droite', cellule: (g) => String(g.nombre) },
      { titre: 'De 0 à 100 %', cellule: (g) => <Dessin groupe={g} ensemble={ensemble} /> },
      { titre: 'Part retenue', cellule: (g) => (intervalleDe(g) === undefined ? '' : direPart(g)) },
      { titre: 'À côté des autres', cellule: (g) => <Dire constat={comparer(g, ensemble)} /> },
    ]}
  />
)

const Dessin = ({ groupe, ensemble }: { readonly groupe: Groupe; readonly ensemble: Groupe }) => {
  const i = intervalleDe(groupe)
  if (i === undefined) return ''
  return <Fourchette de={0} a={1} bas={i.bas} haut={i.haut} point={groupe.nombre / groupe.sur} repere={ensemble.nombre / ensemble.sur} />
}

const Dire = ({ constat }: { readonly constat: Constat }) => {
  switch (constat) {
    case 'trop-peu':
      return TROP_PEU
    case 'comme-les-autres':
      return 'Comme les autres, au hasard près'
    case 'plus-souvent':
      return <Etiquette ton="information">Plus souvent retenu</Etiquette>
    case 'moins-souvent':
      return <Etiquette ton="attention">Moins souvent retenu</Etiquette>
  }
}

const LEGENDES: Readonly<Record<Axe, string>> = {
  nature: 'Selon la nature de l’organisme',
  taille: 'Selon sa taille',
  departement: 'Selon son département',
}
export const TITRES: Readonly<Record<Axe, string>> = { nature: 'Nature', taille: 'Taille', departement: 'Département' }

export const direGroupe = ({ axe, code }: Pick<Groupe, 'axe' | 'code'>): string => {
  if (code === REUNIS) return 'Petits groupes, réunis'
  if (axe === 'nature') return NATURES[code] ?? code
  return axe === 'taille' && code in TAILLES ? TAILLES[code as keyof typeof TAILLES] : code
}
