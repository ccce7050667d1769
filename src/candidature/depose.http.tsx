import { Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde, Ouvrir } from '../appel/monde.actes.ts'
import { lireVerdict, lireVerdicts } from '../plateforme/antivirus/verdict.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { seRend } from '../plateforme/fichiers/recu.ts'
import { entetesDuFichier } from '../plateforme/fichiers/telechargement.http.ts'
import { lireComplements } from './complement.sql.ts'
import { PageDepose } from './depose.html.tsx'
import { lireDepose } from './recu.http.tsx'

/** Ce qui a été déposé puis complété, et ses fichiers : lisibles toute la vie du dossier, des deux côtés. */
export const pagesDuDepose = (monde: Monde, ouvrir: Ouvrir): Hono<Visite> =>
  new Hono<Visite>()
    .get('/dossiers/:id/depot', async (c) => {
      const lu = await lireDepose(c, monde, ouvrir)
      if (lu === undefined) return c.notFound()
      const complements = await lireComplements(monde.base, lu.lu.dossier.id)
      const empreintes = lu.depot.instantane.pieces.map((p) => p.empreinte)
      const verdicts = await lireVerdicts(monde.base, empreintes)
      return c.html(
        rendre(<PageDepose cadre={c.get('cadre')} le={c.get('recuLe')} complements={complements} verdicts={verdicts} {...lu} />),
      )
    })
    .get('/dossiers/:id/depot/:empreinte', async (c) => {
      const lu = await lireDepose(c, monde, ouvrir)
      if (lu === undefined) return c.notFound()
      const envoyes = (await lireComplements(monde.base, lu.lu.dossier.id)).filter((x) => x.completeeLe !== null).flatMap((x) => x.jointes)
      const piece = [...lu.depot.instantane.pieces, ...envoyes].find((p) => p.empreinte === c.req.param('empreinte'))
      // Avant son verdict, un fichier n'existe pas.
      if (piece === undefined || !seRend({ verdict: await lireVerdict(monde.base, piece.empreinte) })) return c.notFound()
      return c.body(await monde.fichiers.suivre(piece.empreinte), 200, entetesDuFichier(piece.nom))
    })
