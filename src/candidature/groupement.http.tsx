import { type Context, Hono } from 'hono'
import { lireOrganismes, lireOrganismesParCle } from '../acteurs/acteurs.sql.ts'
import type { Organisme } from '../acteurs/organisme.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { estFiness, estSiret } from '../socle/cles.ts'
import { direCle, direCleFausse } from '../socle/fautes.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { agir, auBrouillon, type Brouillon, type Trouver } from './acces.http.ts'
import { marquer } from './enregistrement.ts'
import { type Ligne, PageGroupement } from './groupement.html.tsx'
import { REPONSES_DITES } from './groupement.ts'
import { partieSuivante, partiesDe } from './parties.ts'
import { communDe } from './projets.http.tsx'

const VIDES = 2

/** Le groupement du brouillon : ses membres, reconnus à leur SIRET ou à leur FINESS. */
export const pagesDuGroupement = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get(
      '/dossiers/:id/groupement',
      auBrouillon(monde, async (c, b) => (b.lu.guichet.groupes ? montrer(c, b, await lignesDe(monde, b), []) : c.notFound())),
    )
    .post(
      '/dossiers/:id/groupement',
      auBrouillon(monde, async (c, b) => {
        if (!b.lu.guichet.groupes) return c.notFound()
        const lignes = lignesTapees(c.get('corps'))
        const remplies = lignes.map((l, rang) => ({ ...l, rang })).filter((l) => l.cle !== '' || l.part !== '' || l.courriel !== '')
        const connus = await lireOrganismesParCle(
          monde.base,
          remplies.map((l) => l.cle),
        )
        const lus = remplies.map((l) => ({ ...l, organisme: connus.find((o) => o.siret === l.cle || o.finess === l.cle) }))
        const inconnus = lus.filter((l) => l.organisme === undefined).map((l) => refusDeCle(l.cle, l.rang))
        const membres = lus.flatMap((l) =>
          l.organisme === undefined
            ? []
            : [{ organisme: l.organisme.id, part: l.part, ...(l.courriel === '' ? {} : { courriel: l.courriel }) }],
        )
        const tous = inconnus.length > 0 ? inconnus : await agir(c, monde, trouver, b, 'grouper', { membres })
        if (tous.length > 0) return montrer(c, b, lignes, tous)
        return c.redirect(`/dossiers/${b.lu.dossier.id}/${partieSuivante(partiesDe(b.lu), 'groupement')}?${marquer(c.get('recuLe'))}`, 303)
      }),
    )

/** Un numéro oublié, mal tapé, ou juste et qui n'est à personne ici : chacun a son remède. */
const refusDeCle = (cle: string, rang: number): Refus => {
  const dire = (phrase: string, remede: string) => refus('organisme-inconnu', phrase, remede, ['G-05'], `membres.${rang}.cle`)
  if (cle === '') return dire('Dites à quel organisme revient cette part.', 'Écrivez son SIRET (14 chiffres) ou son FINESS (9 caractères).')
  if (!estSiret(cle) && !estFiness(cle))
    return dire(direCleFausse(cle, cle.length > 11 ? 'siret' : 'finess'), 'Vérifiez ce numéro auprès de lui.')
  return dire(
    `Palier ne connaît pas encore l’organisme ${direCle(cle)}.`,
    'Demandez-lui d’y ouvrir un dossier à cet appel, puis ajoutez-le ; il pourra retirer ce dossier.',
  )
}

/** Les membres gardés, puis deux lignes vides. */
const lignesDe = async (monde: Monde, { lu }: Brouillon): Promise<readonly Ligne[]> => {
  const { membres } = lu.dossier
  const organismes: readonly Organisme[] = await lireOrganismes(
    monde.base,
    membres.map((m) => m.organisme),
  )
  const gardes = membres.map((m) => ({
    cle: organismes.find((o) => o.id === m.organisme)?.siret ?? '',
    part: String(m.part),
    courriel: m.courriel ?? '',
    nom: `${m.nom} : ${REPONSES_DITES[m.reponse].toLowerCase()}`,
  }))
  return [...gardes, ...Array.from({ length: VIDES }, () => ({ cle: '', part: '', courriel: '', nom: undefined }))]
}

const lignesTapees = (corps: Readonly<Record<string, unknown>>): readonly Ligne[] => {
  const rangs = Object.keys(corps).flatMap((nom) => /^membres\.(\d{1,2})\.cle$/.exec(nom)?.[1] ?? [])
  const lire = (nom: string) => String(corps[nom] ?? '').replace(/\s/g, '')
  return rangs.map((rang) => ({
    cle: lire(`membres.${rang}.cle`),
    part: lire(`membres.${rang}.part`),
    courriel: lire(`membres.${rang}.courriel`),
    nom: undefined,
  }))
}

const montrer = (
  c: Context<Visite>,
  { lu, acces }: Brouillon,
  lignes: readonly Ligne[],
  tous: readonly Refus[],
): Response | Promise<Response> =>
  c.html(
    rendre(
      <PageGroupement
        {...communDe(c, { lu, acces })}
        lignes={lignes}
        erreurs={tous.map((r) => ({
          champ: r.champ === undefined || r.champ === 'membres' ? 'membres.0.cle' : r.champ,
          message: `${r.phrase} ${r.remede}`,
        }))}
        suivante={partieSuivante(partiesDe(lu), 'groupement')}
      />,
    ),
    tous.length > 0 ? 422 : 200,
  )
