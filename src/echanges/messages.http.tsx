import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde, Ouvrir } from '../appel/monde.actes.ts'
import { executer } from '../journal/executer.actes.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { ENVOI_TRONQUE, recevoirFormulaire } from '../plateforme/fichiers/formulaire.fichiers.ts'
import { seRend } from '../plateforme/fichiers/recu.ts'
import { entetesDuFichier } from '../plateforme/fichiers/telechargement.http.ts'
import type { Refus } from '../socle/refus.ts'
import { actesPossibles } from '../vie.ts'
import { MAX_OCTETS } from './ecrire.ts'
import { coteDe, peutLireMessages } from './message.ts'
import { acteEcrireMessage } from './messages.actes.ts'
import { PageMessages } from './messages.html.tsx'
import { compterMessages, lireFichier, lireMessages, MESSAGES_PAR_PAGE, marquerLus } from './messages.sql.ts'

type Lu = { readonly acteur: Acteur; readonly vivant: Vivant; readonly tous: number }

/** La conversation d'un dossier et les fichiers qu'on s'y envoie. `ouvrir` : brouillon compris. */
export const pagesDesMessages = (monde: Monde, ouvrir: Ouvrir): Hono<Visite> =>
  new Hono<Visite>()
    .get('/dossiers/:id/messages', async (c) => {
      const lu = await lire(c, monde, ouvrir)
      return lu === undefined ? c.notFound() : montrer(c, monde, lu, '', [])
    })
    .post('/dossiers/:id/messages', (c) => envoyer(c, monde, ouvrir))
    .get('/dossiers/:id/messages/:message/fichiers/:rang', async (c) => {
      const lu = await lire(c, monde, ouvrir)
      const [message, rang] = [c.req.param('message'), c.req.param('rang')]
      if (lu === undefined || !/^\d{1,18}$/.test(message) || !/^\d{1,2}$/.test(rang)) return c.notFound()
      const fichier = await lireFichier(monde.base, lu.vivant.id, BigInt(message), Number(rang))
      // Avant son verdict, un fichier n'existe pas.
      if (fichier === undefined || !seRend(fichier)) return c.notFound()
      return c.body(await monde.fichiers.suivre(fichier.empreinte), 200, entetesDuFichier(fichier.nom))
    })

/** L'envoi d'un message se lit au fil de l'eau, par cette page et non par l'accueil : ses fichiers ne passent pas par la mémoire. */
export const estUnMessage = (chemin: string): boolean => /^\/dossiers\/[^/]+\/messages$/.test(chemin)

const envoyer = async (c: Context<Visite>, monde: Monde, ouvrir: Ouvrir): Promise<Response> => {
  const lu = await lire(c, monde, ouvrir)
  const estDici = (champs: Readonly<Record<string, string>>): boolean => c.get('estJeton')(champs['jeton'])
  const { fichiers: disque } = monde
  const recu = await recevoirFormulaire(c.req.raw, (champs) => lu !== undefined && estDici(champs), disque.recevoir, MAX_OCTETS)
  const { etat, champs, fichiers } = recu
  const refuser = async (refus: readonly Refus[]): Promise<Response> => {
    await Promise.all(fichiers.map((f) => disque.abandonner(f.reception)))
    return lu === undefined ? c.notFound() : montrer(c, monde, lu, champs['texte'] ?? '', refus)
  }
  if (etat === 'tronque') return refuser([ENVOI_TRONQUE])
  if (!estDici(champs)) return c.get('renvoyer')(champs)
  if (lu === undefined) return c.notFound()
  const fait = await executer(monde, acteEcrireMessage, {
    objet: lu.vivant.id,
    saisie: { texte: champs['texte'], fichiers },
    par: lu.acteur,
    le: monde.maintenant(),
  })
  return fait.ok ? c.redirect(`/dossiers/${lu.vivant.id}/messages`, 303) : refuser(fait.error)
}

/** La conversation n'existe que pour qui la lit ; celle d'un brouillon, pour l'agence, que si le porteur l'a ouverte (G-32). */
const lire = async (c: Context<Visite>, monde: Monde, ouvrir: Ouvrir): Promise<Lu | undefined> => {
  const acteur = c.get('acteur')
  if (acteur === undefined || !peutLireMessages(acteur.role)) return undefined
  const id = c.req.param('id') ?? ''
  const vivant = await ouvrir(monde, acteur, 'dossier', id)
  const cote = coteDe(acteur.role)
  // Fermée ou absente, la conversation se compte aussi : les deux prennent le même temps.
  const { tous } = await compterMessages(monde.base, id, { id: acteur.id, cote })
  if (vivant === undefined) return undefined
  const tue = vivant.etat === 'brouillon' && acteur.role !== 'porteur' && (cote !== 'agence' || tous === 0)
  return tue ? undefined : { acteur, vivant, tous }
}

const montrer = async (c: Context<Visite>, monde: Monde, { acteur, vivant, tous }: Lu, texte: string, refus: readonly Refus[]) => {
  const pages = Math.max(1, Math.ceil(tous / MESSAGES_PAR_PAGE))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(c.req.query('page') ?? pages)) || pages))
  const cote = coteDe(acteur.role)
  const messages = await lireMessages(monde.base, vivant.id, page)
  if (cote !== undefined && refus.length === 0) {
    const recus = messages.filter((m) => m.cote !== cote).map((m) => m.id)
    await marquerLus(monde.base, recus, acteur.id, c.get('recuLe'))
  }
  return c.html(
    rendre(
      <PageMessages
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        dossier={vivant.id}
        fuseau={monde.appelCourant(vivant.appel)?.fuseau ?? 'Europe/Paris'}
        messages={messages}
        page={page}
        pages={pages}
        cote={cote}
        peutEcrire={actesPossibles('dossier', vivant.etat, acteur.role).includes('ecrire-message') ? 'oui' : 'non'}
        texte={texte}
        erreurs={refus.map((r) => ({ champ: r.champ?.split('.')[0] ?? 'contenu', message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}
