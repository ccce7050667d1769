import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { purgerSaisies } from './acteurs/saisie-gardee.sql.ts'
import { dernieresVersions } from './appel/bibliotheque.ts'
import type { Monde } from './appel/monde.actes.ts'
import { analyserLesFichiers } from './candidature/analyser.actes.ts'
import { oublierReceptions } from './candidature/oublier.actes.ts'
import { rappeler } from './candidature/rappels.actes.ts'
import { composerRecu } from './candidature/recu.http.tsx'
import { type Nuit, passerLaNuit } from './conservation/nuit.actes.ts'
import { rappelerLesConditions } from './decision/conditions.actes.ts'
import { joindreLettre } from './decision/lettre.http.ts'
import { rappelerLesDecisions } from './decision/rappels.actes.ts'
import { recevoirQuestion, recevoirReponse } from './echanges/courriel.actes.ts'
import { ouvrirDesLeBrouillon } from './instruction/acces.http.ts'
import { joindreIrrecevabilite } from './instruction/irrecevabilite.http.ts'
import { relancerLesComplements } from './instruction/relances.actes.ts'
import { sceller } from './journal/sceau.sql.ts'
import { clamd } from './plateforme/antivirus/clamd.antivirus.ts'
import { type Base, ouvrirBase } from './plateforme/base/base.sql.ts'
import { demarrerBaseEmbarquee } from './plateforme/base/embarquee.pg.ts'
import { migrer } from './plateforme/base/migrations.sql.ts'
import { type Configuration, direDefauts, lireConfiguration, type Production } from './plateforme/configuration.env.ts'
import { poster } from './plateforme/courriel/courriel.sql.ts'
import { ecouter } from './plateforme/courriel/ecoute.courriel.ts'
import { ouvrirMessagerie } from './plateforme/courriel/envoi.courriel.ts'
import { envoyerLesCourriels } from './plateforme/courriel/expedition.sql.ts'
import { fichiersDuDossier } from './plateforme/fichiers/disque.fichiers.ts'
import { type Horloge, ouvrirHorloge } from './plateforme/horloge.sql.ts'
import { racine } from './plateforme/racine.env.ts'
import { registre } from './plateforme/registre/registre.registre.ts'
import { secretDe } from './plateforme/secret.crypto.ts'
import { type Connexion, ouvrirConnexion } from './plateforme/session/connexion.session.ts'
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
  readonly connexion: Connexion
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
  const connexion = ouvrirConnexion({
    baseUrl,
    url: configuration.url,
    secret: cles.secret,
    openid: configuration.mode === 'production' ? configuration.openid : undefined,
    envoyer: async (courriel, jeton, retour) => {
      liens.set(courriel, jeton)
      const lien = { texte: 'Me connecter', chemin: `/connexion/lien?${new URLSearchParams({ jeton, retour })}` }
      const texte = 'Ouvrez ce lien, puis appuyez sur le bouton de la page. Si vous n’avez rien demandé, ne faites rien.'
      await poster(base, [{ a: courriel, objet: 'Votre lien de connexion à Palier', texte, lien }], horloge.maintenant())
    },
  })
  if (configuration.fichiers.sorte === 's3')
    throw new Error('PALIER_FICHIERS : le rangement S3 n’est pas encore pris en charge ; donnez un dossier.')
  const monde = assembler(savoir.value, {
    base,
    maintenant: horloge.maintenant,
    fichiers: fichiersDuDossier(configuration.fichiers.chemin),
    ...(configuration.clamav === undefined ? {} : { antivirus: clamd(configuration.clamav) }),
    secret: secretDe(cles.constats),
    adresse: configuration.url,
  })
  const nuit = { monde, oublier: connexion.sessions.oublier }
  const taches = await ouvrirTaches(baseUrl, tachesDe(configuration, horloge, nuit), (erreur) =>
    registre.error({ erreur: String(erreur) }, 'tâche de fond'),
  )
  const ecoute = await ecouterLeRelais(configuration, monde)
  return {
    configuration,
    base,
    horloge,
    monde,
    connexion,
    secret: cles.secret,
    liens,
    arreter: async () => {
      clearInterval(battement)
      await ecoute?.arreter()
      await taches.arreter()
      await connexion.arreter()
      await base.destroy()
      await embarquee?.arreter()
    },
  }
}

/**
 * Ce qui se fait de soi-même : les têtes du journal scellées chaque heure, les fichiers jugés chaque minute, les envois abandonnés
 * et les saisies gardées trop longtemps effacés, et, s'il y a
 * une messagerie, le courrier chaque minute, les rappels de clôture toutes les cinq minutes (au bac à sable, c'est l'heure déplacée
 * qui les fait), et chaque nuit ce qui ne sert plus.
 */
const tachesDe = (c: Configuration, horloge: Horloge, nuit: Nuit): readonly Tache[] => {
  const { monde } = nuit
  const { base } = monde
  const envoyer = c.mode === 'production' ? messagerieDe(c, monde) : undefined
  return [
    { nom: 'sceller', rythme: '0 * * * *', faire: () => sceller(base, horloge.maintenant()) },
    { nom: 'analyser-fichiers', rythme: '* * * * *', faire: () => analyserLesFichiers(monde) },
    { nom: 'oublier-receptions', rythme: '30 3 * * *', faire: () => oublierReceptions(monde) },
    { nom: 'saisies', rythme: '*/10 * * * *', faire: () => purgerSaisies(base, horloge.maintenant()) },
    ...(envoyer === undefined
      ? []
      : [
          { nom: 'courriels', rythme: '* * * * *', faire: () => envoyerLesCourriels(base, envoyer) },
          { nom: 'rappels', rythme: '*/5 * * * *', faire: () => rappeler(monde, horloge.maintenant()) },
          { nom: 'rappels-de-complement', rythme: '*/10 * * * *', faire: () => relancerLesComplements(monde, horloge.maintenant()) },
          { nom: 'rappels-de-condition', rythme: '*/10 * * * *', faire: () => rappelerLesConditions(monde, horloge.maintenant()) },
          { nom: 'rappels-de-decision', rythme: '*/10 * * * *', faire: () => rappelerLesDecisions(monde, horloge.maintenant()) },
          // Le bac à sable se promène dans le temps : il n'efface rien de lui-même.
          { nom: 'conservation', rythme: '0 3 * * *', faire: () => passerLaNuit(nuit, horloge.maintenant()) },
        ]),
  ]
}

const messagerieDe = (c: Production, monde: Monde) =>
  ouvrirMessagerie({
    ...c.courriel,
    url: c.url,
    retours: c.courriel.entrant === undefined ? undefined : { domaine: c.courriel.entrant.domaine, secret: c.secret },
    composer: async ({ source }) =>
      (await joindreLettre(monde, source)) ?? (await joindreIrrecevabilite(monde, source)) ?? composerRecu(monde, source),
  })

/** Ce que le relais de l'agence nous confie : réponses, avis de non-remise, questions à l'adresse d'un appel (G-01). */
const ecouterLeRelais = async (c: Configuration, monde: Monde) => {
  if (c.mode !== 'production' || c.courriel.entrant === undefined) return undefined
  const { port, domaine } = c.courriel.entrant
  return ecouter({
    base: monde.base,
    hote: c.hote,
    port,
    retours: { domaine, secret: c.secret },
    receveurs: {
      bureaux: dernieresVersions(monde.appels).flatMap(({ code, renseignements: r }) =>
        r === undefined ? [] : [{ code, adresse: r.courriel, prefixe: r.objet }],
      ),
      recevoir: recevoirReponse(monde, ouvrirDesLeBrouillon),
      recevoirQuestion: (d) => recevoirQuestion(monde, d),
    },
    dire: (erreur) => registre.error({ erreur: String(erreur) }, 'courriel reçu'),
  })
}

/** En production les clés viennent de l'environnement ; le bac à sable se fait les siennes, gardées dans ses données. */
const lireCles = async (c: Configuration): Promise<{ readonly secret: string; readonly constats: Uint8Array }> => {
  if (c.mode === 'production') return { secret: c.secret, constats: c.cleConstats }
  const fichier = join(c.donnees, 'cles-bac-a-sable')
  if (!existsSync(fichier)) await writeFile(fichier, randomBytes(64).toString('base64'), { mode: 0o600 })
  const octets = Buffer.from(await readFile(fichier, 'utf8'), 'base64')
  return { secret: octets.subarray(0, 32).toString('hex'), constats: octets.subarray(32, 64) }
}
