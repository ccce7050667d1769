import { z } from 'zod'
import { avecSens, lireYaml } from '../plateforme/yaml/defauts.yaml.ts'
import { code, entier, feuille, texte } from '../plateforme/yaml/feuilles.yaml.ts'
import type { Defaut } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { anomaliesDe } from './coherence.ts'
import { type Grille, STATUTS } from './grille.ts'

/**
 * Lit une grille en entier, ou la refuse avec tous ses défauts de forme et de sens, chacun à sa place et avec son remède.
 * Les clés du fichier portent les noms du type `Grille` ; un nom inconnu est un défaut. `actions` : les codes du catalogue.
 */
export const lireGrille = (yaml: string, fichier: string, actions: ReadonlySet<string>): Result<Grille, readonly Defaut[]> => {
  const lecture = lireYaml(yaml, fichier, FORME)
  const grille: Grille | undefined = lecture.valeur
  if (grille === undefined) return err(lecture.defauts)
  const defauts = avecSens(lecture, anomaliesDe(grille, actions))
  return defauts.length > 0 ? err(defauts) : ok(grille)
}

const auMillieme = (b: unknown): b is number => typeof b === 'number' && Number.isFinite(b) && b >= 0 && Math.round(b * 1000) / 1000 === b
const pasUn = (quoi: string) => (brut: unknown) =>
  typeof brut === 'object' ? `Ce n’est pas ${quoi}.` : `« ${String(brut)} » n’est pas ${quoi}.`

const nombre = feuille((b) => (auMillieme(b) ? b : undefined), 'un nombre d’au moins 0, avec au plus trois décimales', 0, pasUn('un seuil'))
const positif = feuille(
  (b) => (auMillieme(b) && b > 0 ? b : undefined),
  'un nombre plus grand que 0, avec au plus trois décimales',
  1,
  pasUn('un nombre plus grand que 0'),
)
const version = feuille(
  (b) => (typeof b === 'number' && Number.isSafeInteger(b) && b > 0 ? b : undefined),
  'un numéro de version : 1, puis 2…',
  1,
  pasUn('un numéro de version'),
)

/** Un item garde le code de son éditeur, comme « 1.1.3 » ; un code de deux nombres se met entre guillemets, ou YAML en fait un nombre. */
const codeDItem = feuille(
  (b) => (typeof b === 'string' && /^[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*$/.test(b) ? b : undefined),
  'un code de lettres sans accent, chiffres, points et tirets, entre guillemets s’il ressemble à un nombre',
  'x',
  pasUn('un code'),
)

const ITEM = z.strictObject({
  code: codeDItem,
  question: texte,
  aide: texte.exactOptional(),
  poids: positif.default(1),
  niveaux: z.array(z.strictObject({ niveau: entier, libelle: texte })),
  socle: entier.exactOptional(),
  nonApplicable: texte.exactOptional(),
  preuve: texte.exactOptional(),
  actions: z.array(z.strictObject({ code, sous: entier })).default([]),
})

const SEUIL = z.strictObject({ des: nombre, niveau: entier, libelle: texte, conseil: texte, actions: z.array(code).default([]) })

const FORME = z.strictObject({
  code,
  version,
  titre: texte,
  presentation: texte,
  editeur: texte,
  source: texte,
  licence: texte,
  statut: z.enum(STATUTS),
  avertissement: texte.exactOptional(),
  echelle: positif,
  seuils: z.array(SEUIL),
  plafondSocle: entier.exactOptional(),
  domaines: z.array(z.strictObject({ code: codeDItem, titre: texte, poids: positif.default(1), items: z.array(ITEM) })),
})
