import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { composer } from '../plateforme/pdf/composer.pdf.ts'
import { agir, auBrouillon, type Trouver } from './acces.http.ts'
import { marquer } from './enregistrement.ts'
import { lettreDEngagement, pieceALettre } from './lettre.ts'
import type { MontrerPieces } from './pieces.http.tsx'

/** La lettre d'engagement : prête à signer (GET), ou acceptée en ligne (POST). */
export const lettres = (monde: Monde, trouver: Trouver, montrer: MontrerPieces): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/lettres/:code',
      auBrouillon(monde, (c, { lu }) => {
        const piece = pieceALettre(lu, c.req.param('code') ?? '')
        if (piece === undefined) return c.notFound()
        const pdf = composer(lettreDEngagement(lu, piece, undefined), c.get('recuLe'))
        return c.body(new Uint8Array(pdf), 200, {
          'Content-Type': 'application/pdf',
          'Content-Disposition': `attachment; filename="lettre-engagement-${lu.dossier.id}.pdf"`,
          'Cache-Control': 'private, no-store',
        })
      }),
    )
    .post(
      '/dossiers/:id/lettres/:code',
      auBrouillon(monde, async (c, b) => {
        const code = c.req.param('code') ?? ''
        const { qualite, pouvoir } = c.get('corps')
        if (pieceALettre(b.lu, code) === undefined) return c.notFound()
        const refus = await agir(c, monde, trouver, b, 'accepter-lettre', { piece: code, qualite, pouvoir })
        if (refus.length > 0) return montrer(c, b, { code, refus, lettre: { qualite: String(qualite ?? ''), pouvoir: pouvoir === 'oui' } })
        return c.redirect(`/dossiers/${b.lu.dossier.id}/pieces?${marquer(c.get('recuLe'))}#piece.${code}`, 303)
      }),
    )
