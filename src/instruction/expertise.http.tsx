import { type Context, Hono } from 'hono'
import { PageDuLienFerme } from '../acteurs/invitation.html.tsx'
import { LIEN_INCONNU } from '../acteurs/invitation.ts'
import { type LienOuvert, ouvrirLien } from '../acteurs/lien.http.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import type { Trouver } from '../candidature/acces.http.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { compte } from '../candidature/dossier.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { seRend } from '../plateforme/fichiers/recu.ts'
import { entetesDuFichier } from '../plateforme/fichiers/telechargement.http.ts'
import { deplier } from '../plateforme/saisie/presentation.ts'
import { type Refus, refus as refuser } from '../socle/refus.ts'
import { jourDe } from '../socle/temps.ts'
import { passage } from '../vie.ts'
import { criteresNotes } from './avis.ts'
import { PageExpertise, PageExpertiseRendue } from './expertise.html.tsx'
import { lireExpertise } from './expertise.sql.ts'
import type { Expertise } from './expertise.ts'

/** Un expert répond par le lien qu'il a reçu, sans compte. Il se relit jusqu'à la réponse ; rien d'autre du dossier n'existe ici. */
export const pagesDExpertise = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/expertises/:jeton', async (c) => {
      const lieu = await lieuDe(c, monde)
      return lieu.ok ? montrer(c, trouver, lieu, {}, []) : fermer(c, lieu.refus)
    })
    .post('/expertises/:jeton', async (c) => {
      const lieu = await lieuDe(c, monde)
      if (!lieu.ok) return fermer(c, lieu.refus)
      const { jeton: _, ...corps } = c.get('corps')
      const saisie = { ...deplier(corps), jeton: lieu.jeton }
      const fait = await trouver('rendre-expertise')?.faire(monde, { objet: lieu.e.dossier, saisie, par: lieu.par, le: c.get('recuLe') })
      if (fait?.ok === false) return montrer(c, trouver, lieu, textes(corps), fait.error)
      return c.html(rendre(<PageExpertiseRendue cadre={c.get('cadre')} />))
    })
    .get('/expertises/:jeton/pieces/:piece', async (c) => {
      const lieu = await lieuDe(c, monde)
      const piece = lieu.ok ? piecesDe(lieu).find((p) => p.id === c.req.param('piece')) : undefined
      // Avant son verdict, un fichier n'existe pas.
      if (piece === undefined || !seRend(piece)) return c.notFound()
      return c.body(await monde.fichiers.suivre(piece.empreinte), 200, entetesDuFichier(piece.nom))
    })

type Lieu = Extract<LienOuvert, { ok: true }> & { readonly e: Expertise; readonly lu: DossierLu }

/** L'expertise du lien, tant que le dossier s'examine. */
const lieuDe = async (c: Context<Visite>, monde: Monde): Promise<Lieu | Extract<LienOuvert, { ok: false }>> => {
  const lien = await ouvrirLien(c, monde.base, 'expertise')
  if (!lien.ok) return lien.refus.motif === 'lien-servi' ? { ok: false, refus: DEJA_RENDU } : lien
  const e = await lireExpertise(monde.base, lien.invitation.id)
  const vivant = e === undefined ? undefined : await voirVivant(monde.base, 'dossier', e.dossier)
  if (e === undefined || vivant === undefined) return { ok: false, refus: LIEN_INCONNU }
  if (passage('dossier', 'rendre-expertise')?.de.includes(vivant.etat) !== true) return { ok: false, refus: EXAMEN_FINI }
  return { ...lien, e, lu: await lireAvecRegles(monde.base, monde, e.dossier, c.get('recuLe')) }
}

const DEJA_RENDU = refuser(
  'lien-servi',
  'Votre avis est déjà rendu.',
  'Ce lien est fermé. Pour ajouter quelque chose, écrivez à la personne qui vous l’a demandé.',
)
const EXAMEN_FINI = refuser(
  'examen-fini',
  'L’examen de cette candidature est terminé.',
  'Votre avis n’est plus attendu. Merci de votre temps.',
)

const piecesDe = ({ e, lu }: Lieu) => lu.dossier.pieces.filter((p) => e.pieces.includes(p.id) && compte(p))

const montrer = (
  c: Context<Visite>,
  trouver: Trouver,
  lieu: Lieu,
  valeurs: Readonly<Record<string, string>>,
  refus: readonly Refus[],
): Response | Promise<Response> => {
  const { e, lu } = lieu
  return c.html(
    rendre(
      <PageExpertise
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        action={`/expertises/${lieu.jeton}`}
        lu={lu}
        question={e.question}
        jusquau={jourDe(e.invitation.expireLe, lu.appel.fuseau)}
        criteres={criteresNotes(lu.guichet).filter((k) => e.criteres.includes(k.code))}
        projets={lu.dossier.projets.filter((p) => e.projets.includes(p.numero))}
        pieces={piecesDe(lieu).filter(seRend)}
        acte={{ titre: trouver('rendre-expertise')?.titre ?? '', suite: trouver('rendre-expertise')?.suite ?? '' }}
        valeurs={valeurs}
        erreurs={refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const textes = (corps: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(corps).flatMap(([nom, v]) => (typeof v === 'string' ? [[nom, v]] : [])))

const fermer = (c: Context<Visite>, refus: Refus): Response | Promise<Response> =>
  c.html(
    rendre(<PageDuLienFerme cadre={c.get('cadre')} jeton={c.get('jeton')} refus={refus} />),
    refus.motif === 'lien-inconnu' ? 404 : 410,
  )
