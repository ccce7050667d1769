import { nomProche } from './socle/defaut.ts'

/** 0 : bien ; 1 : l'entrée a des défauts, tous dits ; 2 : mauvais usage. */
export type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }
export type Options = { readonly json: boolean }
type Verbe = (args: readonly string[], options: Options) => Promise<Reponse>
type Entree = { readonly aide: string; readonly charger: () => Promise<Verbe> }

const VERBES: Readonly<Record<string, Entree>> = {
  verifier: {
    aide: 'verifier FICHIER…        vérifie des appels, des grilles, des scénarios : chaque défaut, sa place, son remède',
    charger: async () => {
      const { verifierAvec } = await import('./appel/verifier.commande.ts')
      const { lireScenario } = await import('./repetition/scenario.yaml.ts')
      const scenarios = async (texte: string, fichier: string) => {
        const lu = lireScenario(texte, fichier)
        return lu.ok ? [] : lu.error
      }
      return verifierAvec({ scenarios })
    },
  },
  clauses: {
    aide: 'clauses CODE             pour chaque clause d’un appel, ce qui la porte et l’essai qui la montre',
    charger: async () => (await import('./appel/clauses.commande.ts')).clauses,
  },
  rejouer: {
    aide: 'rejouer SCENARIO         rejoue un appel entier sur une base temporaire et raconte ce qui s’est passé',
    charger: async () => {
      const { commandeRejouer } = await import('./repetition/rejouer.commande.ts')
      return unFichier('rejouer', commandeRejouer)
    },
  },
  'importer-grille': {
    aide: 'importer-grille CSV YAML  fait d’un tableau officiel une grille (sans argument : le mode d’emploi)',
    charger: async () => (await import('./grille/importer.commande.ts')).commandeImporterGrille,
  },
  importer: {
    aide: 'importer finess|sirene FICHIER  apprend les établissements que ces registres connaissent, et dit ceux qu’il rejette\n  importer demarche EXPORT… recueille les dossiers déposés sur la plateforme nationale (sans autre argument : le mode d’emploi)',
    charger: async () => {
      const { commandeImporter } = await import('./acteurs/importer.commande.ts')
      return async ([source, ...args], options) =>
        source === 'demarche'
          ? (await import('./repetition/demarche.commande.ts')).commandeDemarche(args, options)
          : commandeImporter(source === undefined ? [] : [source, ...args], options)
    },
  },
  publier: {
    aide: 'publier CODE COURRIEL    publie un appel du dossier appels/ au nom d’un agent de son agence',
    charger: async () => (await import('./repetition/publier.commande.ts')).commandePublier,
  },
  habiliter: {
    aide: 'habiliter COURRIEL…      donne un rôle à une personne de cette installation (sans argument : le mode d’emploi)',
    charger: async () => (await import('./acteurs/habiliter.commande.ts')).commandeHabiliter,
  },
  arbitrer: {
    aide: 'arbitrer FICHIER         choisit les actions à financer d’après un problème écrit en JSON',
    charger: async () => {
      const { arbitrer } = await import('./financement/arbitrer.commande.ts')
      return unFichier('arbitrer', arbitrer)
    },
  },
  journal: {
    aide: 'journal verifier|sceller recalcule le journal et nomme la première entrée qui ne tient pas, ou pose un sceau',
    charger: async () => (await import('./journal/journal.commande.ts')).commandeJournal,
  },
}

type SurUnFichier = (fichier: string, options: Options) => Promise<Reponse>

const unFichier =
  (nom: string, faire: SurUnFichier): Verbe =>
  async ([fichier, ...trop], options) =>
    fichier === undefined || trop.length > 0 ? { sortie: `Usage : ./palier ${nom} FICHIER [--json]`, code: 2 } : faire(fichier, options)

const AIDE = [
  'Usage : ./palier <verbe> [--json] …',
  '',
  '  demarrer                 lance le serveur (comme npm start)',
  ...Object.values(VERBES).map(({ aide }) => `  ${aide}`),
  '  aide                     cette page',
  '',
  'Code de sortie : 0 tout va bien, 1 l’entrée a des défauts, 2 mauvais usage.',
].join('\n')

/** La ligne de commande : un verbe, son fichier, un résultat. Rien n'est chargé avant d'être demandé ; un verbe mal tapé voit proposer le bon. */
export const repondre = async (argv: readonly string[]): Promise<Reponse> => {
  const [nom, ...args] = argv.filter((arg) => arg !== '--json')
  if (nom === undefined || nom === 'aide' || nom === '--help' || nom === '-h') return { sortie: AIDE, code: nom === undefined ? 2 : 0 }
  const verbe = Object.hasOwn(VERBES, nom) ? VERBES[nom] : undefined
  if (verbe === undefined) {
    const proche = nomProche(nom, [...Object.keys(VERBES), 'demarrer', 'aide'])
    const suite = proche === undefined ? `\n\n${AIDE}` : ` Vouliez-vous dire « ${proche} » ?`
    return { sortie: `« ${nom} » n’est pas un verbe de Palier.${suite}`, code: 2 }
  }
  const faire = await verbe.charger()
  return faire(args, { json: argv.includes('--json') })
}
