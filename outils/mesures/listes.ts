import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ecrireAgent } from '../../src/acteurs/inscription.sql.ts'
import { criteresNotes } from '../../src/instruction/avis.ts'
import type { Acteur } from '../../src/journal/objet.ts'
import { ouvrirBase } from '../../src/plateforme/base/base.sql.ts'
import { demarrerBaseEmbarquee } from '../../src/plateforme/base/embarquee.pg.ts'
import { migrer } from '../../src/plateforme/base/migrations.sql.ts'
import type { FORMATS } from '../../src/plateforme/tableur/feuille.ts'
import { telecharger } from '../../src/plateforme/tableur/tableur.http.ts'
import { colonnesDExport } from '../../src/suivi/export.ts'
import { SANS_FILTRE } from '../../src/suivi/filtre.ts'
import { lireTout } from '../../src/suivi/liste.sql.ts'
import { unGuichet } from '../../tests/constructeurs.ts'
import { planterAppelDeLaFoule, planterExamensDeLaFoule, planterFoule } from '../../tests/foule.ts'
import { figer, ouvrirServeur, visiteur } from '../../tests/serveur.ts'

/**
 * Les listes à cinquante mille dossiers, sur une base durable et par le réseau, l'une après l'autre : la liste nue, chaque tri, des filtres
 * combinés, la dernière page, la journée, l'équité d'un guichet examiné ; contre une page qui ne lit rien et un `select 1`. Puis les exports entiers, et ce qu'ils prennent
 * de mémoire une fois le premier passé.
 */
const NOMBRE = 50_000
const FOIS = 40
const LE = Temporal.Instant.from('2021-11-15T12:00:00Z')
const PAGES: Readonly<Record<string, string>> = {
  'page qui ne lit rien': '/mentions-legales',
  'sans filtre': '/dossiers',
  'dernière page': '/dossiers?page=99999',
  'par organisme': '/dossiers?tri=organisme',
  'par avancement': '/dossiers?tri=etat',
  'par échéance, à rebours': '/dossiers?sens=decroissant',
  'trois filtres': '/dossiers?etat=depose&etat=recevable&departement=26&nature=pharmacie',
  texte: '/dossiers?texte=ecluse+123',
  'texte et échéance dépassée': '/dossiers?texte=clinique&echeance=passee&tri=depot',
  'à moi, en retard': '/dossiers?charge=moi&echeance=passee',
  'guichet, personne, à vérifier': '/dossiers?guichet=audit&charge=personne&verifier=oui',
  'ma journée': '/',
}

const donnees = await mkdtemp(join(tmpdir(), 'palier-mesure-'))
const embarquee = await demarrerBaseEmbarquee({ donnees, duree: 'durable' })
const base = ouvrirBase(embarquee.url)
await migrer(base)
await planterFoule(base, NOMBRE, 'ars-guyane', 'ssi-2021', LE)
await ecrireAgent(base, { id: 'foule', nom: '', courriel: '' }, [{ role: 'ars', agence: 'ars-guyane' }])
await figer(base, LE.add({ hours: 24 * 45 }))
const serveur = await ouvrirServeur(embarquee.url)
const ars = visiteur(serveur.adresse)
await ars.devenir('foule')

const mesurer = async (faire: () => Promise<unknown>) => {
  const durees: number[] = []
  for (let n = -5; n < FOIS; n++) {
    const debut = performance.now()
    await faire()
    if (n >= 0) durees.push(performance.now() - debut)
  }
  const rangees = durees.toSorted((a, b) => a - b)
  const au = (part: number): number => Math.round((rangees[Math.floor(FOIS * part)] ?? 0) * 10) / 10
  return { mediane: au(0.5), p95: au(0.95) }
}

console.log(JSON.stringify({ mesure: 'select 1', unite: 'millisecondes', ...(await mesurer(() => sql`select 1`.execute(base))) }))
for (const [nom, chemin] of Object.entries(PAGES)) {
  const lire = async () => {
    const reponse = await ars.demander(chemin)
    const texte = await reponse.text()
    if (reponse.status !== 200 || (chemin.startsWith('/dossiers') && !/dossiers?<\/caption>/.test(texte)))
      throw new Error(`${nom} : ${reponse.status}`)
  }
  console.log(JSON.stringify({ mesure: 'liste', page: nom, unite: 'millisecondes', dossiers: NOMBRE, ...(await mesurer(lire)) }))
}
await planterExamensDeLaFoule(
  base,
  'ssi-2021',
  criteresNotes(unGuichet()).map((c) => c.code),
  LE,
)
await planterAppelDeLaFoule(base, 'ars-guyane', 'ssi-2021', LE)
const lireEquite = async () => {
  const reponse = await ars.demander('/appels/ssi-2021/equite?guichet=investissement')
  if (reponse.status !== 200 || !(await reponse.text()).includes('Du dépôt à la réponse')) throw new Error(`équité : ${reponse.status}`)
}
const avis = await sql<{ n: bigint }>`select count(*) as n from avis`.execute(base)
console.log(
  JSON.stringify({
    mesure: 'équité',
    unite: 'millisecondes',
    dossiers: NOMBRE,
    avis: Number(avis.rows[0]?.n),
    ...(await mesurer(lireEquite)),
  }),
)
await serveur.arreter()

const acteur: Acteur = { id: 'foule', nom: '', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const dire = { fuseau: 'America/Cayenne', appel: () => 'Appel', guichet: () => 'Guichet' }
/** Écrit l'export entier et le jette ; rend sa durée, son poids et ce que le processus a pris de plus. */
const exporter = async (format: keyof typeof FORMATS) => {
  const [debut, avant] = [performance.now(), process.memoryUsage().rss]
  let [octets, plus] = [0, 0]
  const tranches = lireTout(base, acteur, SANS_FILTRE, Temporal.PlainDate.from('2021-12-30'))
  const { body } = telecharger(format, 'mesure', { titre: 'Dossiers', colonnes: colonnesDExport('ars', dire), tranches })
  for await (const morceau of body ?? []) {
    octets += morceau.length
    plus = Math.max(plus, process.memoryUsage().rss - avant)
  }
  return { secondes: Math.round(performance.now() - debut) / 1000, ko: Math.round(octets / 1024), memoireEnPlusMo: Math.round(plus / 1e6) }
}
await exporter('xlsx')
for (const format of ['csv', 'xlsx', 'ods'] as const)
  console.log(JSON.stringify({ mesure: 'export', format, dossiers: NOMBRE, ...(await exporter(format)) }))
await base.destroy()
await embarquee.arreter()
await rm(donnees, { recursive: true, force: true })
