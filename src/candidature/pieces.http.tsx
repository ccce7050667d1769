import { type Context, Hono } from 'hono'
import { peutLire } from '../acteurs/habilitation.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Cache, type Trouver } from './acces.http.ts'
import { direEnregistrement, marquer } from './enregistrement.ts'
import { lireDossier } from './lecture.sql.ts'
import { partieSuivante, partiesDe } from './parties.ts'
import { PagePieces } from './pieces.html.tsx'
import { placesDe } from './pieces.ts'
import { lireReprises } from './reprise.sql.ts'

/** Les pièces du brouillon, et le téléchargement de toute pièce jointe par qui peut lire le dossier. */
export const pagesDesPieces = (monde: Monde, trouver: Trouver, cache: Cache): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/pieces',
      auBrouillon(monde, (c, b) => montrer(c, monde, b, undefined, [])),
    )
    .post(
      '/dossiers/:id/pieces/:code',
      auBrouillon(monde, async (c, b) => {
        const code = c.req.param('code') ?? ''
        const fichier = await recevoir(c.get('corps')[`fichier.${code}`])
        const refus = await agir(c, monde, trouver, b, 'joindre', { piece: code, fichier })
        if (refus.length > 0) return montrer(c, monde, b, code, refus)
        return c.redirect(`/dossiers/${b.lu.dossier.id}/pieces?${marquer(c.get('recuLe'))}#piece.${code}`, 303)
      }),
    )
    .get('/dossiers/:id/pieces/:code', (c) => telecharger(c, monde, cache))

const recevoir = async (recu: unknown): Promise<{ readonly nom: string; readonly octets: Uint8Array } | undefined> =>
  recu instanceof File && recu.size > 0 ? { nom: recu.name, octets: new Uint8Array(await recu.arrayBuffer()) } : undefined

const montrer = async (
  c: Context<Visite>,
  monde: Monde,
  { lu }: Brouillon,
  code: string | undefined,
  refus: readonly Refus[],
): Promise<Response> =>
  c.html(
    rendre(
      <PagePieces
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        lu={lu}
        le={c.get('recuLe')}
        enregistrement={direEnregistrement(c.req.query('enregistre'), lu.appel.fuseau)}
        reprises={await lireReprises(monde.base, lu.dossier.id)}
        places={placesDe(lu)}
        suivante={partieSuivante(partiesDe(lu), 'pieces')}
        refusee={
          code === undefined
            ? undefined
            : { code, erreurs: refus.map((r) => ({ champ: `fichier.${code}`, message: `${r.phrase} ${r.remede}` })) }
        }
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )

/** Le fichier tel quel, jamais affiché dans la page : son nom et son contenu viennent d'un autre. */
const telecharger = async (c: Context<Visite>, monde: Monde, cache: Cache): Promise<Response> => {
  const acteur = c.get('acteur')
  const vivant = await voirVivant(monde.base, 'dossier', c.req.param('id') ?? '')
  if (acteur === undefined || vivant === undefined || peutLire(acteur, vivant) !== undefined) return c.notFound()
  if (acteur.role !== 'porteur' && (vivant.etat === 'brouillon' || (await cache(monde, acteur, vivant)))) return c.notFound()
  const piece = (await lireDossier(monde.base, vivant.id))?.pieces.find((p) => p.code === c.req.param('code'))
  if (piece === undefined) return c.notFound()
  const octets = await monde.fichiers.lire(piece.empreinte)
  const ascii = piece.nom.normalize('NFD').replace(/[^\w. -]/g, '') || 'piece'
  return c.body(new Uint8Array(octets), 200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeURIComponent(piece.nom).replace(/['()*]/g, enPourCent)}`,
    'Cache-Control': 'private, no-store',
    'X-Content-Type-Options': 'nosniff',
  })
}

/** Les quatre signes qu'`encodeURIComponent` laisse et que l'en-tête n'admet pas. */
const enPourCent = (signe: string): string => `%${signe.charCodeAt(0).toString(16).toUpperCase()}`
