import { createReadStream } from 'node:fs'
import { appendFile, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { ouvrirInstallation } from '../plateforme/base/installation.pg.ts'
import { ouvrirHorloge } from '../plateforme/horloge.sql.ts'
import { racine } from '../plateforme/racine.env.ts'
import { suggerer } from '../socle/defaut.ts'
import { type Jour, lireJour } from '../socle/temps.ts'
import type { Remarque, Source } from './fiche.ts'
import type { Releve } from './fiches.sql.ts'
import { type Flux, importer } from './importer.sql.ts'
import type { Natures } from './natures.ts'
import { lireNatures } from './natures.yaml.ts'
import { lireSirene } from './sirene.csv.ts'
import { ficheDeSirene } from './sirene.ts'
import { fichesDeStructure } from './structure.ts'
import { lireStructures } from './structures.json.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }
const USAGE = `Usage : ./palier importer finess FICHIER.json [--json]
        ./palier importer sirene FICHIER.csv [--json]
  finess : le flux ouvert des structures. Importez-le d’abord.
  sirene : le fichier StockEtablissement de l’Insee, ou un extrait qui garde ses colonnes.
  Les lignes rejetées sont écrites à côté, dans FICHIER.rejets.csv.
  Les dossiers de la plateforme nationale : ./palier importer demarche.`

/** `./palier importer` : apprend ce que FINESS ou Sirene savent. En une transaction ; un second import du même fichier ne change rien. */
export const commandeImporter = async (args: readonly string[], options: { readonly json: boolean }): Promise<Reponse> => {
  const [source, fichier, ...trop] = args
  if (source !== undefined && source !== 'finess' && source !== 'sirene')
    return { sortie: `« ${source} » n’est pas un registre. ${suggerer(source, ['finess', 'sirene', 'demarche'])}\n${USAGE}`, code: 2 }
  if (source === undefined || fichier === undefined || trop.length > 0) return { sortie: USAGE, code: 2 }
  const pose = await stat(fichier).catch(() => undefined)
  if (pose?.isFile() !== true) return { sortie: `« ${fichier} » ne se lit pas. Vérifiez son chemin.`, code: 2 }
  const ouverte = await ouvrirInstallation(process.env)
  if (!ouverte.ok) return { sortie: ouverte.error, code: 1 }
  const { base, fermer } = ouverte.value
  try {
    const flux = ouvrirReleve(source, fichier, jourDuFichier(pose.mtime), await lireNatures(join(racine, 'referentiels')))
    const horloge = await ouvrirHorloge(base)
    const rapport = `${fichier}.rejets.csv`
    await rm(rapport, { force: true })
    const releve = await importer(base, flux, horloge.maintenant(), {
      lues: (n) => process.stderr.write(`Palier · ${n} fiches lues\n`),
      remarquer: (r) => appendFile(rapport, enLigne(r)),
    })
    return {
      sortie: options.json ? JSON.stringify({ ...releve, rapport: releve.remarques === 0 ? null : rapport }) : direReleve(releve, rapport),
      code: releve.rejetees === 0 ? 0 : 1,
    }
  } catch (erreur) {
    return {
      sortie: `Rien n’a été importé : le registre d’avant est intact. ${erreur instanceof Error ? erreur.message : String(erreur)}`,
      code: 1,
    }
  } finally {
    await fermer()
  }
}

/** Ouvre un relevé sans le lire. `repli` : le jour qu'on lui prête quand il n'en dit pas. */
export const ouvrirReleve = (source: Source, fichier: string, repli: Jour, natures: Natures): Flux => {
  const octets = createReadStream(fichier)
  const commun = { source, fichier: basename(fichier) }
  if (source === 'sirene') {
    const lignes = lireSirene(octets)
    return { ...commun, lectures: traduire(lignes, (l) => ficheDeSirene(l.brute, l.place, natures)), du: () => repli }
  }
  const { entites, du } = lireStructures(octets)
  const lectures = traduire(entites, (e) => fichesDeStructure(e.brute, e.place, natures))
  return { ...commun, lectures, du: () => lireJour(du() ?? '') ?? repli }
}

async function* traduire<A, B>(source: AsyncIterable<A>, lire: (a: A) => B): AsyncGenerator<B> {
  for await (const a of source) yield lire(a)
}

const jourDuFichier = (le: Date): Jour =>
  Temporal.Instant.fromEpochMilliseconds(le.getTime()).toZonedDateTimeISO('Europe/Paris').toPlainDate()

const enLigne = (r: Remarque): string =>
  `${[r.place, r.sort === 'rejetee' ? 'rejetée' : 'gardée sans ce numéro', r.phrase, r.remede].map((x) => `"${x.replaceAll('"', '""')}"`).join(';')}\n`

const direReleve = (r: Releve, rapport: string): string =>
  [
    `${r.fichier}, relevé du ${r.du} : ${r.lues} fiches lues, ${r.gardees} gardées, ${r.nouvelles} nouvelles, ${r.changees} changées, ${r.rejetees} rejetées.`,
    ...(r.nouvelles + r.changees === 0 ? ['Le registre savait déjà tout : rien n’a changé.'] : []),
    ...(r.remarques === 0 ? [] : [`Ce qui n’a pas été gardé, et pourquoi : ${rapport}`]),
  ].join('\n')
