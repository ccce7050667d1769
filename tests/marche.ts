import { expect } from 'vitest'
import { acteNomme } from '../src/actes.ts'
import type { Base } from '../src/plateforme/base/base.sql.ts'
import { racine } from '../src/plateforme/racine.env.ts'
import { planter } from '../src/repetition/planter.actes.ts'
import { lireScenarios } from '../src/repetition/scenarios.commande.ts'
import type { Champs, Moteur } from './moteur.ts'
import { ouvrirNavigateur, sansViolation } from './navigateur.ts'
import { mondeDEssai } from './rejeu.ts'
import { figer, ouvrirServeur } from './serveur.ts'

export type Marche = {
  /** Le chemin de la page ouverte. */
  readonly chemin: () => string
  /** Se met à la place d'une personne du scénario (« gcs », « porteur-hopital »). */
  readonly comme: (ref: string) => Promise<void>
  /** Place l'heure, à celle de Paris : « 2021-08-16T10:00 ». */
  readonly a: (instant: string) => Promise<void>
  /** Ouvre une page, que axe contrôle la première fois qu'elle est vue. */
  readonly aller: (chemin: string) => Promise<void>
  /** Remplit le formulaire de la page et l'envoie ; échoue avec ce que la page oppose. */
  readonly envoyer: (champs: Champs, bouton?: string) => Promise<void>
  /** Joint un petit PDF à chaque pièce, par la page des pièces. */
  readonly joindre: (dossier: string, pieces: readonly string[]) => Promise<void>
  /** Fait un acte par sa page commune. */
  readonly agir: (acte: string, objet: string, champs: Champs) => Promise<void>
  /** Répond à une grille au niveau voulu, domaine par domaine : tous, ou le premier seul. */
  readonly repondre: (chemin: string, niveau: string, bouton: string, domaines: 'tous' | 'premier') => Promise<void>
  readonly etat: (dossier: string) => Promise<string>
  /** Ce que dit la page ouverte. */
  readonly texte: () => Promise<string>
  /** Les champs dont le nom commence ainsi. */
  readonly champs: (debut: string) => Promise<readonly string[]>
  readonly fermer: () => Promise<void>
}

/** Un appel vide, ses acteurs plantés, un vrai serveur et de quoi lire ses pages : on y marche à la main, sans script. */
export const marcher = async (
  base: Base,
  url: string,
  scenario: string,
  depart: string,
  ouvrirMoteur: () => Promise<Moteur>,
): Promise<Marche> => {
  const monde = await mondeDEssai(base, Temporal.Instant.from(depart))
  const lus = await lireScenarios(racine, monde)
  const decor = lus.ok ? lus.value.find((s) => s.scenario.code === scenario) : undefined
  if (decor === undefined) throw new Error(`Le scénario ${scenario} manque`)
  const acteurs = await planter(base, decor.scenario, decor.appel)
  const ars = acteurs.get('ars')!
  await acteNomme('publier')!.faire(monde, { saisie: { ...decor.scenario.appel, texte: decor.texte }, par: ars, le: monde.maintenant() })
  await figer(base, Temporal.Instant.from(depart))
  const [serveur, moteur, temoin] = await Promise.all([ouvrirServeur(url), ouvrirMoteur(), ouvrirTemoin()])

  const aller = async (chemin: string): Promise<void> => {
    expect([chemin, await moteur.aller(`${serveur.adresse}${chemin}`)]).toEqual([chemin, 200])
    await temoin.controler(moteur)
  }
  const envoyer = async (champs: Champs, bouton?: string): Promise<void> => {
    await moteur.envoyer(champs, bouton)
    const [opposees] = await moteur.textes('#erreurs')
    if (opposees !== undefined) throw new Error(`${moteur.adresse()} : ${opposees}`)
    await temoin.controler(moteur)
  }
  return {
    chemin: () => new URL(moteur.adresse()).pathname,
    aller,
    envoyer,
    comme: async (ref) => {
      await moteur.aller(`${serveur.adresse}/bac-a-sable`)
      await envoyer({ personnage: acteurs.get(ref)?.id ?? ref }, 'Devenir cette personne')
    },
    a: async (instant) => {
      await moteur.aller(`${serveur.adresse}/bac-a-sable`)
      await envoyer({ instant }, 'Aller à ce moment')
      const heure = async () => {
        await moteur.aller(moteur.adresse())
        return (await moteur.textes('main p'))[0]
      }
      await expect.poll(heure, { timeout: 10_000 }).toContain(jourDe(instant))
    },
    joindre: async (dossier, pieces) => {
      await aller(`/dossiers/${dossier}/pieces`)
      for (const piece of pieces) await envoyer({ [`fichier.${piece}`]: piece })
    },
    agir: async (acte, objet, champs) => {
      await aller(`/actes/${acte}/${objet}`)
      await envoyer(champs)
    },
    repondre: async (chemin, niveau, bouton, combien) => {
      await aller(chemin)
      const domaines = [...new Set(await moteur.attributs('a[href*="domaine="]', 'href'))]
      for (const d of combien === 'tous' ? domaines : domaines.slice(0, 1)) {
        const { pathname, search } = new URL(d, moteur.adresse())
        await aller(`${pathname}${search}`)
        const noms = await moteur.attributs('main input[type=radio]', 'name')
        const valeurs = await moteur.attributs('main input[type=radio]', 'value')
        const parItem = Map.groupBy(
          noms.map((nom, i) => ({ nom, valeur: valeurs[i] ?? '' })),
          (c) => c.nom,
        )
        await envoyer(
          Object.fromEntries(
            [...parItem].map(([nom, choix]) => [nom, (choix.find((c) => c.valeur === niveau) ?? choix.at(-1))?.valeur ?? '']),
          ),
          bouton,
        )
      }
    },
    etat: async (dossier) => {
      await aller(`/dossiers/${dossier}`)
      return (await moteur.textes('main .fr-badge'))[0] ?? ''
    },
    texte: async () => (await moteur.textes('main')).join(' '),
    champs: (debut) => moteur.attributs(`main [name^="${debut}"]`, 'name'),
    fermer: async () => {
      await Promise.all([moteur.fermer(), temoin.fermer()])
      await serveur.arreter()
    },
  }
}

/** Un genre de page se contrôle une fois : le second appel parcouru ne regarde que ce que le premier n'a pas montré. */
const vues = new Set<string>()

/** Un vrai Chromium, avec ses scripts, ouvre d'à côté chaque genre de page la première fois qu'il est vu, et axe l'y contrôle. */
const ouvrirTemoin = async () => {
  const navigateur = await ouvrirNavigateur()
  const contexte = await navigateur.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await contexte.newPage()
  return {
    controler: async (moteur: Moteur): Promise<void> => {
      const genre = new URL(moteur.adresse()).pathname.replace(/[\w-]+-\d{5}/, ':dossier')
      if (vues.has(genre)) return
      vues.add(genre)
      await contexte.clearCookies()
      await contexte.addCookies((await moteur.temoins()).map(({ name, value }) => ({ name, value, url: moteur.adresse() })))
      await page.goto(moteur.adresse(), { waitUntil: 'domcontentloaded' })
      expect([genre, await sansViolation(page)]).toEqual([genre, []])
    },
    fermer: () => navigateur.close(),
  }
}

const jourDe = (instant: string): string =>
  Temporal.PlainDateTime.from(instant)
    .toPlainDate()
    .toLocaleString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric' })
    .replace(/^1 /, '1er ')
