import { type Context, Hono } from 'hono'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { direCouts } from '../candidature/projets-dits.phrases.ts'
import { compterEnMots } from '../instruction/avis.phrases.ts'
import type { ActeConnu } from '../journal/executer.actes.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { composer } from '../plateforme/pdf/composer.pdf.ts'
import type { Lettre } from '../plateforme/pdf/lettre.ts'
import { deplier } from '../plateforme/saisie/presentation.ts'
import type { Refus } from '../socle/refus.ts'
import { direJour } from '../socle/temps.ts'
import { entrerEnSeance, type LieuDeSeance, rolesDe } from './acces.http.ts'
import { documentsDeSeance } from './documents.ts'
import { lireInscrits, lireTus, SANS_PERSONNE } from './inscrits.actes.ts'
import { ordreDuJour } from './ordreDuJour.ts'
import { ecrireTexte, empreinteDuTexte } from './proces-verbal.actes.ts'
import { PageDuProcesVerbal, TEXTE } from './proces-verbal.html.tsx'
import { lireApprobation, lireVersions } from './proces-verbal.sql.ts'
import { lirePresidence } from './tenue.sql.ts'

type Trouver = (nom: string) => ActeConnu<Monde> | undefined

/** Le procès-verbal d'une séance levée, son PDF, et les documents d'une séance en un seul PDF ; chacun sans ce dont son lecteur est écarté. */
export const pagesDuProcesVerbal = (monde: Monde, trouver: Trouver): Hono<Visite> =>
  new Hono<Visite>()
    .get('/seances/:appel/:code/documents.pdf', async (c) => {
      const lieu = await entrerEnSeance(c, monde)
      if (lieu === undefined) return c.notFound()
      return envoyer(c, await lireDocuments(monde, lieu), `documents-${lieu.appel.code}-${lieu.seance.code}`)
    })
    .get('/seances/:appel/:code/proces-verbal.pdf', async (c) => {
      const lieu = await entrerEnSeance(c, monde)
      if (lieu === undefined || lieu.seance.tenueLe === null) return c.notFound()
      const nom = `proces-verbal-${lieu.appel.code}-${lieu.seance.code}`
      const approbation = await lireApprobation(monde.base, lieu.appel.code, lieu.seance.code)
      const tus = await lireTusDe(monde, lieu)
      // L'exemplaire signé dit tout : qui est écarté d'un dossier lit une copie qui n'en parle pas.
      if (approbation !== undefined && tus.length === 0)
        return c.body(await monde.fichiers.suivre(approbation.empreinte), 200, entetesDe(nom))
      return envoyer(c, await ecrireTexte(monde.base, monde, lieu.appel, lieu.seance.code, tus, approbation), nom)
    })
    .get('/seances/:appel/:code/proces-verbal', async (c) => {
      const lieu = await entrerEnSeance(c, monde)
      return lieu === undefined || lieu.seance.tenueLe === null ? c.notFound() : montrer(c, monde, lieu, trouver, undefined, [])
    })
    .post('/seances/:appel/:code/proces-verbal', async (c) => {
      const acte = trouver('amender-proces-verbal')
      const lieu = await entrerEnSeance(c, monde, rolesDe('appel', 'amender-proces-verbal'))
      if (lieu === undefined || lieu.seance.tenueLe === null || acte === undefined) return c.notFound()
      const { jeton: _, ...corps } = c.get('corps')
      const saisie = { ...deplier(corps), seance: lieu.seance.code }
      const fait = await acte.faire(monde, { objet: lieu.appel.code, saisie, par: lieu.acteur, le: c.get('recuLe') })
      return fait.ok ? c.redirect(`${c.req.path}?fait=${acte.nom}`, 303) : montrer(c, monde, lieu, trouver, saisie, fait.error)
    })
    .post('/seances/:appel/:code/proces-verbal/approuver', async (c) => {
      const acte = trouver('approuver-proces-verbal')
      const lieu = await entrerEnSeance(c, monde, rolesDe('appel', 'approuver-proces-verbal'))
      if (lieu === undefined || lieu.seance.tenueLe === null || acte === undefined) return c.notFound()
      const { vue, lu } = c.get('corps')
      const saisie = { vue, lu, seance: lieu.seance.code }
      const fait = await acte.faire(monde, { objet: lieu.appel.code, saisie, par: lieu.acteur, le: c.get('recuLe') })
      const page = c.req.path.replace(/\/approuver$/, '')
      return fait.ok ? c.redirect(`${page}?fait=${acte.nom}`, 303) : montrer(c, monde, lieu, trouver, undefined, fait.error)
    })

const peut = ({ acteur }: LieuDeSeance, acte: string): boolean => rolesDe('appel', acte).includes(acteur.role)

const entetesDe = (nom: string) => ({
  'Content-Type': 'application/pdf',
  'Content-Disposition': `attachment; filename="${nom}.pdf"`,
  'Cache-Control': 'private, no-store',
})

const envoyer = (c: Context<Visite>, lettre: Lettre, nom: string): Response => {
  const pdf = composer(lettre, c.get('recuLe'))
  return c.body(new Uint8Array(pdf), 200, entetesDe(nom))
}

const lireTusDe = ({ base }: Monde, { appel, acteur, seance }: LieuDeSeance): Promise<readonly string[]> =>
  lireTus(base, appel.code, seance.code, acteur.id)

const lireDocuments = async (monde: Monde, { appel, acteur, seance }: LieuDeSeance): Promise<Lettre> => {
  const inscrits = await lireInscrits(monde, appel, seance, SANS_PERSONNE)
  const cartes = ordreDuJour(
    inscrits.map((i) => ({ ...i, decision: undefined })),
    acteur,
  )
  return documentsDeSeance({
    agence: appel.agence.nom,
    titre: appel.titre,
    commission: appel.commission?.titre ?? 'Commission',
    jour: seance.jour,
    tus: cartes.filter((c) => c.genre === 'deporte').length,
    dossiers: cartes.flatMap((c) => {
      const dossier = c.genre === 'dossier' ? inscrits.find((i) => i.dossier.id === c.id)?.dossier : undefined
      if (c.genre === 'deporte' || dossier === undefined) return []
      const { avis } = c
      return [
        {
          ...{ id: c.id, organisme: c.organisme.nom, guichet: c.guichet.titre, demande: c.demande },
          ...{
            projets: dossier.projets.map((p) => ({ titre: p.titre, objectifs: p.objectifs, ...direCouts(p) })),
            reserves: c.reserves,
            conditions: c.conditions,
          },
          pieces: dossier.pieces.map((p) => p.nom),
          avis:
            avis.voit === 'non'
              ? `${avis.nombre} donné${avis.nombre > 1 ? 's' : ''}, à lire quand vous aurez donné le vôtre`
              : avis.conclusions.length === 0
                ? 'aucun pour l’instant'
                : compterEnMots(avis.conclusions),
        },
      ]
    }),
  })
}

const montrer = async (
  c: Context<Visite>,
  monde: Monde,
  lieu: LieuDeSeance,
  trouver: Trouver,
  tape: Readonly<Record<string, unknown>> | undefined,
  refuses: readonly Refus[],
) => {
  const { appel, seance, acteur } = lieu
  const tus = await lireTusDe(monde, lieu)
  const versions = await lireVersions(monde.base, appel.code, seance.code)
  const approbation = await lireApprobation(monde.base, appel.code, seance.code)
  const acte = trouver('amender-proces-verbal')
  const approbateur = trouver('approuver-proces-verbal')
  const derniere = versions.at(-1)
  const inscrits = await lireInscrits(monde, appel, seance, SANS_PERSONNE)
  const lettre = await ecrireTexte(monde.base, monde, appel, seance.code, tus, approbation)
  const ici = `/seances/${appel.code}/${seance.code}`
  const preside = (await lirePresidence(monde.base, appel.code, seance.code))?.agent === acteur.id
  return c.html(
    rendre(
      <PageDuProcesVerbal
        cadre={c.get('cadre')}
        jeton={c.get('jeton')}
        action={`${ici}/proces-verbal`}
        fil={[
          { texte: 'Séances', href: `/seances/${appel.code}` },
          { texte: `Séance du ${direJour(seance.jour)}`, href: ici },
        ]}
        fuseau={appel.fuseau}
        lettre={lettre}
        versions={versions}
        approbation={approbation}
        liens={[{ texte: 'Lire le procès-verbal (PDF)', href: `${ici}/proces-verbal.pdf` }]}
        approuver={
          approbation === undefined && preside && approbateur !== undefined && peut(lieu, approbateur.nom)
            ? { titre: approbateur.titre, suite: approbateur.suite, vue: derniere?.rang ?? 0, lu: empreinteDuTexte(lettre) }
            : undefined
        }
        erreurs={refuses.map((r) => ({
          champ: r.champ ?? (tape === undefined ? TEXTE : 'observations'),
          message: `${r.phrase} ${r.remede}`,
        }))}
        saisie={
          acte === undefined || (approbation !== undefined && tape === undefined) || !peut(lieu, acte.nom)
            ? undefined
            : {
                ...{ titre: acte.titre, suite: acte.suite, vue: derniere?.rang ?? 0 },
                observations: String(tape?.['observations'] ?? derniere?.observations ?? ''),
                dossiers: inscrits
                  .filter((i) => !tus.includes(i.dossier.id))
                  .map(({ dossier }) => ({
                    id: dossier.id,
                    organisme: dossier.organisme.nom,
                    note: noteTapee(tape, dossier.id) ?? derniere?.notes[dossier.id] ?? '',
                  })),
              }
        }
      />,
    ),
    refuses.length > 0 ? 422 : 200,
  )
}

const noteTapee = (tape: Readonly<Record<string, unknown>> | undefined, dossier: string): string | undefined => {
  const notes = tape?.['notes']
  const lue = notes !== null && typeof notes === 'object' ? Reflect.get(notes, dossier) : undefined
  return typeof lue === 'string' ? lue : undefined
}
