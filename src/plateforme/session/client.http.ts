import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

const VOISINES = /^(::ffff:)?(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)|^::1$|^f[cd]/

/**
 * D'où vient une demande, pour en limiter le débit. Derrière un mandataire (une adresse voisine), c'est ce qu'il a ajouté en
 * dernier à `X-Forwarded-For` : ce qui le précède vient du client, qui écrit ce qu'il veut.
 */
export const clientDe = (c: Context): string => {
  const direct = getConnInfo(c).remote.address ?? ''
  const annonce = c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim()
  return VOISINES.test(direct) && annonce !== undefined && annonce !== '' ? annonce : direct
}
