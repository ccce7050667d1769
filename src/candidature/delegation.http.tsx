import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { questionsDe } from '../appel/questionnaire.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { type Donnee, PageDeleguer } from './delegation.html.tsx'
import { lireDelegations } from './delegation.sql.ts'
import { type Delegation, direDelegation } from './deleguer.ts'
import type { DossierLu } from './dossier-lu.ts'
import { marquer } from './enregistrement.ts'
import { communDe } from './projets.http.tsx'

/** Confier des questions d'un brouillon à quelqu'un, voir où il en est, les reprendre. */
export const pagesDeDelegation = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/delegations',
      auBrouillon(monde, (c, b) => montrer(c, monde, b, [])),
    )
    .post(
      '/dossiers/:id/delegations',
      auBrouillon(monde, async (c, b) => {
        const { nom, courriel, questions, pieces } = c.get('corps')
        const refus = await agir(c, monde, trouver, b, 'deleguer', { nom, courriel, questions, pieces })
        return refus.length > 0 ? montrer(c, monde, b, refus) : c.redirect(`${c.req.path}?${marquer(c.get('recuLe'))}`, 303)
      }),
    )
    .post(
      '/dossiers/:id/delegations/:numero/reprendre',
      auBrouillon(monde, async (c, b) => {
        const refus = await agir(c, monde, trouver, b, 'reprendre-delegation', { delegation: c.req.param('numero') })
        return refus.length > 0 ? montrer(c, monde, b, refus) : c.redirect(`/dossiers/${b.lu.dossier.id}/delegations`, 303)
      }),
    )

const montrer = async (c: Context<Visite>, monde: Monde, { lu, acces }: Brouillon, refus: readonly Refus[]): Promise<Response> => {
  const corps = refus.length > 0 ? c.get('corps') : {}
  const section = lu.guichet.sections.find((s) => s.code === c.req.query('section'))
  const lire = (nom: string): readonly string[] => [corps[nom] ?? []].flat().filter((v) => typeof v === 'string')
  const donnees = await lireDelegations(monde.base, lu.dossier.id)
  return c.html(
    rendre(
      <PageDeleguer
        {...communDe(c, { lu, acces })}
        questions={questionsDe(lu.guichet.sections).filter((q) => lu.demandes.has(q.code))}
        pieces={lu.guichet.pieces.filter((p) => lu.demandes.has(p.code)).map((p) => ({ code: p.code, libelle: p.titre }))}
        donnees={donnees.map((d) => enDonnee(d, lu, c.get('recuLe')))}
        cochees={refus.length > 0 ? [...lire('questions'), ...lire('pieces')] : (section?.questions.map((q) => q.code) ?? [])}
        saisie={{ nom: lire('nom')[0] ?? '', courriel: lire('courriel')[0] ?? '' }}
        erreurs={refus.map((r) => ({ champ: r.champ ?? 'contenu', message: `${r.phrase} ${r.remede}` }))}
      />,
    ),
    refus.length > 0 ? 422 : 200,
  )
}

const enDonnee = (d: Delegation, { dossier, guichet }: DossierLu, le: Temporal.Instant): Donnee => {
  const repondus =
    d.questions.filter((q) => dossier.reponses[q] !== undefined).length +
    d.pieces.filter((p) => dossier.pieces.some((j) => j.code === p)).length
  const titres = [
    ...questionsDe(guichet.sections)
      .filter((q) => d.questions.includes(q.code))
      .map((q) => q.libelle),
    ...guichet.pieces.filter((p) => d.pieces.includes(p.code)).map((p) => p.titre),
  ]
  return {
    numero: d.invitation.id,
    nom: d.invitation.nom,
    quoi: titres.length > 2 ? `${titres.slice(0, 2).join(' ; ')} ; et ${titres.length - 2} de plus` : titres.join(' ; '),
    etat: direDelegation(d, repondus, le),
    vive: d.invitation.annuleeLe === null ? 'oui' : 'non',
  }
}
