import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { analyserLesFichiers } from './analyser.actes.ts'
import { marquer } from './enregistrement.ts'
import { annoncer } from './joindre.ts'
import { fermerReception, lireReception, ouvrirReception, type Reception } from './reception.sql.ts'

const ICI = '/dossiers/:id/receptions/:reception'

/**
 * Recevoir un fichier en plusieurs fois, par une mauvaise ligne : on l'annonce (POST), on envoie ses octets à partir d'un rang
 * (PATCH), on demande où l'on en était après une coupure (HEAD), on renonce (DELETE). Le dernier octet arrivé, il est joint, à cet
 * instant. Les en-têtes sont ceux de tus ; pourquoi pas tus : docs/decisions/030-envoi-qui-reprend.md.
 */
export const receptions = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .post(
      '/dossiers/:id/receptions',
      auBrouillon(monde, (c, b) => ouvrir(c, monde, b)),
    )
    .get(
      ICI,
      surReception(monde, async (c, _, r) => c.body(null, 204, enTete(await monde.fichiers.avancement(r.id)))),
    )
    .patch(
      ICI,
      surReception(monde, (c, b, r) => poursuivre(c, monde, trouver, b, r)),
    )
    .delete(
      ICI,
      surReception(monde, async (c, _, r) => {
        await fermerReception(monde.base, r.id)
        await monde.fichiers.abandonner(r.id)
        return c.body(null, 204)
      }),
    )

/** La réception d'un autre répond comme si elle n'existait pas ; écrire demande le jeton de la page. */
const surReception = (monde: Monde, suite: (c: Context<Visite>, b: Brouillon, r: Reception) => Promise<Response>) =>
  auBrouillon(monde, async (c, b) => {
    const reception = await lireReception(monde.base, b.lu.dossier.id, c.req.param('reception') ?? '', b.par.id)
    if (reception === undefined) return c.notFound()
    if (['PATCH', 'DELETE'].includes(c.req.method) && !c.get('estJeton')(c.req.header('Palier-Jeton'))) return c.body(null, 403)
    return suite(c, b, reception)
  })

const enTete = (avancement: number) => ({ 'Upload-Offset': String(avancement), 'Cache-Control': 'no-store' })

const ouvrir = async (c: Context<Visite>, monde: Monde, { lu, par }: Brouillon): Promise<Response> => {
  const dit = (nom: string): string => String(c.get('corps')[nom] ?? '')
  const annonce = { nom: dit('nom').slice(0, 500), taille: Number(dit('taille')), remplace: dit('remplace') || undefined }
  if (!Number.isSafeInteger(annonce.taille) || annonce.taille <= 0)
    return c.json({ refus: ['Choisissez un fichier qui n’est pas vide.'] }, 422)
  const lieu = { guichet: lu.guichet, fuseau: lu.appel.fuseau, jointes: lu.dossier.pieces }
  const refus = annoncer(lieu, dit('piece'), annonce, c.get('recuLe'))
  if (refus.length > 0) return c.json({ refus: refus.map(direRefus) }, 422)
  const connu = lu.dossier.pieces.find((p) => p.id === annonce.remplace)
  const id = await ouvrirReception(
    monde.base,
    {
      ...{ id: crypto.randomUUID(), dossier: lu.dossier.id, code: dit('piece'), remplace: connu?.id ?? null, nom: annonce.nom },
      ...{ taille: annonce.taille, marque: dit('marque').slice(0, 100), par: par.id },
    },
    c.get('recuLe'),
  )
  const avancement = await monde.fichiers.avancement(id)
  return c.body(null, 201, { ...enTete(avancement), Location: `/dossiers/${lu.dossier.id}/receptions/${id}` })
}

const poursuivre = async (c: Context<Visite>, monde: Monde, trouver: Trouver, b: Brouillon, r: Reception): Promise<Response> => {
  const depuis = await monde.fichiers.avancement(r.id)
  // Le rang annoncé n'est pas celui où nous en sommes : on le dit, l'envoi repart de là.
  if (c.req.header('Upload-Offset') !== String(depuis)) return c.body(null, 409, enTete(depuis))
  const flux = c.req.raw.body
  const avancement = flux === null ? depuis : await monde.fichiers.poursuivre(r.id, depuis, flux, r.taille)
  if (avancement < r.taille) return c.body(null, 204, enTete(avancement))
  // L'instant qui compte est celui de la réception complète.
  c.set('recuLe', monde.maintenant())
  const fichier = { nom: r.nom, reception: r.id }
  const refus = await agir(c, monde, trouver, b, 'joindre', { piece: r.code, fichier, remplace: r.remplace ?? undefined })
  await fermerReception(monde.base, r.id)
  if (refus.length > 0) return c.json({ refus: refus.map(direRefus) }, 422)
  void analyserLesFichiers(monde).catch(() => undefined)
  return c.json({ suite: `/dossiers/${b.lu.dossier.id}/pieces?${marquer(c.get('recuLe'))}#piece.${r.code}` })
}

const direRefus = (r: Refus): string => `${r.phrase} ${r.remede}`
