import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { Kysely } from 'kysely'
import { acteNomme } from '../src/actes.ts'
import { ecrireAgent, ecrireOrganisme } from '../src/acteurs/inscription.sql.ts'
import type { Visite } from '../src/acteurs/visite.http.ts'
import { pagesDesAppels } from '../src/appel/appel.http.tsx'
import { pagesDEligibilite } from '../src/appel/eligibilite.http.tsx'
import type { Monde } from '../src/appel/monde.actes.ts'
import { pagesDeCandidature } from '../src/candidature/candidature.http.tsx'
import { pagesDuComplement } from '../src/candidature/complement.http.tsx'
import { pagesDuDepose } from '../src/candidature/depose.http.tsx'
import { pagesDesPieces } from '../src/candidature/pieces.http.tsx'
import { pagesDeSaisie } from '../src/candidature/saisie.http.ts'
import { pagesDesQuestions } from '../src/echanges/questions.http.tsx'
import type { Acteur } from '../src/journal/objet.ts'
import type { Antivirus } from '../src/plateforme/antivirus/clamd.antivirus.ts'
import { entetes } from '../src/plateforme/dsfr/entetes.http.ts'
import { fichiersEphemeres } from '../src/plateforme/fichiers/ephemere.fichiers.ts'
import { racine } from '../src/plateforme/racine.env.ts'
import { secretDe } from '../src/plateforme/secret.crypto.ts'
import { assembler } from '../src/repetition/assembler.actes.ts'
import { inventer } from '../src/repetition/organismes.ts'
import { lireSavoir } from '../src/repetition/savoir.commande.ts'
import type { Instant } from '../src/socle/temps.ts'
import { cache } from '../src/suivi/acces.http.ts'
import { visiteDe } from './visite.ts'

/** Le décor des pages du porteur : le vrai appel de Guyane publié, deux organismes inventés, une heure que l'essai déplace. */
export type Decor = {
  readonly monde: Monde
  /** Les vraies pages, vues maintenant par cette personne ; `undefined` : un visiteur. */
  readonly pages: (acteur: Acteur | undefined, jeton?: 'faux-jeton') => Hono<Visite>
  readonly porteur: Acteur
  readonly etranger: Acteur
  readonly ilEst: (le: string) => void
}

export const planterDecor = async (base: Kysely<unknown>, debut: string, antivirus?: Antivirus): Promise<Decor> => {
  const savoir = await lireSavoir(racine)
  if (!savoir.ok) throw new Error('Les appels de la maison ne se lisent pas')
  let heure: Instant = Temporal.Instant.from(debut)
  const secret = secretDe(new Uint8Array(32))
  const monde = assembler(savoir.value, {
    base,
    maintenant: () => heure,
    fichiers: fichiersEphemeres(),
    secret,
    ...(antivirus === undefined ? {} : { antivirus }),
  })
  const pages = new Hono<Visite>().use(entetes)
  pages.route('/', pagesDesAppels(monde, 'https://palier.exemple.fr'))
  pages.route('/', pagesDEligibilite(monde))
  pages.route('/', pagesDesQuestions(monde))
  pages.route('/', pagesDeSaisie(monde, acteNomme))
  pages.route(
    '/',
    pagesDeCandidature(monde, acteNomme, async () => false),
  )
  pages.route('/', pagesDesPieces(monde, acteNomme, cache))
  pages.route('/', pagesDuDepose(monde, cache))
  pages.route('/', pagesDuComplement(monde, acteNomme))
  const [porteur, etranger] = await planterPorteurs(base)
  const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], fonctions: [] }
  await base
    .transaction()
    .execute((tx) => ecrireAgent(tx, { id: 'ars', nom: 'Agence', courriel: 'ars@exemple.fr' }, [{ role: 'ars', agence: 'ars-guyane' }]))
  const texte = await readFile(join(racine, 'appels/ars-guyane/ssi-2021.v1.yaml'), 'utf8')
  const publie = await acteNomme('publier')?.faire(monde, { saisie: { code: 'ssi-2021', version: 1, texte }, par: ars, le: heure })
  if (publie?.ok !== true || porteur === undefined || etranger === undefined) throw new Error('Le décor ne se plante pas')
  return {
    monde,
    pages: (acteur, jeton) => visiteDe(pages, acteur, heure, undefined, jeton).app,
    porteur,
    etranger,
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
