import { lireActeurs } from '../acteurs/acteurs.sql.ts'
import { lirePersonne } from '../acteurs/personne.sql.ts'
import { actePublier } from '../appel/publier.actes.ts'
import { executer } from '../journal/executer.actes.ts'
import { ouvrirInstallation } from '../plateforme/base/installation.pg.ts'
import { fichiersEphemeres } from '../plateforme/fichiers/ephemere.fichiers.ts'
import { ouvrirHorloge } from '../plateforme/horloge.sql.ts'
import { racine } from '../plateforme/racine.env.ts'
import { secretDe } from '../plateforme/secret.crypto.ts'
import { direDefaut, suggerer } from '../socle/defaut.ts'
import { assembler } from './assembler.actes.ts'
import { lireSavoir } from './savoir.commande.ts'
import { lireTexteDAppel } from './scenarios.commande.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }
const USAGE = 'Usage : ./palier publier CODE COURRIEL\n  COURRIEL : celui d’un agent de l’agence de l’appel, habilité sous le rôle « ars ».'

/** `./palier publier` : publie la dernière version d'un appel du dossier `appels/`, au nom d'un agent de son agence. */
export const commandePublier = async (args: readonly string[]): Promise<Reponse> => {
  const [code, courriel, ...trop] = args
  if (code === undefined || courriel === undefined || trop.length > 0) return { sortie: USAGE, code: 2 }
  const savoir = await lireSavoir(racine)
  if (!savoir.ok) return { sortie: savoir.error.map(direDefaut).join('\n'), code: 1 }
  const appel = savoir.value.appelCourant(code)
  if (appel === undefined)
    return {
      sortie: `Aucun appel « ${code} » dans appels/. ${suggerer(
        code,
        savoir.value.appels.map((a) => a.code),
      )}`,
      code: 1,
    }
  const ouverte = await ouvrirInstallation(process.env)
  if (!ouverte.ok) return { sortie: ouverte.error, code: 1 }
  const { base, fermer } = ouverte.value
  try {
    const agent = await lirePersonne(base, courriel)
    const par =
      agent === undefined ? undefined : (await lireActeurs(base, agent.id)).find((a) => a.role === 'ars' && a.agence === appel.agence.code)
    if (par === undefined)
      return {
        sortie: `${courriel} n’est pas habilité sous le rôle « ars » pour ${appel.agence.code}. Voyez « ./palier habiliter ».`,
        code: 1,
      }
    const horloge = await ouvrirHorloge(base)
    // Publier ne range aucun fichier et ne ferme aucun secret ; personne n'en est averti.
    const monde = assembler(savoir.value, {
      base,
      maintenant: horloge.maintenant,
      fichiers: fichiersEphemeres(),
      secret: secretDe(new Uint8Array(32)),
      adresse: '',
    })
    const saisie = { code: appel.code, version: appel.version, texte: await lireTexteDAppel(racine, appel) }
    const fait = await executer(monde, actePublier, { saisie, par, le: horloge.maintenant() })
    if (!fait.ok) return { sortie: fait.error.map((r) => `${r.phrase} ${r.remede}`).join('\n'), code: 1 }
    return { sortie: `« ${appel.titre} », version ${appel.version}, est publié au nom de ${par.nom}.`, code: 0 }
  } finally {
    await fermer()
  }
}
