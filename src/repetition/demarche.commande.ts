import { readFile } from 'node:fs/promises'
import { guichetDe } from '../appel/appel.ts'
import { lireCorrespondance } from '../candidature/correspondance.yaml.ts'
import { lireExports } from '../candidature/lire-exports.commande.ts'
import { lireOptions, type OptionsDeDemarche } from '../candidature/options-demarche.ts'
import { proposerCorrespondance } from '../candidature/proposer-correspondance.ts'
import { ouvrirInstallation } from '../plateforme/base/installation.pg.ts'
import { racine } from '../plateforme/racine.env.ts'
import { direDefaut } from '../socle/defaut.ts'
import { type Lieu, recueillirTout } from './recueil.commande.ts'
import { lireSavoir } from './savoir.commande.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }

/** `./palier importer demarche` : recueille les dossiers déposés sur la plateforme nationale, chacun en une transaction (G-23). */
export const commandeDemarche = async (args: readonly string[], options: { readonly json: boolean }): Promise<Reponse> => {
  const o = lireOptions(args)
  if (!o.ok) return { sortie: o.error, code: 2 }
  const lu = await lireExports(o.value.exports)
  if (!lu.ok) return enDefaut(lu.error)
  const savoir = await lireSavoir(racine)
  if (!savoir.ok) return enDefaut(savoir.error.map(direDefaut).join('\n'))
  const appel = savoir.value.appelCourant(o.value.appel)
  const guichet = appel === undefined ? undefined : guichetDe(appel, o.value.guichet)
  if (appel === undefined) return enDefaut(`Aucun appel « ${o.value.appel} » dans appels/.`)
  if (guichet === undefined)
    return enDefaut(`« ${o.value.guichet} » n’est pas un guichet de ${appel.code} : ${appel.guichets.map((g) => g.code).join(', ')}.`)
  if (!guichet.canaux.some((c) => c.par === 'plateforme'))
    return enDefaut(
      `Le guichet « ${guichet.code} » ne reçoit pas de dossiers par la plateforme nationale : l’appel ne déclare pas ce canal.`,
    )
  if (o.value.geste === 'proposer') return { sortie: proposerCorrespondance(lu.value, lu.value.descripteurs, appel.code, guichet), code: 0 }
  return avecCorrespondance({ savoir: savoir.value, appel, guichet, lu: lu.value }, o.value, options)
}

const avecCorrespondance = async (
  l: Omit<Lieu, 'correspondance'>,
  o: Exclude<OptionsDeDemarche, { readonly geste: 'proposer' }>,
  options: { readonly json: boolean },
): Promise<Reponse> => {
  const contenu = await readFile(o.correspondance, 'utf8').catch(() => undefined)
  if (contenu === undefined) return { sortie: `« ${o.correspondance} » ne se lit pas. Vérifiez son chemin.`, code: 2 }
  const correspondance = lireCorrespondance(contenu, o.correspondance, l.appel.code, l.guichet)
  if (!correspondance.ok) return enDefaut(correspondance.error.map(direDefaut).join('\n'))
  if (correspondance.value.demarche !== l.lu.numero)
    return enDefaut(`${o.correspondance} est écrite pour la démarche ${correspondance.value.demarche}, l’export est de la ${l.lu.numero}.`)
  const ouverte = await ouvrirInstallation(process.env)
  if (!ouverte.ok) return enDefaut(ouverte.error)
  const { base, fermer } = ouverte.value
  try {
    return await recueillirTout(base, { ...l, correspondance: correspondance.value }, o, options)
  } finally {
    await fermer()
  }
}

const enDefaut = (sortie: string): Reponse => ({ sortie, code: 1 })
