import { suggerer } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

/** Ce que l'on demande d'un export : proposer une correspondance, dire ce qu'un import ferait, ou importer au nom d'un agent. */
export type OptionsDeDemarche = {
  readonly exports: readonly string[]
  readonly appel: string
  readonly guichet: string
} & (
  | { readonly geste: 'proposer' }
  | { readonly geste: 'essayer'; readonly correspondance: string }
  | { readonly geste: 'importer'; readonly correspondance: string; readonly par: string; readonly dossierDesFichiers: string | undefined }
)

export const USAGE_DEMARCHE = `Usage : ./palier importer demarche EXPORT.json… --appel CODE --guichet CODE --proposer > CORRESPONDANCE.yaml
        ./palier importer demarche EXPORT.json… --appel CODE --guichet CODE --correspondance FICHIER.yaml --essai
        ./palier importer demarche EXPORT.json… --appel CODE --guichet CODE --correspondance FICHIER.yaml --par COURRIEL [--fichiers DOSSIER]
  EXPORT.json : les réponses de la plateforme nationale à docs/exemples/demarche.graphql, une par page.
  --proposer : écrit un brouillon de correspondance d’après les libellés ; relisez-le.
  --essai : dit ce qui serait fait ; rien n’entre dans Palier.
  --par : l’agent de l’agence ou de son opérateur au nom de qui les dossiers entrent.
  --fichiers : les fichiers déjà téléchargés ; sans eux, Palier les demande à leur adresse, qui ne répond qu’une heure.
  Ce qui n’est pas gardé est écrit à côté, dans EXPORT.json.rejets.csv.`

const AVEC_VALEUR: readonly string[] = ['--appel', '--guichet', '--correspondance', '--par', '--fichiers']
const SEULES: readonly string[] = ['--essai', '--proposer']

/** Lit les options, ou dit ce qui manque ; l'erreur finit par le mode d'emploi. */
export const lireOptions = (args: readonly string[]): Result<OptionsDeDemarche, string> => {
  const dites = new Map<string, string>()
  const fichiers: string[] = []
  for (let rang = 0; rang < args.length; rang++) {
    const mot = args[rang] ?? ''
    if (AVEC_VALEUR.includes(mot)) dites.set(mot, args[++rang] ?? '')
    else if (SEULES.includes(mot)) dites.set(mot, 'oui')
    else if (mot.startsWith('--')) return faux(`« ${mot} » n’est pas une option. ${suggerer(mot, [...AVEC_VALEUR, ...SEULES])}`)
    else fichiers.push(mot)
  }
  const dite = (option: string): string => dites.get(option) ?? ''
  const manque = (...options: readonly string[]) => options.find((x) => dite(x) === '')
  if (fichiers.length === 0) return faux('Donnez au moins un export.')
  const commun = { exports: fichiers, appel: dite('--appel'), guichet: dite('--guichet') }
  const correspondance = dite('--correspondance')
  const geste = dites.has('--proposer') ? 'proposer' : dites.has('--essai') ? 'essayer' : 'importer'
  const absente = manque('--appel', '--guichet', ...EXIGEES[geste])
  if (absente === '--correspondance') return faux('Il faut une correspondance : « --proposer » en écrit le brouillon.')
  if (absente !== undefined) return faux(`Il manque ${absente}.`)
  if (geste === 'proposer') return ok({ ...commun, geste })
  if (geste === 'essayer') return ok({ ...commun, geste, correspondance })
  return ok({ ...commun, geste, correspondance, par: dite('--par'), dossierDesFichiers: dites.get('--fichiers') })
}

const EXIGEES = { proposer: [], essayer: ['--correspondance'], importer: ['--correspondance', '--par'] } as const

const faux = (phrase: string): Result<never, string> => err(`${phrase}\n${USAGE_DEMARCHE}`)
