import { direMontant } from '../socle/montant.ts'
import { jamais } from '../socle/resultat.ts'
import type { Mesure } from './arbitrage.ts'
import type { Violation } from './controlerSelection.ts'
import { direJours, direNombre } from './nombres.ts'
import type { RefusArbitrage } from './selection.ts'
import type { DefautProbleme } from './verifierProbleme.ts'

/** Pourquoi aucune sélection n'est proposée, et quoi faire. */
export const direRefus = (refus: RefusArbitrage): string => {
  switch (refus.genre) {
    case 'probleme-defectueux':
      return refus.defauts.map((d) => `${d.chemin} : ${direDefaut(d)}`).join('\n')
    case 'sans-solution':
      return 'Aucune sélection ne tient toutes les contraintes, pas même la liste vide. Relâchez un plancher ou une contrainte générale.'
    case 'temps-depasse':
      return `L’optimum n’est pas prouvé après ${refus.secondes} secondes de calcul : aucune sélection n’est proposée. Réduisez le nombre d’actions ou de contraintes générales, puis recommencez.`
    case 'preuve-absente':
      return `Le solveur n’a pas prouvé son résultat (valeur ${refus.annonce}, borne ${refus.borne}) : aucune sélection n’est proposée. Signalez ce problème avec son fichier.`
    case 'selection-invalide':
      return `La méthode « ${refus.methode} » propose une liste qui ne tient pas les contraintes : ${refus.violations.map(direViolation).join(' ; ')}. Elle n’est pas publiée ; signalez ce problème avec son fichier.`
    case 'desaccord':
      return `Les deux méthodes de calcul ne s’accordent pas (HiGHS : ${direMesure(refus.highs)} ; méthode exacte : ${direMesure(refus.oracle)}). Rien n’est publié ; signalez ce problème avec son fichier.`
    case 'solveur-en-panne':
      return `Le calcul s’est arrêté avant la fin (${refus.message}). Recommencez ; si cela se répète, signalez ce problème avec son fichier.`
    default:
      return jamais(refus)
  }
}

/** Un défaut du problème et sa correction ; sa place est dans `chemin`. */
export const direDefaut = (defaut: DefautProbleme): string => {
  switch (defaut.genre) {
    case 'aucune-action':
      return 'il n’y a aucune action à choisir. Ajoutez-en au moins une.'
    case 'trop-d-actions':
      return `il y a plus de ${defaut.plafond} actions. Partagez le problème.`
    case 'code-en-double':
      return `le code « ${defaut.code} » est déjà pris par une autre action. Donnez à chaque action son propre code.`
    case 'nom-en-double':
      return `le nom « ${defaut.code} » est déjà celui d’une autre contrainte. Changez l’un des deux.`
    case 'priorite-en-double':
      return `la priorité « ${defaut.code} » est citée deux fois. Gardez-la une seule fois, à son rang.`
    case 'nombre-negatif':
      return 'le nombre est négatif. Écrivez zéro ou un nombre positif.'
    case 'nombre-trop-grand':
      return 'le nombre dépasse dix milliards. Vérifiez l’unité.'
    case 'action-inconnue':
      return `aucune action n’a le code « ${defaut.code} ». Corrigez le code ou ajoutez l’action.`
    case 'exclut-elle-meme':
      return `l’action « ${defaut.code} » s’exclut elle-même. Retirez-la de sa propre liste.`
    case 'prerequis-en-cycle':
      return `les prérequis tournent en rond (${[...defaut.codes, defaut.codes[0]].join(' → ')}). Retirez l’un de ces liens.`
    case 'priorite-manquante':
      return `la priorité de l’action manque. Choisissez parmi : ${defaut.admises.join(', ')}.`
    case 'priorite-inconnue':
      return defaut.admises.length === 0
        ? `la priorité « ${defaut.priorite} » n’a pas de rang. Ajoutez au problème la liste « priorites », de la plus forte à la plus faible.`
        : `la priorité « ${defaut.priorite} » n’est pas dans la liste « priorites ». Choisissez parmi : ${defaut.admises.join(', ')}.`
    default:
      return jamais(defaut)
  }
}

const direViolation = (violation: Violation): string => {
  switch (violation.genre) {
    case 'action-inconnue':
      return `l’action ${violation.code} n’existe pas`
    case 'action-en-double':
      return `l’action ${violation.code} est comptée deux fois`
    case 'enveloppe':
      return `enveloppe de ${direMontant(violation.plafond)}, ${direMontant(violation.engage)} engagés`
    case 'plafond-organisme-montant':
      return `${violation.organisme} : plafond de ${direMontant(violation.plafond)}, ${direMontant(violation.engage)} engagés`
    case 'plafond-organisme-jours':
      return `${violation.organisme} : plafond de ${direJours(violation.plafond)}, ${direJours(violation.engage)} engagés`
    case 'contrainte-generale':
      return `limite « ${violation.nom} » de ${direNombre(violation.plafond)}, ${direNombre(violation.engage)} engagés`
    case 'prerequis-manquant':
      return `${violation.code} suppose ${violation.prerequis}`
    case 'exclusion':
      return `${violation.code} exclut ${violation.exclue}`
    default:
      return jamais(violation)
  }
}

const direMesure = (mesure: Mesure | undefined): string =>
  mesure === undefined ? 'aucune solution' : `valeur ${mesure.valeurs.map(direNombre).join(' puis ')}, ${direMontant(mesure.cout)}`
