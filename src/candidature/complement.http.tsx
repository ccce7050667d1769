import { type Context, Hono } from 'hono'
import { peutLire } from '../acteurs/habilitation.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import { suiteDuSilence } from '../appel/silence.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Fichier } from '../plateforme/saisie/champs.zod.ts'
import type { Refus } from '../socle/refus.ts'
import { direHeure } from '../socle/temps.ts'
import { agir, type Brouillon, type Trouver } from './acces.http.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { PageComplement } from './complement.html.tsx'
import { lireComplements } from './complement.sql.ts'
import { type Complement, complementOuvert } from './complement.ts'
import { type Champs, champsDe, enChamps, frappeDe, nomDuChamp } from './frappe.ts'
import { trier } from './repondre.ts'

type Lu = Pick<Brouillon, 'par' | 'lu'> & { readonly complement: Complement; readonly etat: string }

/** La page où le porteur répond à une demande de complément ; sans demande ouverte, elle mène au dossier. */
export const pagesDuComplement = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/complement',
      auComplement(monde, (c, lu) => montrer(c, lu, {}, [])),
    )
    .post(
      '/dossiers/:id/complement',
      auComplement(monde, (c, lu) => enregistrer(c, monde, trouver, lu)),
    )

const auComplement =
  (monde: Monde, suite: (c: Context<Visite>, lu: Lu) => Promise<Response> | Response) =>
  async (c: Context<Visite>): Promise<Response> => {
    const par = c.get('acteur')
    const vivant = par?.role === 'porteur' ? await voirVivant(monde.base, 'dossier', c.req.param('id') ?? '') : undefined
    if (par === undefined || vivant === undefined || peutLire(par, vivant) !== undefined) return c.notFound()
    const complement = complementOuvert(await lireComplements(monde.base, vivant.id))
    if (complement === undefined) return c.redirect(`/dossiers/${vivant.id}`, 303)
    return suite(c, { par, complement, etat: vivant.etat, lu: await lireAvecRegles(monde.base, monde, vivant.id, c.get('recuLe')) })
  }

/** Garde ce qui se lit, toujours ; n'envoie que si tout est là et lisible. */
const enregistrer = async (c: Context<Visite>, monde: Monde, trouver: Trouver, lu: Lu): Promise<Response> => {
  const corps = c.get('corps')
  const { lisibles, illisibles } = trier(lu.lu.guichet, frappeDe(demandees(lu), corps))
  const libre = typeof corps['libre'] === 'string' ? corps['libre'] : undefined
  const envoyer = corps['geste'] === 'envoyer' && illisibles.length === 0
  const entiere = { reponses: lisibles, pieces: await recevoir(lu.complement, corps), libre, geste: envoyer ? 'envoyer' : 'garder' }
  const refus = await agir(c, monde, trouver, lu, 'completer', entiere)
  // Un fichier refusé ou une réponse qui manque n'efface pas les autres : elles sont gardées seules.
  if (refus.length > 0) await agir(c, monde, trouver, lu, 'completer', { reponses: lisibles, libre, geste: 'garder' })
  const tous = [...refus, ...illisibles]
  const chemin = `/dossiers/${lu.lu.dossier.id}`
  if (tous.length === 0) return c.redirect(envoyer ? `${chemin}?fait=completer` : `${chemin}/complement?garde=oui`, 303)
  const complement = complementOuvert(await lireComplements(monde.base, lu.lu.dossier.id))
  return complement === undefined ? c.redirect(chemin, 303) : montrer(c, { ...lu, complement }, champsDe(corps), tous)
}

const montrer = (c: Context<Visite>, lu: Lu, tapes: Champs, refus: readonly Refus[]): Response | Promise<Response> => {
  const questions = demandees(lu)
  const gardees: Champs = Object.assign(
    {},
    ...questions.map((q) =>
      enChamps(q, lu.complement.reponses.find((r) => r.question === q.code)?.valeur ?? lu.lu.dossier.reponses[q.code]),
    ),
  )
  const libre = tapes['libre']
  return c.html(
    rendre(
      <PageComplement
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        lu={lu.lu}
        le={c.get('recuLe')}
        complement={lu.complement}
        suite={suiteDuSilence(lu.lu.appel, lu.etat)}
        questions={questions}
        champs={{ ...gardees, ...tapes }}
        libre={typeof libre === 'string' ? libre : (lu.complement.reponse ?? '')}
        enregistrement={
          refus.length === 0 && c.req.query('garde') !== 'oui'
            ? 'Ce que vous enregistrez est gardé ; rien n’est envoyé à l’agence avant l’envoi.'
            : `Enregistré à ${direHeure(c.get('recuLe'), lu.lu.appel.fuseau)}. Rien n’est encore envoyé à l’agence.`
        }
        erreurs={refus.map((r) => ({ champ: champDe(r), message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const champDe = ({ champ }: Refus): string => {
  if (champ === undefined) return 'contenu'
  return champ === 'libre' || champ.startsWith('fichier.') ? champ : nomDuChamp(champ)
}

const demandees = ({ lu, complement }: Lu) => questionsDe(lu.guichet.sections).filter((q) => complement.questions.includes(q.code))

/** Les fichiers des pièces demandées : un champ laissé vide arrive comme un fichier sans contenu. */
const recevoir = async (complement: Complement, corps: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, Fichier>>> =>
  Object.fromEntries(
    await Promise.all(
      complement.pieces
        .map((code) => [code, corps[`fichier.${code}`]] as const)
        .filter((paire): paire is readonly [string, File] => paire[1] instanceof File && paire[1].size > 0)
        .map(async ([code, f]) => [code, { nom: f.name, octets: new Uint8Array(await f.arrayBuffer()) }] as const),
    ),
  )
