import { z } from 'zod'
import { ETAPES, SANS_REPONSE } from './appel.ts'
import { arbitrage, argent, audit, choix, enveloppe } from './forme-argent.yaml.ts'
import {
  bureau,
  canal,
  cible,
  condition,
  engagement,
  evenement,
  fait,
  livrable,
  periode,
  piece,
  projets,
  section,
} from './forme-depot.yaml.ts'
import { absent, clause, code, delaiDeDecision, entier, fuseau, jour, liste, ouiNon, texte } from './formes-communes.yaml.ts'

/** La forme stricte d'une définition d'appel : une clé inconnue est un défaut, jamais ignorée. */

const guichet = z.strictObject({
  code,
  titre: texte,
  resume: texte,
  parcours: z.array(z.enum(ETAPES)),
  periodes: z.array(periode),
  canaux: z.array(canal),
  bureaux: absent(z.array(bureau)),
  groupes: ouiNon,
  conditions: liste(condition),
  sections: liste(section),
  pieces: liste(piece),
  engagements: liste(engagement),
  projets: absent(projets),
  choix,
  audit: absent(audit),
  arbitrage: absent(arbitrage),
  argent,
  livrables: liste(livrable),
  cibles: absent(z.array(cible)),
  clause: clause.default([]),
})

const commission = z.strictObject({
  titre: texte,
  sieges: z.array(z.strictObject({ fonction: code, titre: texte, voix: z.enum(['deliberative', 'consultative']) })),
  quorum: absent(entier),
  presidence: absent(code),
  seances: liste(z.strictObject({ code, jour, clause })),
  ajoutPossible: ouiNon,
  decisionSous: absent(delaiDeDecision),
  decideurs: z.array(texte),
  clause,
})

const amendement = z.strictObject({
  remplace: entier,
  le: jour,
  changements: z.array(z.strictObject({ objet: texte, avant: texte, apres: texte })),
  avertir: z.enum(['porteurs-en-brouillon', 'tous-les-porteurs']),
})

export const formeAppel = z.strictObject({
  code,
  version: entier,
  titre: texte,
  promesse: texte,
  agence: z.strictObject({ code, nom: texte, region: texte, operateur: texte }),
  fuseau,
  publication: absent(jour),
  entreeEnVigueur: absent(jour),
  evenements: liste(evenement),
  references: liste(z.strictObject({ titre: texte, edition: absent(texte), clause })),
  contacts: liste(z.strictObject({ fonction: texte, courriel: texte, clause })),
  renseignements: absent(z.strictObject({ courriel: texte, objet: absent(texte), telephone: ouiNon, jusquau: absent(jour), clause })),
  faits: z.record(z.string(), fait).default({}),
  listes: z.record(z.string(), z.array(texte)).default({}),
  regles: z.record(z.string(), z.unknown()).default({}),
  guichets: z.array(guichet),
  commission: absent(commission),
  enveloppe: absent(enveloppe),
  delaiDeReponse: absent(z.strictObject({ auMoins: absent(entier), auPlus: absent(entier), clause })),
  complements: absent(z.strictObject({ jours: absent(entier), sansReponse: absent(z.enum(SANS_REPONSE)), clause })),
  recours: absent(z.strictObject({ tribunal: texte, adresse: texte, gracieux: absent(texte) })),
  amendement: absent(amendement),
  clauses: z.record(z.string(), z.strictObject({ texte, acte: absent(texte) })).default({}),
})
