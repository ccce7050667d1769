import type { Base } from '../plateforme/base/base.sql.ts'
import { ouvrirInstallation } from '../plateforme/base/installation.pg.ts'
import { ouvrirHorloge } from '../plateforme/horloge.sql.ts'
import type { Instant } from '../socle/temps.ts'
import { sceller } from './sceau.sql.ts'
import { type Bilan, verifierJournal } from './verification.sql.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }
type Options = { readonly json: boolean }

const USAGE = 'Usage : ./palier journal verifier [--json], ou ./palier journal sceller [--json]'

/** `./palier journal verifier` et `./palier journal sceller`, sur la base de cette installation. */
export const commandeJournal = async (args: readonly string[], options: Options): Promise<Reponse> => {
  const [quoi, ...trop] = args
  if ((quoi !== 'verifier' && quoi !== 'sceller') || trop.length > 0) return { sortie: USAGE, code: 2 }
  const ouverte = await ouvrirInstallation(process.env)
  if (!ouverte.ok) return { sortie: ouverte.error, code: 1 }
  const { base, fermer } = ouverte.value
  try {
    if (quoi === 'verifier') return await direVerification(base, options)
    return await direSceau(base, (await ouvrirHorloge(base)).maintenant(), options)
  } finally {
    await fermer()
  }
}

/** Recalcule tout ; code 1 s'il y a une rupture, chacune nommée : le fil, l'entrée, ce qui ne tient pas. */
export const direVerification = async (base: Base, options: Options): Promise<Reponse> => {
  const bilan = await verifierJournal(base)
  const code = bilan.ruptures.length === 0 ? 0 : 1
  return { sortie: options.json ? JSON.stringify(bilan, null, 2) : direBilan(bilan), code }
}

const direBilan = (b: Bilan): string => {
  const compte = `${compter(b.entrees, 'entrée', 's')}, ${b.fils} fils, ${compter(b.sceaux, 'sceau', 'x')}, racine ${b.racine}`
  if (b.ruptures.length === 0) return `Le journal tient : ${compte}`
  return ['Le journal ne tient pas.', ...b.ruptures.map((r) => `  ${r.fil}, entrée ${r.rang} : ${r.phrase}.`), `Lus : ${compte}`].join('\n')
}

const compter = (n: number, nom: string, pluriel: 's' | 'x'): string => `${n.toLocaleString('fr-FR')} ${nom}${n > 1 ? pluriel : ''}`

/** Scelle les têtes et dit la racine à garder ailleurs ; si rien n'a bougé, c'est celle du dernier sceau. */
export const direSceau = async (base: Base, le: Instant, options: Options): Promise<Reponse> => {
  const nouvelle = await sceller(base, le)
  const { racine, sceaux, ruptures } = await verifierJournal(base)
  if (options.json)
    return {
      sortie: JSON.stringify({ racine, sceaux, nouveau: nouvelle !== undefined, ruptures }, null, 2),
      code: ruptures.length === 0 ? 0 : 1,
    }
  const quand = nouvelle === undefined ? 'Rien n’a bougé depuis le dernier sceau.' : `Le sceau ${sceaux} est posé.`
  const garder = 'Imprimez-la ou gardez-la ailleurs : comparée à celle de « journal verifier », elle montre toute réécriture.'
  const reserve = ruptures.length === 0 ? [] : ['Attention : le journal a des ruptures ; voyez « ./palier journal verifier ».']
  return { sortie: [quand, `Racine : ${racine}`, garder, ...reserve].join('\n'), code: ruptures.length === 0 ? 0 : 1 }
}
