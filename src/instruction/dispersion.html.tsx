import { bornesDe } from '../appel/echelle.ts'
import { direFraction } from '../grille/fraction.ts'
import { Etendue } from '../plateforme/dsfr/etendue.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Mesure } from './mesure.ts'

/** Critère par critère : de la note la plus basse à la plus haute, la moyenne, et combien n'ont pas noté. */
export const Dispersion = ({ mesures }: { readonly mesures: readonly Mesure[] }) => (
  <Tableau
    legende="Critère par critère"
    lignes={mesures}
    cle={(m) => m.critere.code}
    vide=""
    colonnes={[
      { titre: 'Critère', cellule: (m) => m.critere.titre },
      { titre: 'Étendue', cellule: (m) => <UneEtendue mesure={m} /> },
      { titre: 'Moyenne', alignement: 'droite', cellule: direMoyenne },
      { titre: 'Notes', alignement: 'droite', cellule: (m) => String(m.notes.length) },
      { titre: 'Sans objet', alignement: 'droite', cellule: (m) => String(m.sansObjet) },
      { titre: 'Ne peuvent pas juger', alignement: 'droite', cellule: (m) => String(m.nePeuventJuger) },
    ]}
  />
)

const UneEtendue = ({ mesure: { critere, notes } }: { readonly mesure: Mesure }) => {
  const [bas, haut] = [notes[0], notes.at(-1)]
  if (bas === undefined || haut === undefined) return 'Aucune note'
  const bornes = bornesDe(critere)
  return (
    <span>
      <Etendue de={bornes.bas} a={bornes.haut} notes={notes} />
      {bas === haut ? `${notes.length > 1 ? 'Tous à ' : ''}${bas}` : `De ${bas} à ${haut}`}
    </span>
  )
}

const direMoyenne = ({ critere, moyenne }: Mesure): string => {
  if (moyenne === 'sans-objet') return 'Sans objet'
  return moyenne === 'inconnue' ? 'Inconnue' : `${direFraction(moyenne)} sur ${bornesDe(critere).haut}`
}
