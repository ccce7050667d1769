import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import type { ActeConnu } from '../journal/executer.actes.ts'
import type { Vivant } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { presentations } from '../plateforme/saisie/champs.zod.ts'
import { deplier } from '../plateforme/saisie/presentation.ts'
import type { Refus } from '../socle/refus.ts'
import { passage } from '../vie.ts'
import { absente } from './absente.http.tsx'
import { PageActe } from './acte.html.tsx'

export type Trouver = (nom: string) => ActeConnu<Monde> | undefined

/** Un acte est une page : `GET` la montre, `POST` le fait. La même pour tous ; ceux qui ont mieux la remplacent. */
export const pagesDesActes = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/actes/:acte/:objet', async (c) => {
      const lu = await lire(c, monde, trouver)
      return lu === undefined ? absente(c) : montrer(c, monde, lu, dejaChoisis(lu.acte, c.req.query()), [])
    })
    .post('/actes/:acte/:objet', async (c) => {
      const lu = await lire(c, monde, trouver)
      const par = c.get('acteur')
      if (lu === undefined || par === undefined) return absente(c)
      const saisie = deplier(sansVide(c.get('corps')))
      const fait = await lu.acte.faire(monde, { objet: lu.objet.id, saisie, par, le: c.get('recuLe') })
      if (!fait.ok) return montrer(c, monde, lu, saisie, fait.error)
      // Qui vient de se déporter n'a plus de page où revenir.
      const ferme = (await ouvrir(monde, par, lu.objet.genre, lu.objet.id)) === undefined
      return c.redirect(ferme ? '/dossiers' : `${retourDe(lu, saisie)}?fait=${lu.acte.nom}`, 303)
    })

/** Ce qu'un lien a déjà choisi (« prendre position sur A1 ») : les choix seulement, que la page montre et que l'on peut changer. */
const dejaChoisis = ({ saisie }: ActeConnu<Monde>, demande: Readonly<Record<string, string>>): Readonly<Record<string, string>> => {
  const choix = presentations(saisie).filter((p) => p.genre === 'choix')
  return Object.fromEntries(Object.entries(demande).filter(([nom]) => choix.some((p) => p.nom === nom)))
}

type Lu = { readonly acte: ActeConnu<Monde>; readonly objet: Vivant }

const AILLEURS: readonly string[] = ['publier', 'recueillir', 'amender-proces-verbal', 'approuver-proces-verbal']

/** L'acte et son objet (sauf ceux qui ont leurs pages, comme le procès-verbal et l'équipe, ou leur commande), si le rôle de la personne le fait et qu'elle peut le lire : le reste n'existe pas pour elle, choix proposés compris. */
const lire = async (c: Context<Visite>, monde: Monde, trouver: Trouver): Promise<Lu | undefined> => {
  const acte = trouver(c.req.param('acte') ?? '')
  const acteur = c.get('acteur')
  if (acte === undefined || acteur === undefined || AILLEURS.includes(acte.nom) || acte.genre === 'organisme') return undefined
  if (passage(acte.genre, acte.nom)?.par.includes(acteur.role) !== true) return undefined
  const objet = await ouvrir(monde, acteur, acte.genre, c.req.param('objet') ?? '')
  return objet === undefined ? undefined : { acte, objet }
}

const montrer = async (
  c: Context<Visite>,
  monde: Monde,
  { acte, objet }: Lu,
  saisie: Readonly<Record<string, unknown>>,
  refus: readonly Refus[],
) => {
  const par = c.get('acteur')
  const preparation = par === undefined ? {} : ((await acte.preparer?.(monde.base, { par, le: c.get('recuLe'), objet, monde })) ?? {})
  const appel = monde.appelCourant(objet.appel)
  const champs = presentations(acte.saisie).filter(({ nom }) => preparation.sansObjet?.includes(nom) !== true)
  // Une marque dit ce que cette page-ci montre : après un refus, la nouvelle remplace celle qui avait vieilli.
  const marques = champs.filter((champ) => champ.genre === 'marque').map(({ nom }) => [nom, preparation.valeurs?.[nom]])
  return c.html(
    rendre(
      <PageActe
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        action={c.req.path}
        fil={[{ texte: nommer(objet), href: adresse(objet) }]}
        acte={acte}
        champs={champs}
        preparation={preparation}
        valeurs={{ ...preparation.valeurs, ...saisie, ...Object.fromEntries(marques) }}
        refus={refus}
        clauses={Object.fromEntries(Object.entries(appel?.clauses ?? {}).map(([k, v]) => [k, v.texte]))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const nommer = (o: Vivant): string => (o.genre === 'appel' ? `Appel ${o.id}` : `Dossier ${o.fil.replace('dossier:', '')}`)

/** La page d'un objet : la mission a la sienne ; le reste se lit dans le dossier ou l'appel. */
export const adresse = (o: Vivant): string => {
  if (o.genre === 'appel') return `/appels/${o.id}`
  return o.genre === 'mission' ? `/missions/${o.id}` : `/dossiers/${o.fil.replace('dossier:', '')}`
}

/** Où mène un acte fait : la séance qu'il tient ou convoque, sinon la page de son objet. */
const retourDe = ({ acte, objet }: Lu, saisie: Readonly<Record<string, unknown>>): string => {
  const seance = saisie[SEANCE_DE[acte.nom] ?? '']
  if (SEANCE_DE[acte.nom] === undefined) return adresse(objet)
  return typeof seance === 'string' && /^[\w-]+$/.test(seance) ? `/seances/${objet.appel}/${seance}` : `/seances/${objet.appel}`
}
/** Les actes d'une séance, et le champ qui la nomme. */
const SEANCE_DE: Readonly<Record<string, string>> = {
  convoquer: 'code',
  'nommer-suppleant': 'aucun',
  'ouvrir-seance': 'seance',
  'constater-quorum': 'seance',
  'lever-seance': 'seance',
}

/** Un champ laissé vide n'est pas une réponse. */
export const sansVide = (corps: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(corps).filter(([cle, v]) => v !== '' && cle !== 'jeton'))
