import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acteNomme } from '../src/actes.ts'
import type { Fichiers, Monde } from '../src/appel/monde.actes.ts'
import type { Base } from '../src/plateforme/base/base.sql.ts'
import { fichiersEphemeres } from '../src/plateforme/fichiers/ephemere.fichiers.ts'
import { racine } from '../src/plateforme/racine.env.ts'
import { secretDe } from '../src/plateforme/secret.crypto.ts'
import { assembler } from '../src/repetition/assembler.actes.ts'
import { rendreCompteDe } from '../src/repetition/compte.actes.ts'
import { type Reprise, rejouer } from '../src/repetition/rejouer.actes.ts'
import { lireSavoir } from '../src/repetition/savoir.commande.ts'
import type { Scenario } from '../src/repetition/scenario.ts'
import { lireScenario } from '../src/repetition/scenario.yaml.ts'
import { direDefaut } from '../src/socle/defaut.ts'
import type { Result } from '../src/socle/resultat.ts'

/** Rejoue un scénario du projet sur une base d'essai, par les actes du registre ; en entier, ou de là où une reprise le dit. */
export const jouerSur = async (base: Base, scenario: Scenario, reprise?: Reprise, fichiers?: Fichiers) => {
  const monde = await mondeDEssai(base, scenario.gestes.at(-1)!.le, fichiers)
  const { code, version } = scenario.appel
  const definition = await readFile(join(racine, 'appels', monde.appel(code, version).agence.code, `${code}.v${version}.yaml`), 'utf8')
  return { monde, ...(await rejouer(monde, (acte, m, demande) => acteNomme(acte)!.faire(m, demande), scenario, definition, reprise)) }
}

/** Rejoue un scénario en entier, et en rend compte. */
export const rejouerSur = async (base: Base, nom: string) => {
  const scenario = await scenarioNomme(nom)
  const { monde, partie, joues } = await jouerSur(base, scenario)
  const compte = await rendreCompteDe(monde, partie, joues)
  const id = (ref: string): string => partie.dossiers.get(ref)!
  const dossier = (ref: string) => compte.dossiers.find((d) => d.ref === ref)!
  /** Les refus opposés à un acte sur un dossier (`d01`, `d01.mission`), dans l'ordre où ils ont été joués. */
  const refus = (sur: string, acte: string) => compte.refus.filter((r) => r.sur === sur && r.acte === acte).flatMap((r) => r.refus)
  return { compte, monde, scenario, partie, joues, id, dossier, refus }
}

/** Ce que le projet sait, lu une fois pour tous les essais d'un même processus. */
export const savoirDeLaMaison = lireSavoir(racine).then((s) => lu(s))
const scenarios = new Map<string, Promise<Scenario>>()

export const scenarioNomme = (nom: string): Promise<Scenario> => {
  const connu = scenarios.get(nom) ?? lireScenarioNomme(nom)
  scenarios.set(nom, connu)
  return connu
}

const lireScenarioNomme = async (nom: string): Promise<Scenario> => {
  const fichier = join(racine, 'scenarios', `${nom}.yaml`)
  return lu(lireScenario(await readFile(fichier, 'utf8'), fichier))
}

/** Le monde des actes sur une base d'essai, à une heure fixe. */
export const mondeDEssai = async (base: Base, le: Temporal.Instant, fichiers: Fichiers = fichiersEphemeres()): Promise<Monde> =>
  assembler(await savoirDeLaMaison, {
    base,
    maintenant: () => le,
    fichiers,
    secret: secretDe(new Uint8Array(32)),
    adresse: 'http://palier.exemple.fr',
  })

const lu = <T>(r: Result<T, readonly Parameters<typeof direDefaut>[0][]>): T => {
  if (!r.ok) throw new Error(r.error.map(direDefaut).join('\n'))
  return r.value
}
