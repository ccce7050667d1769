import { direFraction } from '../grille/fraction.ts'
import type { Grille, Reponses } from '../grille/grille.ts'
import { situer } from '../grille/niveau.ts'
import { noter } from '../grille/score.ts'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Mesure } from './mesure.ts'

/** La maturité avant et après, sur la même grille, avec sa fourchette : l'inconnu est montré, jamais gagné (A-22, G-03). */
export const Maturite = ({ mesures, dossier }: { readonly mesures: readonly Mesure[]; readonly dossier: string }) => (
  <Tableau
    legende="Maturité, avant et après"
    cle={(m) => m.grille.code}
    vide=""
    lignes={mesures}
    colonnes={[
      { titre: 'Grille', cellule: (m) => m.grille.titre },
      { titre: 'À l’audit', cellule: (m) => direScore(m.grille, m.avant) },
      { titre: 'Après', cellule: (m) => (m.apres === undefined ? 'Pas encore réévaluée' : direScore(m.grille, m.apres)) },
      { titre: 'Progrès assuré', cellule: (m) => direGain(m) },
      {
        titre: 'Grille à remplir',
        cellule: (m) => <a href={`/dossiers/${dossier}/reevaluation/${m.grille.code}`}>Voir la réévaluation</a>,
      },
    ]}
  />
)

const direScore = (grille: Grille, reponses: Reponses): string => {
  const note = noter(grille, reponses)
  if (!note.ok || note.value.score === 'sans-objet') return 'Sans objet'
  const { retenu, bas, haut } = note.value.score
  const position = situer(grille, note.value)
  const niveau = position === 'sans-objet' ? '' : `, niveau ${position.atteint.niveau} (${position.atteint.libelle})`
  const fourchette = direFraction(bas) === direFraction(haut) ? '' : `, entre ${direFraction(bas)} et ${direFraction(haut)}`
  return `${direFraction(retenu)} sur ${grille.echelle}${fourchette}${niveau}`
}

const direGain = (m: Mesure): string => {
  const gain = m.progres?.global.gain
  if (gain === undefined) return 'À mesurer'
  return gain === 'sans-objet' ? 'Sans objet' : direFraction(gain.certain)
}
