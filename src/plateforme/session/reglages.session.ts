import type { BetterAuthOptions } from 'better-auth'
import type pg from 'pg'

export type Lieu = { readonly url: string; readonly secret: string }

const UNE_JOURNEE = 12 * 60 * 60

/**
 * Les réglages communs aux deux portes de la connexion, le lien et le fournisseur d'identité : mêmes tables, mêmes cookies.
 * Rien n'est gardé de la session dans un cookie : une session fermée ailleurs l'est à la page suivante. L'adresse IP n'est pas retenue.
 */
export const reglagesDe = ({ url, secret }: Lieu, reserve: pg.Pool) =>
  ({
    database: reserve,
    baseURL: url,
    basePath: '/connexion/api',
    secret,
    telemetry: { enabled: false },
    advanced: { ipAddress: { disableIpTracking: true } },
    user: { modelName: 'compte' },
    session: { modelName: 'session', expiresIn: UNE_JOURNEE, updateAge: 60, freshAge: 0 },
    account: { modelName: 'identite' },
    verification: { modelName: 'lien' },
  }) satisfies BetterAuthOptions
