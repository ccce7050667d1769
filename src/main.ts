import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Monde } from './appel/monde.actes.ts'
import { sceller } from './journal/sceau.sql.ts'
import { type Base, ouvrirBase } from './plateforme/base/base.sql.ts'
import { demarrerBaseEmbarquee } from './plateforme/base/embarquee.pg.ts'
import { migrer } from './plateforme/base/migrations.sql.ts'
import { type Configuration, direDefauts, lireConfiguration } from './plateforme/configuration.env.ts'
import { envoyerLesCourriels, poster } from './plateforme/courriel/courriel.sql.ts'
import { ouvrirMessagerie } from './plateforme/courriel/envoi.courriel.ts'
import { fichiersDuDossier } from './plateforme/disque.fichiers.ts'
import { type Horloge, ouvrirHorloge } from './plateforme/horloge.sql.ts'
import { racine } from './plateforme/racine.env.ts'
import { registre } from './plateforme/registre/registre.registre.ts'
import { secretDe } from './plateforme/secret.crypto.ts'
import { ouvrirSessions, type Sessions } from './plateforme/session/sessions.session.ts'
import { ouvrirTaches, type Tache } from './plateforme/taches/taches.taches.ts'
import { assembler } from './repetition/assembler.actes.ts'
import { lireSavoir } from './repetition/savoir.commande.ts'
import { direDefaut } from './socle/defaut.ts'

/** Tout ce qu'il faut pour servir, branché une fois. `liens` : les jetons de connexion du bac à sable, qui n'a pas de messagerie. */
export type Service = {
  readonly configuration: Configuration
  readonly base: Base
  readonly horloge: Horloge
  readonly monde: Monde
  readonly sessions: Sessions
  readonly secret: string
  readonly liens: Map<string, string>
  readonly arreter: () => Promise<void>
}

/** Ouvre le service, ou échoue en disant tout : rien ne démarre à moitié configuré. */
export const ouvrirService = async (): Promise<Service> => {
  const lue = lireConfiguration(process.env)
  if (!lue.ok) throw new Error(direDefauts(lue.error))
  const configuration = lue.value
  const savoir = await lireSavoir(racine)
  if (!savoir.ok) throw new Error(savoir.error.map(direDefaut).join('\n'))
  await mkdir(configuration.donnees, { recursive: true })
  const embarquee =
    configuration.baseUrl === undefined ? await demarrerBaseEmbarquee({ donnees: configuration.donnees, duree: 'durable' }) : undefined
  const baseUrl = configuration.baseUrl ?? embarquee?.url ?? ''
  const base = ouvrirBase(baseUrl)
  await migrer(base)
  const horloge = await ouvrirHorloge(base)
  const battement = setInterval(() => void horloge.mesurer().catch(() => undefined), 60_000)
  const cles = await lireCles(configuration)
  const liens = new Map<string, string>()
  const sessions = ouvrirSessions({
    baseUrl,
    url: configuration.url,
    secret: cles.secret,
    envoyer: async (courriel, jeton) => {
      liens.set(courriel, jeton)
      const adresse = `${configuration.url}/connexion/lien?jeton=${encodeURIComponent(jeton)}`
      await poster(
        base,
        [{ a: courriel, objet: 'Votre lien de connexion à Palier', texte: `Ouvrez cette adresse puis appuyez sur le bouton : ${adresse}` }],
        horloge.maintenant(),
      )
    },
  })
  if (configuration.fichiers.sorte === 's3')
    throw new Error('PALIER_FICHIERS : le rangement S3 n’est pas encore pris en charge ; donnez un dossier.')
  if (configuration.mode === 'production' && configuration.openid !== undefined)
    throw new Error('OPENID_EMETTEUR : la connexion par OpenID n’est pas encore prise en charge ; retirez les trois variables OPENID_….')
  const monde = assembler(savoir.value, {
    base,
    maintenant: horloge.maintenant,
    fichiers: fichiersDuDossier(configuration.fichiers.chemin),
    secret: secretDe(cles.constats),
    url: configuration.url,
  })
  const taches = await ouvrirTaches(baseUrl, tachesDe(configuration, base, horloge), (erreur) =>
    registre.error({ erreur: String(erreur) }, 'tâche de fond'),
  )
  return {
    configuration,
    base,
    horloge,
    monde,
    sessions,
    secret: cles.secret,
    liens,
    arreter: async () => {
      clearInterval(battement)
      await taches.arreter()
      await sessions.arreter()
      await base.destroy()
      await embarquee?.arreter()
    },
  }
}

/** Ce qui se fait de soi-même : les têtes du journal scellées chaque heure, et le courrier chaque minute s'il y a une messagerie. */
const tachesDe = (c: Configuration, base: Base, horloge: Horloge): readonly Tache[] => {
  const envoyer = c.mode === 'production' ? ouvrirMessagerie(c.courriel.smtp, c.courriel.expediteur) : undefined
  return [
    { nom: 'sceller', rythme: '0 * * * *', faire: () => sceller(base, horloge.maintenant()) },
    ...(envoyer === undefined ? [] : [{ nom: 'courriels', rythme: '* * * * *', faire: () => envoyerLesCourriels(base, envoyer) }]),
  ]
}

/** En production les clés viennent de l'environnement ; le bac à sable se fait les siennes, gardées dans ses données. */
const lireCles = async (c: Configuration): Promise<{ readonly secret: string; readonly constats: Uint8Array }> => {
  if (c.mode === 'production') return { secret: c.secret, constats: c.cleConstats }
  const fichier = join(c.donnees, 'cles-bac-a-sable')
  if (!existsSync(fichier)) await writeFile(fichier, randomBytes(64).toString('base64'), { mode: 0o600 })
  const octets = Buffer.from(await readFile(fichier, 'utf8'), 'base64')
  return { secret: octets.subarray(0, 32).toString('hex'), constats: octets.subarray(32, 64) }
}
