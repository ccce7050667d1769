import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde, Ouvrir } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { ENVOI_TRONQUE, recevoirFormulaire } from '../plateforme/fichiers/formulaire.fichiers.ts'
import { seRend, TAILLE_MAX } from '../plateforme/fichiers/recu.ts'
import { entetesDuFichier } from '../plateforme/fichiers/telechargement.http.ts'
import { connexionPour } from '../plateforme/session/retour.ts'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { analyserLesFichiers } from './analyser.actes.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { direEnregistrement, marquer } from './enregistrement.ts'
import { lireDossier } from './lecture.sql.ts'
import type { Frappe } from './lettre.html.tsx'
import { lettres } from './lettre.http.tsx'
import { partieSuivante, partiesDe } from './parties.ts'
import { PagePieces } from './pieces.html.tsx'
import { placesDe } from './pieces.ts'
import { placeDe } from './place.ts'
import { receptions } from './reception.http.ts'
import { lireReceptions } from './reception.sql.ts'
import { lireReprises } from './reprise.sql.ts'

/** Les pièces du brouillon, et le téléchargement de toute pièce jointe par qui peut lire le dossier. */
export const pagesDesPieces = (monde: Monde, trouver: Trouver, ouvrir: Ouvrir): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/pieces',
      auBrouillon(monde, (c, b) => montrer(c, monde, b, undefined)),
    )
    .post('/dossiers/:id/pieces/:code', (c) => recevoir(c, monde, trouver))
    .post(
      '/dossiers/:id/fichiers/:numero/retirer',
      auBrouillon(monde, async (c, b) => {
        const numero = c.req.param('numero') ?? ''
        const code = b.lu.dossier.pieces.find((p) => p.id === numero)?.code
        // Retirer deux fois, c'est l'avoir retiré.
        const tous = code === undefined ? [] : await agir(c, monde, trouver, b, 'retirer-piece', { fichier: numero })
        if (tous.length > 0) return montrer(c, monde, b, { code: code ?? '', refus: tous, lettre: undefined })
        return c.redirect(`/dossiers/${b.lu.dossier.id}/pieces?${marquer(c.get('recuLe'))}#piece.${code ?? ''}`, 303)
      }),
    )
    .get('/dossiers/:id/fichiers/:numero', (c) => telecharger(c, monde, ouvrir))
    .route('/', receptions(monde, trouver))
    .route(
      '/',
      lettres(monde, trouver, (c, b, refuse) => montrer(c, monde, b, refuse)),
    )

/** Ce qui s'oppose au dernier envoi. `lettre` : ce qui était tapé pour accepter la lettre, si c'est elle qui est refusée. */
type Refuse = { readonly code: string; readonly refus: readonly Refus[]; readonly lettre: Frappe | undefined }
export type MontrerPieces = (c: Context<Visite>, b: Brouillon, refuse: Refuse) => Promise<Response>

/** L'envoi d'un formulaire à fichiers se lit au fil de l'eau, par sa page et non par l'accueil : rien n'en est gardé en mémoire. */
export const estUnEnvoi = (chemin: string): boolean => /^\/dossiers\/[^/]+\/pieces\/[^/]+$/.test(chemin)

const recevoir = async (c: Context<Visite>, monde: Monde, trouver: Trouver): Promise<Response> =>
  auBrouillon(monde, async (_, b) => {
    const code = c.req.param('code') ?? ''
    if (placeDe(b.lu.guichet, code) === undefined) return c.notFound()
    const { fichiers } = monde
    const recu = await recevoirFormulaire(c.req.raw, (champs) => c.get('estJeton')(champs['jeton']), fichiers.recevoir, TAILLE_MAX)
    if (recu.etat === 'tronque') {
      await Promise.all(recu.fichiers.map((f) => fichiers.abandonner(f.reception)))
      return montrer(c, monde, b, { code, refus: [ENVOI_TRONQUE], lettre: undefined })
    }
    if (recu.etat === 'refuse') return c.redirect(`${connexionPour(`/dossiers/${b.lu.dossier.id}/pieces`)}&motif=session`, 303)
    // L'instant qui compte est celui de la réception complète (A-07).
    c.set('recuLe', monde.maintenant())
    const tous: Refus[] = []
    for (const fichier of recu.fichiers.length === 0 ? [undefined] : recu.fichiers)
      tous.push(...(await agir(c, monde, trouver, b, 'joindre', { piece: code, fichier, remplace: recu.champs[`remplace.${code}`] })))
    void analyserLesFichiers(monde).catch(() => undefined)
    if (tous.length > 0) return montrer(c, monde, await relire(monde, b, c), { code, refus: tous, lettre: undefined })
    return c.redirect(`/dossiers/${b.lu.dossier.id}/pieces?${marquer(c.get('recuLe'))}#piece.${code}`, 303)
  })(c)

/** Le dossier après ce qui vient d'être gardé : des fichiers d'un même envoi ont pu passer avant le refus d'un autre. */
const relire = async (monde: Monde, { lu, ...qui }: Brouillon, c: Context<Visite>): Promise<Brouillon> => ({
  ...qui,
  lu: await lireAvecRegles(monde.base, monde, lu.dossier.id, c.get('recuLe')),
})

const montrer = async (c: Context<Visite>, monde: Monde, { par, lu, acces }: Brouillon, refuse: Refuse | undefined): Promise<Response> => {
  const enCours = await lireReceptions(monde.base, lu.dossier.id, par.id)
  return c.html(
    rendre(
      <PagePieces
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        lu={lu}
        acces={acces}
        le={c.get('recuLe')}
        enregistrement={direEnregistrement(c.req.query('enregistre'), lu.appel.fuseau)}
        reprises={await lireReprises(monde.base, lu.dossier.id)}
        places={placesDe(lu)}
        enCours={await Promise.all(enCours.map(async (r) => ({ ...r, arrives: await monde.fichiers.avancement(r.id) })))}
        suivante={partieSuivante(partiesDe(lu), 'pieces')}
        refusee={
          refuse === undefined
            ? undefined
            : {
                ...refuse,
                erreurs: refuse.refus.map((r) => ({
                  champ: refuse.lettre === undefined ? `fichier.${refuse.code}` : (r.champ ?? 'qualite'),
                  message: `${r.phrase} ${r.remede}`,
                })),
              }
        }
      />,
    ),
    refuse === undefined ? 200 : 422,
  )
}

/** Le fichier tel quel, jamais affiché dans la page : son nom et son contenu viennent d'un autre. Avant son verdict, il n'existe pas. */
const telecharger = async (c: Context<Visite>, monde: Monde, ouvrir: Ouvrir): Promise<Response> => {
  const vivant = await ouvrir(monde, c.get('acteur'), 'dossier', c.req.param('id') ?? '')
  if (vivant === undefined) return c.notFound()
  const piece = (await lireDossier(monde.base, vivant.id))?.pieces.find((p) => p.id === c.req.param('numero'))
  if (piece === undefined || !seRend(piece)) return c.notFound()
  return c.body(await monde.fichiers.suivre(piece.empreinte), 200, {
    ...entetesDuFichier(piece.nom),
    'Content-Length': String(piece.taille),
  })
}
