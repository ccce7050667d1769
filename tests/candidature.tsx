import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import { acteNomme } from '../src/actes.ts'
import { ecrireAgent, ecrireOrganisme } from '../src/acteurs/inscription.sql.ts'
import type { Visite } from '../src/acteurs/visite.http.ts'
import { pagesDesAppels } from '../src/appel/appel.http.tsx'
import { lireAppel } from '../src/appel/appel.yaml.ts'
import { connuDe } from '../src/appel/connu.commande.ts'
import { pagesDEligibilite } from '../src/appel/eligibilite.http.tsx'
import type { Monde } from '../src/appel/monde.actes.ts'
import { pagesDuBudget } from '../src/candidature/budget.http.tsx'
import { pagesDeCandidature } from '../src/candidature/candidature.http.tsx'
import { pagesDuComplement } from '../src/candidature/complement.http.tsx'
import { pagesDeContribution } from '../src/candidature/contribution.http.tsx'
import { pagesDeDelegation } from '../src/candidature/delegation.http.tsx'
import { pagesDuDepose } from '../src/candidature/depose.http.tsx'
import { pagesDuDepot } from '../src/candidature/depot.http.tsx'
import { pagesDOuverture } from '../src/candidature/ouvrir.http.tsx'
import { pagesDeParticipation } from '../src/candidature/participation.http.tsx'
import { pagesDesPieces } from '../src/candidature/pieces.http.tsx'
import { pagesDeSaisie } from '../src/candidature/saisie.http.ts'
import { lireResultats } from '../src/decision/resultats.sql.ts'
import { pagesDesQuestions } from '../src/echanges/questions.http.tsx'
import { lireDernieresPubliees } from '../src/echanges/questions.sql.ts'
import { ouvrir } from '../src/instruction/acces.http.ts'
import type { Acteur } from '../src/journal/objet.ts'
import type { Antivirus } from '../src/plateforme/antivirus/clamd.antivirus.ts'
import { entetes } from '../src/plateforme/dsfr/entetes.http.ts'
import { fichiersEphemeres } from '../src/plateforme/fichiers/ephemere.fichiers.ts'
import { racine } from '../src/plateforme/racine.env.ts'
import { secretDe } from '../src/plateforme/secret.crypto.ts'
import { assembler } from '../src/repetition/assembler.actes.ts'
import { inventer } from '../src/repetition/organismes.ts'
import type { Instant } from '../src/socle/temps.ts'
import { savoirDeLaMaison } from './rejeu.ts'
import { visiteDe } from './visite.ts'

/** Le décor des pages du porteur : un appel publié (celui de Guyane, ou un exemple), deux organismes inventés, une heure que l'essai déplace. */
export type Decor = {
  readonly monde: Monde
  /** Les vraies pages, vues maintenant par cette personne ; `undefined` : un visiteur. */
  readonly pages: (acteur: Acteur | undefined, jeton?: 'faux-jeton') => Hono<Visite>
  readonly porteur: Acteur
  readonly etranger: Acteur
  readonly ilEst: (le: string) => void
  /** Les adresses à qui un lien de connexion est parti. */
  readonly liens: readonly string[]
}

/** Un appel de la maison se lit une fois pour tous les essais d'un même processus. */
const appels = new Map<string, ReturnType<typeof lireAppelNomme>>()
const lireAppelNomme = async (fichier: string) => {
  const texte = await readFile(join(racine, 'appels', fichier), 'utf8')
  const lu = lireAppel(texte, fichier, await connuDe(join(racine, 'referentiels')))
  if (!lu.ok) throw new Error('Les appels de la maison ne se lisent pas')
  return { appel: lu.value, texte }
}

export const planterDecor = async (
  base: Kysely<unknown>,
  debut: string,
  { fichier = 'ars-guyane/ssi-2021.v1.yaml', antivirus }: { readonly fichier?: string; readonly antivirus?: Antivirus } = {},
): Promise<Decor> => {
  const savoir = await savoirDeLaMaison
  appels.set(fichier, appels.get(fichier) ?? lireAppelNomme(fichier))
  const { appel, texte } = await appels.get(fichier)!
  let heure: Instant = Temporal.Instant.from(debut)
  const secret = secretDe(new Uint8Array(32))
  const monde = assembler(
    { ...savoir, appels: [appel], appel: () => appel, appelCourant: (code) => (code === appel.code ? appel : undefined) },
    {
      base,
      maintenant: () => heure,
      fichiers: fichiersEphemeres(),
      secret,
      ...(antivirus === undefined ? {} : { antivirus }),
      adresse: 'http://palier.exemple.fr',
    },
  )
  const pages = new Hono<Visite>().use(entetes)
  pages.route(
    '/',
    pagesDesAppels(
      monde,
      'https://palier.exemple.fr',
      (code) => lireDernieresPubliees(base, code),
      (code) => lireResultats(base, code),
    ),
  )
  pages.route('/', pagesDEligibilite(monde))
  const liens: string[] = []
  pages.route('/', pagesDesQuestions(monde))
  pages.route('/', pagesDeSaisie(monde, acteNomme))
  pages.route('/', pagesDOuverture(monde, acteNomme))
  const sessions = { demanderLien: async (courriel: string) => void liens.push(courriel) }
  pages.route('/', pagesDeDelegation(monde, acteNomme))
  pages.route('/', pagesDeContribution(monde, acteNomme, sessions))
  pages.route('/', pagesDeParticipation(monde, acteNomme, sessions))
  pages.route('/', pagesDeCandidature(monde, acteNomme))
  pages.route('/', pagesDuBudget(monde, acteNomme))
  pages.route('/', pagesDesPieces(monde, acteNomme, ouvrir))
  pages.route('/', pagesDuDepot(monde, acteNomme, ouvrir))
  pages.route('/', pagesDuDepose(monde, ouvrir))
  pages.route('/', pagesDuComplement(monde, acteNomme))
  const [porteur, etranger] = await planterPorteurs(base)
  const agence = appel.agence.code
  const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence, organismes: [], droits: {}, fonctions: [] }
  await base
    .transaction()
    .execute((tx) => ecrireAgent(tx, { id: 'ars', nom: 'Agence', courriel: 'ars@exemple.fr' }, [{ role: 'ars', agence }]))
  const publie = await acteNomme('publier')?.faire(monde, {
    saisie: { code: appel.code, version: appel.version, texte },
    par: ars,
    le: heure,
  })
  if (publie?.ok !== true || porteur === undefined || etranger === undefined) throw new Error('Le décor ne se plante pas')
  return {
    monde,
    pages: (acteur, jeton) => visiteDe(pages, acteur, heure, undefined, jeton).app,
    porteur,
    etranger,
    liens,
    ilEst: (le) => {
      heure = Temporal.Instant.from(le)
    },
  }
}

const planterPorteurs = (base: Kysely<unknown>): Promise<readonly Acteur[]> => {
  const modele = { nature: 'etablissement-sanitaire', capacite: 40, effectif: 90, sites: 1 }
  return base.transaction().execute((tx) =>
    Promise.all(
      inventer(7, 'guyane', [
        { ref: 'clinique', ...modele },
        { ref: 'voisine', ...modele },
      ]).map(async ({ organisme, sites }) => {
        await ecrireOrganisme(tx, organisme, sites)
        const acteur: Acteur = {
          id: `porteur-${organisme.id}`,
          nom: `Direction, ${organisme.nom}`,
          role: 'porteur',
          organismes: [organisme.id],
          droits: { [organisme.id]: 'deposer' },
          fonctions: [],
        }
        await ecrireAgent(tx, { id: acteur.id, nom: acteur.nom, courriel: `${organisme.id}@exemple.fr` }, [
          { role: 'porteur', organisme: organisme.id },
        ])
        return acteur
      }),
    ),
  )
}
