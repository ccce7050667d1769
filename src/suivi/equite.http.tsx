import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import { guichetDe } from '../appel/appel.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { ouvrir } from '../instruction/acces.http.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { estFormat } from '../plateforme/tableur/feuille.ts'
import { telecharger } from '../plateforme/tableur/tableur.http.ts'
import { PageEquite } from './equite.html.tsx'
import { type Lieu, lireEquite } from './equite.sql.ts'
import { direRaison, peutLireEquite } from './equite.ts'
import { COLONNES, lignesDEquite, nomDuFichier } from './equite-export.ts'
import { direGroupe, TITRES } from './equite-groupes.html.tsx'
import { ECARTS_DITS, ETAPES_DITES } from './equite-tableaux.html.tsx'

/** `/appels/:code/equite` : ce que l'appel a fait de chacun, en chiffres, et le même en fichier. */
export const pagesDeLEquite = (monde: Monde): Hono<Visite> =>
  new Hono<Visite>()
    .get('/appels/:code/equite', async (c) => {
      const vu = await lieuDe(c, monde)
      if (vu === undefined) return c.notFound()
      const page = Math.max(1, Math.trunc(Number(c.req.query('page') ?? 1)) || 1)
      const equite = await lireEquite(monde.base, vu.acteur, vu, Math.min(page, 1_000_000))
      return c.html(rendre(<PageEquite cadre={c.get('cadre')} appel={vu.appel} guichet={vu.guichet} equite={equite} />))
    })
    .get('/appels/:code/:fichier{equite\\.[a-z]+}', async (c) => {
      const format = c.req.param('fichier').split('.')[1]
      const vu = await lieuDe(c, monde)
      if (vu === undefined || !estFormat(format)) return c.notFound()
      const { appel, guichet } = vu
      const lignes = lignesDEquite(await lireEquite(monde.base, vu.acteur, vu, 1), {
        axe: { ...TITRES, ensemble: 'Ensemble' },
        groupe: (g) => (g.axe === 'ensemble' ? guichet.titre : direGroupe(g)),
        etape: (e) => ETAPES_DITES[e],
        raison: (code) => direRaison(code, guichet, appel.clauses),
        proposition: (p) => ECARTS_DITS[p],
      })
      return telecharger(format, nomDuFichier(appel.code, guichet), { titre: 'Équité', colonnes: COLONNES, tranches: enTranche(lignes) })
    })

/** L'appel et le guichet demandés, à qui peut les lire ; sans guichet nommé, ou s'il est inconnu, le premier. */
const lieuDe = async (c: Context<Visite>, monde: Monde): Promise<(Lieu & { readonly acteur: Acteur }) | undefined> => {
  const acteur = c.get('acteur')
  if (acteur === undefined || !peutLireEquite(acteur.role)) return undefined
  const vivant = await ouvrir(monde, acteur, 'appel', c.req.param('code') ?? '')
  const appel = vivant === undefined ? undefined : monde.appelCourant(vivant.id)
  const guichet = appel === undefined ? undefined : (guichetDe(appel, c.req.query('guichet') ?? '') ?? appel.guichets[0])
  if (appel === undefined || guichet === undefined) return undefined
  return { acteur, appel, guichet }
}

async function* enTranche<L>(lignes: readonly L[]): AsyncGenerator<readonly L[]> {
  yield lignes
}
