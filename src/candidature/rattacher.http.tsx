import { type Context, Hono } from 'hono'
import { lireReleves } from '../acteurs/fiches.sql.ts'
import type { Personne } from '../acteurs/personne.ts'
import { chercherFiches, lireCorrectionsConnues } from '../acteurs/recherche.sql.ts'
import { lireRecherche, type Recherche } from '../acteurs/recherche.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Acteur } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { deplier } from '../plateforme/saisie/presentation.ts'
import { estFiness, estSiret } from '../socle/cles.ts'
import { direCleFausse } from '../socle/fautes.ts'
import type { Refus } from '../socle/refus.ts'
import type { Trouver } from './acces.http.ts'
import { guichetPublie, type Lieu } from './lieu.http.ts'
import { PageRattacher } from './rattacher.html.tsx'

/** Se rattacher à son organisme et ouvrir son dossier, pour une personne connectée qui ne représente encore que les siens, ou personne. */
export const pagesDeRattachement = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/appels/:code/ouvrir/:guichet/organisme', async (c) => {
      const lu = await lire(c, monde)
      if (lu === undefined) return c.notFound()
      const mode = c.req.query('declarer') === 'oui' ? 'declarer' : 'chercher'
      return montrer(
        c,
        monde,
        lu,
        { mode, cherche: c.req.query('cherche') ?? lu.personne.siret ?? '', valeurs: { nom: lu.personne.nom } },
        [],
      )
    })
    .post('/appels/:code/ouvrir/:guichet/organisme', async (c) => {
      const lu = await lire(c, monde)
      if (lu === undefined) return c.notFound()
      const valeurs = enTextes(c.get('corps'))
      const mode = valeurs['declarer'] === 'oui' ? 'declarer' : 'chercher'
      const { nom, fonction, engage, fiche, siret } = valeurs
      const choisi =
        mode === 'declarer' ? { declare: deplier(valeurs)['declare'] ?? {} } : { fiche: fiche ?? '', siret: siret || undefined }
      const saisie = { appel: lu.appel.code, guichet: lu.guichet.code, nom, fonction, engage, ...choisi }
      const fait = await trouver('rattacher')?.faire(monde, { saisie, par: lu.par, le: c.get('recuLe') })
      if (fait?.ok === true) return c.redirect(`/dossiers/${fait.value.id}/sections`, 303)
      return montrer(c, monde, lu, { mode, cherche: valeurs['cherche'] ?? '', valeurs }, fait?.error ?? [])
    })

type Lu = Lieu & { readonly par: Acteur; readonly personne: Personne }

/** Un guichet d'un appel publié, pour qui peut devenir porteur : une personne sans rôle, ou déjà porteur. */
const lire = async (c: Context<Visite>, monde: Monde): Promise<Lu | undefined> => {
  const personne = c.get('personne')
  const acteur = c.get('acteur')
  const lieu = await guichetPublie(c, monde)
  if (personne === undefined || lieu === undefined || (acteur !== undefined && acteur.role !== 'porteur')) return undefined
  return {
    ...lieu,
    personne,
    par: acteur ?? { id: personne.id, nom: personne.nom, role: 'porteur', organismes: [], droits: {}, fonctions: [] },
  }
}

type Demande = {
  readonly mode: 'chercher' | 'declarer'
  readonly cherche: string
  readonly valeurs: Readonly<Record<string, string>>
}

const montrer = async (c: Context<Visite>, monde: Monde, { appel, guichet }: Lu, demande: Demande, refus: readonly Refus[]) => {
  const recherche = lireRecherche(demande.cherche.slice(0, 200))
  const trouvees = await chercherFiches(monde.base, recherche)
  const corrections =
    recherche.genre === 'cle' && trouvees.length === 0 ? await lireCorrectionsConnues(monde.base, recherche.corrections) : []
  return c.html(
    rendre(
      <PageRattacher
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        appel={appel}
        guichet={guichet}
        le={c.get('recuLe')}
        {...demande}
        adresse={`/appels/${appel.code}/ouvrir/${guichet.code}/organisme`}
        trouvees={trouvees}
        corrections={corrections}
        faute={fauteDe(recherche)}
        releves={[...(await lireReleves(monde.base))].map(([source, du]) => ({ source, du }))}
        erreurs={refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

/** Ce qu'il y a à dire d'un numéro sans réponse : sa faute, celle du SIRET ou du FINESS selon sa longueur, ou qu'il est juste et inconnu. */
const fauteDe = (r: Recherche): string | undefined => {
  if (r.genre !== 'cle') return undefined
  if (!estSiret(r.cle) && !estFiness(r.cle)) return direCleFausse(r.cle, r.cle.length > 11 ? 'siret' : 'finess')
  return 'Ce numéro est bien écrit, mais ni FINESS ni Sirene ne le connaissent ici. Cherchez par le nom, ou déclarez votre organisme.'
}

const enTextes = (corps: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(corps).filter((e): e is [string, string] => typeof e[1] === 'string' && e[0] !== 'jeton'))
