import { rm, writeFile } from 'node:fs/promises'
import { lireActeurs } from '../acteurs/acteurs.sql.ts'
import { lirePersonne } from '../acteurs/personne.sql.ts'
import type { Appel, Guichet } from '../appel/appel.ts'
import type { Monde, Savoir } from '../appel/monde.actes.ts'
import { compter, direBilan, type Issue, lignesDuRapport } from '../candidature/bilan-demarche.ts'
import type { Correspondance } from '../candidature/correspondance.ts'
import { ouvrirReserve } from '../candidature/fichiers-de-demarche.commande.ts'
import { importerDossier } from '../candidature/importer-demarche.commande.ts'
import type { Export } from '../candidature/lire-exports.commande.ts'
import type { OptionsDeDemarche } from '../candidature/options-demarche.ts'
import type { Acteur } from '../journal/objet.ts'
import { clamd } from '../plateforme/antivirus/clamd.antivirus.ts'
import type { Base } from '../plateforme/base/base.sql.ts'
import { direDefauts, lireConfiguration } from '../plateforme/configuration.env.ts'
import { fichiersDuDossier } from '../plateforme/fichiers/disque.fichiers.ts'
import { ouvrirHorloge } from '../plateforme/horloge.sql.ts'
import { secretDe } from '../plateforme/secret.crypto.ts'
import { assembler } from './assembler.actes.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }
export type Lieu = {
  readonly savoir: Savoir
  readonly appel: Appel
  readonly guichet: Guichet
  readonly lu: Export
  readonly correspondance: Correspondance
}
type Geste = Exclude<OptionsDeDemarche, { readonly geste: 'proposer' }>

/** Recueille tous les dossiers d'un export, le premier déposé d'abord, et rend le bilan ; ce qui n'est pas gardé va au rapport. */
export const recueillirTout = async (base: Base, l: Lieu, o: Geste, options: { readonly json: boolean }): Promise<Reponse> => {
  const par = o.geste === 'essayer' ? PERSONNE : await lireAgentDe(base, o.par, l.appel)
  if (par === undefined)
    return enDefaut(
      `${o.geste === 'importer' ? o.par : ''} n’est ni de l’agence ni de son opérateur (rôles « ars », « grades »). Voyez « ./palier habiliter ».`,
    )
  const monde = await ouvrirMonde(base, l.savoir)
  if (typeof monde === 'string') return enDefaut(monde)
  const dossierDesFichiers = o.geste === 'importer' ? o.dossierDesFichiers : undefined
  const reserve = await ouvrirReserve(dossierDesFichiers).catch(() => undefined)
  if (reserve === undefined) return { sortie: `« ${dossierDesFichiers ?? ''} » n’est pas un dossier qui se lit.`, code: 2 }
  const mode = o.geste === 'essayer' ? 'essai' : 'pour-de-bon'
  const issues: Issue[] = []
  for (const d of l.lu.dossiers) {
    issues.push(await importerDossier(monde, { ...l, par, reserve, mode }, d))
    if (issues.length % 25 === 0) process.stderr.write(`Palier · ${issues.length} dossiers lus sur ${l.lu.dossiers.length}\n`)
  }
  return conclure(l, issues, { mode, json: options.json, rapport: `${o.exports[0] ?? ''}.rejets.csv` })
}

const conclure = async (
  { lu }: Lieu,
  issues: readonly Issue[],
  o: { readonly mode: 'essai' | 'pour-de-bon'; readonly json: boolean; readonly rapport: string },
): Promise<Reponse> => {
  const comptes = compter(issues, lu.illisibles.length)
  const lignes = lignesDuRapport(issues, lu.illisibles)
  await rm(o.rapport, { force: true })
  if (lignes.length > 0) await writeFile(o.rapport, lignes.map((x) => enLigne([x.place, x.sort, x.phrase, x.remede])).join(''))
  const rapport = lignes.length === 0 ? null : o.rapport
  const phrases = [
    direBilan(`Démarche ${lu.numero}, « ${lu.titre} »`, issues, comptes, o.mode),
    ...(lu.fin === 'lue' ? [] : ['La plateforme annonce d’autres dossiers après ceux-ci : exportez les pages suivantes.']),
    ...(rapport === null ? [] : [`Ce qui n’a pas été gardé, et pourquoi : ${rapport}`]),
  ]
  return {
    sortie: o.json ? JSON.stringify({ demarche: lu.numero, ...comptes, fin: lu.fin, rapport }) : phrases.join('\n'),
    code: comptes.rejete === 0 && lu.fin === 'lue' ? 0 : 1,
  }
}

const enLigne = (cellules: readonly string[]): string => `${cellules.map((x) => `"${x.replaceAll('"', '""')}"`).join(';')}\n`

/** Un essai n'est l'acte de personne : il ne fait que lire. */
const PERSONNE: Acteur = { id: 'essai', nom: 'Essai', role: 'grades', organismes: [], droits: {}, fonctions: [] }

const lireAgentDe = async (base: Base, courriel: string, { agence }: Appel): Promise<Acteur | undefined> => {
  const agent = await lirePersonne(base, courriel)
  if (agent === undefined) return undefined
  return (await lireActeurs(base, agent.id)).find((a) => (a.role === 'grades' || a.role === 'ars') && a.agence === agence.code)
}

/** Le monde des actes sur cette installation, avec son rangement de fichiers ; recueillir ne ferme aucun secret. */
const ouvrirMonde = async (base: Base, savoir: Savoir): Promise<Monde | string> => {
  const lue = lireConfiguration(process.env)
  if (!lue.ok) return direDefauts(lue.error)
  const { fichiers, clamav, url } = lue.value
  if (fichiers.sorte === 's3') return 'PALIER_FICHIERS : le rangement S3 n’est pas encore pris en charge ; donnez un dossier.'
  const { maintenant } = await ouvrirHorloge(base)
  return assembler(savoir, {
    base,
    maintenant,
    fichiers: fichiersDuDossier(fichiers.chemin),
    ...(clamav === undefined ? {} : { antivirus: clamd(clamav) }),
    secret: secretDe(new Uint8Array(32)),
    adresse: url,
  })
}

const enDefaut = (sortie: string): Reponse => ({ sortie, code: 1 })
