import { z } from 'zod'
import { avecSens, lireYaml } from '../plateforme/yaml/defauts.yaml.ts'
import type { Anomalie, Defaut } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { estFuseau, lireJour } from '../socle/temps.ts'
import { ACTES, ROLES } from '../vie.ts'
import type { Geste, Scenario } from './scenario.ts'

const nom = z.string().min(1)
const jour = z.string().transform((t, c) => {
  const lu = lireJour(t)
  if (lu === undefined) c.addIssue(`« ${t} » n’est pas une date qui existe.`)
  return lu ?? z.NEVER
})
const lireMoment = (t: string): Temporal.PlainDateTime | undefined => {
  try {
    return Temporal.PlainDateTime.from(t)
  } catch {
    return undefined
  }
}
const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?$/, 'Écrivez « AAAA-MM-JJ HH:MM », à l’heure du scénario.')
  .transform((t, c) => {
    const lu = lireMoment(t.replace(' ', 'T'))
    if (lu === undefined) c.addIssue(`« ${t} » n’est pas un moment qui existe.`)
    return lu ?? z.NEVER
  })
const saisie = z.record(z.string(), z.unknown()).default({})
const pas = z.strictObject({
  apres: z
    .string()
    .regex(/^\d+ (minutes?|heures?|jours?)$/, 'Écrivez « 2 jours », « 3 heures » ou « 20 minutes ».')
    .optional(),
  par: nom,
  acte: nom,
  sur: nom.optional(),
  avec: saisie,
  refus: z.array(nom).optional(),
})
const geste = z.strictObject({ le: moment, par: nom, acte: nom, sur: nom.optional(), avec: saisie, refus: z.array(nom).optional() })
const enchainement = z.strictObject({ le: moment, suite: nom, sur: nom })

const FORME = z.strictObject({
  code: nom,
  titre: nom,
  appel: z.strictObject({ code: nom, version: z.int().min(1) }),
  fuseau: nom.refine(estFuseau, {
    error: (i) => `« ${String(i.input)} » n’est pas un fuseau horaire ; écrivez par exemple « Europe/Paris ».`,
  }),
  graine: z.int(),
  territoire: z.enum(['guyane', 'auvergne-rhone-alpes']),
  /** Des valeurs partagées par des ancres YAML ; elles ne jouent rien d'elles-mêmes. */
  modeles: z.record(z.string(), z.unknown()).optional(),
  organismes: z.array(
    z.strictObject({
      ref: nom,
      nature: nom,
      capacite: z.int().nullable().default(null),
      effectif: z.int().nullable().default(null),
      sites: z.int().min(0).max(8).default(1),
    }),
  ),
  personnes: z.array(z.strictObject({ ref: nom, nom, role: z.enum(ROLES), fonction: nom.optional(), prestataire: nom.optional() })),
  prestataires: z.array(
    z.strictObject({
      ref: nom,
      nom,
      certificats: z.array(z.strictObject({ qualification: nom, du: jour, au: jour })),
      marche: z.strictObject({ jours: z.int().min(1), du: jour, au: jour, pouvoirAdjudicateur: nom }),
    }),
  ),
  dossiers: z.array(z.strictObject({ ref: nom, organisme: nom, guichet: nom })),
  suites: z.record(z.string(), z.array(pas)).default({}),
  gestes: z.array(z.union([enchainement, geste])),
  reperes: z.array(z.strictObject({ le: moment, titre: nom })).default([]),
})
type Brut = z.output<typeof FORME>

/** Lit un scénario en entier, ou tous ses défauts. Les gestes sont rendus dans l'ordre du temps, à rang égal dans l'ordre écrit. */
export const lireScenario = (texte: string, fichier: string): Result<Scenario, readonly Defaut[]> => {
  const lecture = lireYaml(texte, fichier, FORME)
  const brut = lecture.valeur
  if (brut === undefined) return err(lecture.defauts)
  const defauts = avecSens(lecture, anomalies(brut))
  if (defauts.length > 0) return err(defauts)
  const { suites: _, modeles: __, ...scenario } = brut
  const instant = (t: Temporal.PlainDateTime) => t.toZonedDateTime(brut.fuseau).toInstant()
  const gestes = brut.gestes.flatMap((g) => ('suite' in g ? derouler(brut, g, instant(g.le)) : [{ ...g, le: instant(g.le) }]))
  return ok({
    ...scenario,
    gestes: gestes.toSorted((a, b) => Temporal.Instant.compare(a.le, b.le)),
    reperes: brut.reperes.map((r) => ({ ...r, le: instant(r.le) })),
  })
}

/** Une suite est un même enchaînement appliqué à un dossier : `sur` y est relatif (`mission` → `d1.mission`). */
const derouler = (brut: Brut, g: z.output<typeof enchainement>, debut: Temporal.Instant): readonly Geste[] => {
  let le = debut
  return (brut.suites[g.suite] ?? []).map((p) => {
    le = p.apres === undefined ? le.add({ minutes: 1 }) : apres(le, p.apres)
    return { le, par: p.par, acte: p.acte, sur: p.sur === undefined ? g.sur : `${g.sur}.${p.sur}`, avec: p.avec, refus: p.refus }
  })
}

const apres = (le: Temporal.Instant, duree: string): Temporal.Instant => {
  const [n, unite] = duree.split(' ')
  const heures = unite?.startsWith('jour') === true ? 24 : unite?.startsWith('heure') === true ? 1 : 1 / 60
  return le.add({ minutes: Math.round(Number(n) * heures * 60) })
}

const anomalies = (b: Brut): readonly Anomalie[] => {
  const dossiers = new Set(b.dossiers.map((d) => d.ref))
  const gens = new Set(['porteur', ...b.personnes.map((p) => p.ref), ...b.organismes.map((o) => `porteur-${o.ref}`)])
  const inconnu = (chemin: Anomalie['chemin'], quoi: string, nomme: string, remede: string): readonly Anomalie[] => [
    { chemin, phrase: `${quoi} « ${nomme} » n’est déclaré nulle part.`, remede },
  ]
  const geste = (g: { readonly par: string; readonly acte: string }, chemin: Anomalie['chemin']) => [
    ...(gens.has(g.par) ? [] : inconnu([...chemin, 'par'], 'La personne', g.par, 'Ajoutez-la à « personnes », ou écrivez « porteur ».')),
    ...(ACTES.includes(g.acte) ? [] : inconnu([...chemin, 'acte'], 'L’acte', g.acte, `Choisissez parmi : ${ACTES.join(', ')}.`)),
  ]
  const sur = (s: string | undefined, chemin: Anomalie['chemin']) =>
    s === undefined || dossiers.has(s.split('.')[0] ?? '') ? [] : inconnu(chemin, 'Le dossier', s, 'Ajoutez-le à « dossiers ».')
  return [
    ...coupes(b.suites, ['suites']),
    ...coupes(b.gestes, ['gestes']),
    ...b.dossiers.flatMap((d, i) =>
      b.organismes.some((o) => o.ref === d.organisme)
        ? []
        : inconnu(['dossiers', i, 'organisme'], 'L’organisme', d.organisme, 'Ajoutez-le à « organismes ».'),
    ),
    ...Object.entries(b.suites).flatMap(([s, ps]) => ps.flatMap((p, i) => geste(p, ['suites', s, i]))),
    ...b.gestes.flatMap((g, i) =>
      'suite' in g
        ? [
            ...(g.suite in b.suites ? [] : inconnu(['gestes', i, 'suite'], 'La suite', g.suite, 'Ajoutez-la à « suites ».')),
            ...sur(g.sur, ['gestes', i, 'sur']),
          ]
        : [...geste(g, ['gestes', i]), ...sur(g.sur, ['gestes', i, 'sur'])],
    ),
  ]
}

/** « Peu coûteux, très utile » sans guillemets s'arrête à la virgule : la suite devient une clé sans valeur. */
const coupes = (x: unknown, chemin: Anomalie['chemin']): readonly Anomalie[] => {
  if (x === null)
    return [
      {
        chemin,
        sur: 'cle',
        phrase: `« ${chemin.at(-1) ?? ''} » n’a pas de valeur.`,
        remede: 'Un texte à virgule se met entre guillemets.',
      },
    ]
  return typeof x === 'object' ? Object.entries(x).flatMap(([cle, v]) => coupes(v, [...chemin, Array.isArray(x) ? Number(cle) : cle])) : []
}
