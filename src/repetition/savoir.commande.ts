import { join } from 'node:path'
import { derniereVersion, versionDe } from '../appel/bibliotheque.ts'
import { lireBibliotheque } from '../appel/bibliotheque.yaml.ts'
import { connuDe } from '../appel/connu.commande.ts'
import type { Savoir } from '../appel/monde.actes.ts'
import { lireReferentiels } from '../grille/referentiels.yaml.ts'
import type { Defaut } from '../socle/defaut.ts'
import { err, ok, type Result } from '../socle/resultat.ts'

/** Lit tout, ou dit chaque défaut : rien ne démarre à moitié. */
export const lireSavoir = async (racine: string): Promise<Result<Savoir, readonly Defaut[]>> => {
  const referentiels = await lireReferentiels(join(racine, 'referentiels'))
  const appels = await lireBibliotheque(join(racine, 'appels'), 'reels', await connuDe(join(racine, 'referentiels')))
  if (!referentiels.ok || !appels.ok) return err([...(referentiels.ok ? [] : referentiels.error), ...(appels.ok ? [] : appels.error)])
  const { grilles, actions } = referentiels.value
  return ok({
    appels: appels.value,
    appel: (code, version) => connu(versionDe(appels.value, code, version), `L’appel ${code}, version ${version}, n’est pas dans appels/`),
    appelCourant: (code) => derniereVersion(appels.value, code),
    grille: (code) =>
      connu(
        grilles.find((g) => g.code === code),
        `La grille ${code} n’est pas dans referentiels/grilles/`,
      ),
    catalogue: actions,
  })
}

const connu = <T>(x: T | undefined, phrase: string): T => {
  if (x === undefined) throw new Error(phrase)
  return x
}
