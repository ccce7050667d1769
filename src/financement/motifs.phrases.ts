import { direMontant } from '../socle/montant.ts'
import { jamais } from '../socle/resultat.ts'
import type { Echange, Motif } from './motifs.ts'
import { direJours, direNombre } from './nombres.ts'
import type { Ressource } from './ressources.ts'
import type { Selection } from './selection.ts'

/** Le motif d'une action écartée, en une phrase (A-20). */
export const direMotif = (motif: Motif): string => {
  switch (motif.genre) {
    case 'exclue-par-retenue':
      return `Incompatible avec ${motif.par}, qui est retenue.`
    case 'prerequis-non-retenu':
      return motif.prerequis.length === 1
        ? `Elle suppose ${motif.prerequis.join('')}, qui n’est pas retenue.`
        : `Elle suppose ${motif.prerequis.join(', ')}, qui ne sont pas retenues.`
    case 'plafond-organisme-jours':
      return limite(`Plafond de ${direJours(motif.plafond)} par organisme`, motif, direJours)
    case 'plafond-organisme-montant':
      return limite(`Plafond de ${direMontant(motif.plafond)} par organisme`, motif, direMontant)
    case 'contrainte-generale':
      return limite(`Limite « ${motif.nom} » de ${direNombre(motif.plafond)}`, motif, direNombre)
    case 'enveloppe-epuisee':
      return limite(`Enveloppe de ${direMontant(motif.plafond)}`, motif, direMontant)
    case 'moindre-valeur':
      return `${direManque(motif.manque)} ne permet pas de tout retenir. À ressources égales ou moindres, ${motif.echange.contre} passe avant elle : ${depart(motif.echange)}.`
    case 'sans-valeur':
      return 'Sa valeur est nulle : la retenir n’apporterait rien.'
    default:
      return jamais(motif)
  }
}

/** Les motifs d'un organisme dont rien n'est retenu : chacun de ceux de ses actions (A-20). */
export const direMotifOrganisme = (selection: Selection, organisme: string): string => {
  const actions = selection.organismesEcartes.find((o) => o.organisme === organisme)?.actions ?? []
  const motifs = selection.ecartees.filter((e) => actions.includes(e.code))
  return `Aucune de ses ${actions.length} actions n’est retenue. ${motifs.map((e) => `${e.code} : ${direMotif(e.motif)}`).join(' ')}`
}

type Limite = { readonly plafond: bigint; readonly engage: bigint; readonly demande: bigint; readonly echange: Echange | undefined }

const limite = (nom: string, { plafond, engage, demande, echange }: Limite, dire: (n: bigint) => string): string => {
  if (demande > plafond) return `${nom} : l’action en demande ${dire(demande)} à elle seule.`
  const phrase = `${nom} : il reste ${dire(plafond - engage)}, l’action en demande ${dire(demande)}.`
  return echange === undefined ? phrase : `${phrase} Prendre la place de ${echange.contre} ne serait pas mieux : ${depart(echange)}.`
}

const direManque = (nature: Ressource['nature']): string => {
  switch (nature) {
    case 'plafond-organisme-jours':
      return 'Le plafond de jours par organisme'
    case 'plafond-organisme-montant':
      return 'Le plafond d’euros par organisme'
    case 'contrainte-generale':
      return 'Une contrainte générale'
    case 'enveloppe-epuisee':
      return 'L’enveloppe'
    default:
      return jamais(nature)
  }
}

const depart = ({ depart: par, contre, valeur, valeurContre }: Echange): string => {
  switch (par) {
    case 'priorite':
      return `${contre} est d’une priorité plus forte`
    case 'valeur':
      return `${contre} vaut ${direNombre(valeurContre)}, elle vaut ${direNombre(valeur)}`
    case 'cout':
      return `les deux valent ${direNombre(valeur)}, mais ${contre} coûte moins`
    case 'ordre':
      return `les deux se valent au même coût, l’ordre des organismes puis des codes départage`
    default:
      return jamais(par)
  }
}
