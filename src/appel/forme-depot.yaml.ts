import { z } from 'zod'
import { absent, borne, clause, code, delai, entier, jour, liste, nombreDe, ouiNon, texte } from './formes-communes.yaml.ts'
import { GENRES, GENRES_DE_COLONNE } from './questionnaire.ts'

/** La forme de ce qu'un porteur voit : calendrier, conditions, questions, pièces, engagements, livrables. */

export const periode = z.strictObject({ code, ouverture: absent(borne), cloture: borne, clotureTechnique: absent(borne), clause })

export const evenement = z.strictObject({
  code,
  titre: texte,
  du: jour,
  au: absent(jour),
  genre: z.enum(['information', 'fenetre-actions', 'jalon']),
  clause,
})

export const fait = z.strictObject({
  libelle: texte,
  type: z.enum(['oui-non', 'nombre', 'choix', 'texte']),
  unite: absent(texte),
  valeurs: absent(z.array(texte)),
  source: z.enum(['reponse', 'registre', 'liste', 'plateforme']),
  liste: absent(texte),
})

export const condition = z.strictObject({
  code,
  titre: texte,
  si: texte,
  effet: z.enum(['empeche-depot', 'empeche-recevabilite', 'empeche-versement', 'signale']),
  refus: texte,
  remede: texte,
  clause,
})

const valeurs = absent(z.array(z.strictObject({ code: texte, libelle: texte })))
const bornes = { unite: absent(texte), min: absent(entier), max: absent(entier) }

const colonne = z.strictObject({
  code,
  libelle: texte,
  genre: z.enum(GENRES_DE_COLONNE),
  valeurs,
  ...bornes,
  obligatoire: ouiNon,
  total: ouiNon.default(false),
})

const question = z.strictObject({
  code,
  libelle: texte,
  aide: absent(texte),
  genre: z.enum(GENRES),
  valeurs,
  ...bornes,
  longueur: absent(nombreDe(['signe', 'signes'])),
  colonnes: absent(z.array(colonne)),
  auPlus: absent(entier),
  grille: absent(code),
  reprise: absent(code),
  obligatoire: ouiNon,
  fait: absent(texte),
  si: absent(texte),
  clause: clause.default([]),
})

export const section = z.strictObject({ code, titre: texte, questions: liste(question) })

export const piece = z.strictObject({
  code,
  titre: texte,
  aide: absent(texte),
  obligatoire: ouiNon,
  formats: z.array(texte),
  tailleMaxMo: nombreDe(['Mo']),
  nombre: absent(entier),
  modele: absent(texte),
  si: absent(texte),
  clause: clause.default([]),
})

export const engagement = z.strictObject({
  code,
  texte,
  consequence: texte,
  delai: absent(delai),
  quantite: absent(z.strictObject({ nombre: entier, unite: texte })),
  clause,
})

export const livrable = z.strictObject({
  code,
  titre: texte,
  par: z.enum(['porteur', 'prestataire', 'grades', 'ars']),
  delai: absent(delai),
  clause,
})

export const canal = z.strictObject({
  par: z.enum(['palier', 'plateforme', 'courriel', 'papier']),
  adresse: absent(texte),
  tailleMaxMo: absent(nombreDe(['Mo'])),
})

export const bureau = z.strictObject({ nom: texte, si: texte, courriel: texte })

const famille = z.strictObject({
  code,
  titre: texte,
  priorite: z.enum(['forte', 'moyenne', 'faible']),
  actions: z.array(texte),
  accompagnement: absent(texte),
  clause,
})

export const projets = z.strictObject({
  auMoins: entier,
  auPlus: entier,
  actions: liste(texte),
  devis: absent(texte),
  rapprochement: ouiNon.default(false),
  lienAudit: ouiNon,
  familles: absent(z.array(famille)),
  clause,
})

export const cible = z.strictObject({ code, titre: texte, genres: z.array(texte), auMoins: entier, clause })
