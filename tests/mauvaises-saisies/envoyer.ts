import { load } from 'cheerio'
import { sql } from 'kysely'
import { placerHorloge } from '../../src/plateforme/horloge.sql.ts'
import { type Decor, PENDANT } from './decor.ts'
import { lireLieux, remplacer } from './lieux.ts'
import type { Envoi, Geste, Qui } from './ligne.ts'

/** Ce que la personne reçoit. `texte` : ce qu'elle lit dans la page ; `reste` : ce qu'un champ de la page tient encore. */
export type Recu = {
  readonly statut: number
  readonly genre: string
  readonly texte: string
  readonly reste: (champ: string) => readonly string[]
  /** Les liens et les formulaires par où continuer. */
  readonly issues: number
  /** Un texte des tables, tel que cet envoi l'a entendu. */
  readonly dire: (texte: string) => string
}

export type Poste = {
  /** Ouvre la session d'une personne, si elle ne l'est pas. */
  readonly entrer: (qui: Qui) => Promise<unknown>
  readonly envoyer: (envoi: Envoi) => Promise<Recu>
  /** Fait un geste, ou un envoi qui doit réussir. */
  readonly preparer: (fait: Envoi | Geste) => Promise<void>
  readonly ilEst: (a: string | undefined) => Promise<void>
}

type Session = { readonly temoins: Map<string, string>; readonly jeton: string }

/** De quoi envoyer au nom de chacun, dans ce processus : ses témoins et son jeton, comme son navigateur les tiendrait. */
export const ouvrirPoste = (decor: Decor): Poste => {
  const sessions = new Map<Qui, Session>()
  const entrer = async (qui: Qui): Promise<Session> => {
    const connue = sessions.get(qui)
    if (connue !== undefined) return connue
    const courriel = decor.courriels[qui]
    const temoins = new Map(courriel === undefined ? [] : await seConnecter(decor, courriel))
    const accueil = await demander(decor, temoins, courriel === undefined ? '/connexion' : '/compte', {})
    const session = { temoins, jeton: /name="jeton" value="([^"]+)"/.exec(await accueil.text())?.[1] ?? '' }
    sessions.set(qui, session)
    return session
  }
  const envoyer = async (envoi: Envoi): Promise<Recu> => {
    const { temoins, jeton } = await entrer(envoi.par)
    const lieux = await lireLieux(decor)
    const reponse = await demander(decor, temoins, remplacer(envoi.chemin, lieux), requeteDe(envoi, jeton, lieux))
    const vers = reponse.status === 303 ? reponse.headers.get('location') : null
    const lu = await lire(vers === null ? reponse : await suivre(decor, temoins, vers))
    return { ...lu, statut: reponse.status, dire: (texte) => nettoyer(remplacer(texte, lieux)) }
  }
  return {
    entrer,
    envoyer,
    preparer: async (fait) => {
      if (typeof fait === 'string') return void (await GESTES[fait].execute(decor.service.base))
      const recu = await envoyer(fait)
      if (recu.statut >= 400) throw new Error(`« ${fait.chemin} » ne se prépare pas : ${recu.statut} ${recu.texte}`)
    },
    ilEst: async (a) => {
      await placerHorloge(decor.service.base, a === undefined ? PENDANT : Temporal.Instant.from(a))
      await decor.service.horloge.mesurer()
    },
  }
}

const CONDAMNE = Buffer.from('%PDF-1.4\n% condamné\n%%EOF\n')
const GESTES = {
  'le-lien-de-connexion-expire': sql`update lien set "expiresAt" = now() - interval '1 second'`,
  'la-session-de-la-commission-se-ferme': sql`delete from session where "userId" = (select id from compte where email = 'commission@exemple.fr')`,
  'l-antivirus-a-condamne-ce-contenu': sql`
    insert into verdict_rendu (empreinte, verdict) values (encode(sha256(${CONDAMNE}), 'hex'), 'infectee')`,
} as const

const seConnecter = async ({ service }: Decor, courriel: string): Promise<readonly (readonly [string, string])[]> => {
  await service.connexion.sessions.demanderLien(courriel, '/')
  const ouverte = await service.connexion.sessions.consommerLien(service.liens.get(courriel) ?? '', new Headers())
  return (ouverte?.cookies ?? []).map(enTemoin)
}

const enTemoin = (recu: string): readonly [string, string] => {
  const [, nom = '', valeur = ''] = /^([^=]*)=([^;]*)/.exec(recu) ?? []
  return [nom, valeur]
}

/** D'où l'on appelle : ce que le serveur lirait sur la ligne. */
const LIGNE = { incoming: { socket: { remoteAddress: '127.0.0.1' } } }

const demander = async ({ app, service }: Decor, temoins: Map<string, string>, chemin: string, requete: RequestInit): Promise<Response> => {
  const entetes = new Headers({ origin: service.configuration.url, ...Object.fromEntries(new Headers(requete.headers)) })
  entetes.set('cookie', [...temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join('; '))
  const reponse = await app.request(chemin, { ...requete, headers: entetes }, LIGNE)
  for (const recu of reponse.headers.getSetCookie()) temoins.set(...enTemoin(recu))
  return reponse
}

/** Une redirection mène parfois à une autre : la personne ne lit que la dernière page. */
const suivre = async (decor: Decor, temoins: Map<string, string>, vers: string): Promise<Response> => {
  const reponse = await demander(decor, temoins, vers, {})
  const suite = reponse.headers.get('location')
  return suite === null ? reponse : suivre(decor, temoins, suite)
}

const requeteDe = ({ champs, fichiers, brut }: Envoi, jeton: string, lieux: ReadonlyMap<string, string>): RequestInit => {
  if (brut !== undefined) {
    const headers = Object.fromEntries(Object.entries(brut.entetes ?? {}).map(([nom, v]) => [nom, v.replace('{jeton}', jeton)]))
    return { method: brut.verbe, headers, ...(brut.corps === undefined ? {} : { body: brut.corps.replace('{jeton}', jeton) }) }
  }
  if (champs === undefined && fichiers === undefined) return {}
  const corps = new FormData()
  for (const [nom, v] of Object.entries({ jeton, ...champs })) for (const x of [v].flat()) corps.append(nom, remplacer(x, lieux))
  for (const f of fichiers ?? []) corps.append(f.champ, new File([new Uint8Array(f.octets)], f.nom))
  return { method: 'POST', body: fichiers === undefined ? new URLSearchParams([...corps].map(([nom, v]) => [nom, String(v)])) : corps }
}

const lire = async (reponse: Response): Promise<Omit<Recu, 'statut' | 'dire'>> => {
  const genre = reponse.headers.get('content-type')?.split(';')[0] ?? ''
  const corps = await reponse.text()
  const page = load(corps.replace(/<\/(p|li|h\d|dt|dd|td|th|legend|label|div)>/g, ' $&'))
  const contenu = page('main')
  return {
    genre,
    texte: nettoyer(genre === 'text/html' ? contenu.text() : genre === 'application/json' ? valeurs(JSON.parse(corps)) : corps),
    issues: contenu.find('a[href], form').length,
    reste: (champ) => [
      ...new Set(
        contenu
          .find(`[name="${champ}"]`)
          .filter((_, e) => !page(e).is('[type=radio]:not([checked]), [type=checkbox]:not([checked])'))
          .map((_, e) =>
            page(e).is('select')
              ? page(e).find('option[selected]').attr('value')
              : page(e).is('textarea')
                ? page(e).text()
                : page(e).attr('value'),
          )
          .get(),
      ),
    ],
  }
}

const valeurs = (lu: unknown): string => (lu !== null && typeof lu === 'object' ? Object.values(lu).map(valeurs).join(' ') : String(lu))

/** Les espaces de toutes sortes se lisent comme une seule. */
export const nettoyer = (texte: string): string => texte.replace(/[\s\u00a0\u202f]+/g, ' ').trim()
