import { Hono } from 'hono'
import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { lireActeurs, lireOrganisme } from '../acteurs/acteurs.sql.ts'
import { lireDeclarations } from '../acteurs/declarations.sql.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import type { Personne } from '../acteurs/personne.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { planterRegistre } from '../repetition/registre.commande.ts'
import { avecCle } from '../socle/cles.ts'
import { lireDossier } from './lecture.sql.ts'
import { pagesDOuverture } from './ouvrir.http.tsx'
import { pagesDeRattachement } from './rattacher.http.tsx'

const { base } = await baseDeTest()
const PENDANT = '2021-07-05T12:00:00Z'
const decor = await planterDecor(base, PENDANT)
await planterRegistre(base, Temporal.Instant.from(PENDANT))
const pages = new Hono<Visite>().route('/', pagesDOuverture(decor.monde, acteNomme)).route('/', pagesDeRattachement(decor.monde, acteNomme))
const ICI = '/appels/ssi-2021/ouvrir/audit/organisme'
const FLAMBOYANTS = 'finess-970000113'
const HOPITAL = 'finess-970000212'

let rang = 0
const personne: Personne = { id: '', nom: 'Camille Fictive', courriel: '', siret: null, rpps: null }
/** Une personne nouvelle, connue par son courriel, sans aucun rôle. */
beforeEach(async () => {
  rang += 1
  Object.assign(personne, { id: `personne-${rang}`, courriel: `camille${rang}@exemple.fr` })
  await ecrireAgent(base, personne, [])
})
const vueDe = (qui: Personne | undefined, acteur?: Acteur) => visiteDe(pages, acteur, Temporal.Instant.from(PENDANT), qui)
const moi = () => vueDe({ ...personne })
const JE = { nom: 'Camille Fictive', fonction: 'Directrice', engage: 'oui' }

describe('trouver son organisme', () => {
  test('qui n’a pas encore d’organisme y est mené, et trouve le sien par son nom', async () => {
    expect((await moi().lire('/appels/ssi-2021/ouvrir/audit')).statut).toBe(303)
    const { texte } = await moi().lire(`${ICI}?cherche=ehpad+flamboyants`)
    expect(texte).toContain('EHPAD FICTIF DES FLAMBOYANTS')
    expect(texte).toContain('Établissement médico-social · géré par ASSOCIATION FICTIVE DES FLAMBOYANTS')
    expect(texte).toContain('SIRET 310\u00a0000\u00a0013\u00a000022')
    expect(texte).toContain(`checked="" value="${FLAMBOYANTS}"`)
    expect(texte).toContain('value="Camille Fictive"')
  })

  test('un numéro mal tapé mène à celui que le registre connaît ; un établissement fermé se montre sans se choisir', async () => {
    expect((await moi().lire(`${ICI}?cherche=31000001300041`)).texte).toContain('Le 13e et le 14e chiffres semblent inversés')
    const ferme = (await moi().lire(`${ICI}?cherche=clinique+vieux+pont`)).texte
    expect(ferme).toContain('fermé depuis le dimanche 3 mars 2019')
    expect(ferme).not.toContain('type="radio"')
  })

  test('un visiteur, un agent de l’agence : la page n’existe pas', async () => {
    const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
    for (const vue of [vueDe(undefined), vueDe({ id: 'ars', nom: 'Agence', courriel: 'ars@exemple.fr', siret: null, rpps: null }, ars)]) {
      expect((await vue.lire(ICI)).statut).toBe(404)
      expect((await vue.ecrire(ICI, { ...JE, fiche: FLAMBOYANTS })).statut).toBe(404)
    }
  })
})

describe('s’y rattacher', () => {
  test('un seul envoi : l’organisme, son porteur, le brouillon et son journal', async () => {
    const fait = await moi().ecrire(ICI, { ...JE, fiche: FLAMBOYANTS })
    expect(fait.statut).toBe(303)
    const id = fait.vers?.split('/')[2] ?? ''
    const dossier = await lireDossier(base, id)
    expect(dossier?.organisme).toMatchObject({
      nom: 'EHPAD FICTIF DES FLAMBOYANTS',
      siret: '31000001300022',
      departement: '973',
      nature: 'etablissement-medico-social',
      statut: 'prive-non-lucratif',
      verification: 'faite',
    })
    expect(await lireActeurs(base, personne.id)).toMatchObject([{ role: 'porteur', organismes: [dossier?.organisme.id] }])
    expect(await voirHistoire(base, `dossier:${id}`, 5)).toMatchObject([
      { acte: 'rattacher', de: 'neant', vers: 'brouillon', par: personne.id, contenu: { origine: 'finess', fonction: 'Directrice' } },
    ])
    expect(await lireDeclarations(base, dossier?.organisme.id ?? '')).toMatchObject([{ nom: 'Camille Fictive', fonction: 'Directrice' }])
  })

  test('quelqu’un le représente déjà : on ne s’y rattache pas, on demande à le rejoindre', async () => {
    const { texte } = await moi().lire(`${ICI}?cherche=ehpad+flamboyants`)
    expect(texte).toContain('href="/organismes/31000001300022/rejoindre"')
    expect(texte).not.toContain('type="radio"')
    const force = await moi().ecrire(ICI, { ...JE, fiche: FLAMBOYANTS })
    expect([force.statut, force.texte.includes('Demandez à rejoindre son équipe')]).toEqual([422, true])
    expect(await lireActeurs(base, personne.id)).toMatchObject([{ organismes: [] }])
  })

  test('deux personnes au même moment : une seule le représente', async () => {
    const autre = { id: 'autre', nom: 'Sacha Fictif', courriel: 'sacha@exemple.fr', siret: null, rpps: null }
    await ecrireAgent(base, autre, [])
    const faits = await Promise.all([{ ...personne }, autre].map((qui) => vueDe(qui).ecrire(ICI, { ...JE, fiche: HOPITAL })))
    expect(faits.map((f) => f.statut).toSorted()).toEqual([303, 422])
  })

  test('sans pouvoir l’engager, ou sur une fiche fermée ou inventée : tout est dit d’un coup, la saisie reste', async () => {
    const ferme = await moi().ecrire(ICI, { nom: 'Camille', fonction: 'Stagiaire', fiche: 'finess-970000311' })
    expect(ferme.texte).toContain('est fermé depuis le dimanche 3 mars 2019')
    expect(ferme.texte).toContain('Il faut pouvoir engager l’organisme')
    expect(ferme.texte).toContain('value="Stagiaire"')
    expect((await moi().ecrire(ICI, { ...JE, fiche: 'finess-000000000' })).texte).toContain('n’est pas choisi')
    expect((await moi().ecrire(ICI, { engage: 'oui' })).texte).toContain('3 réponses sont à corriger')
  })

  test('G-02 · après la clôture, rien n’entre : ni dossier, ni organisme, ni droit', async () => {
    const tard = visiteDe(pages, undefined, Temporal.Instant.from('2021-11-01T03:00:00Z'), { ...personne })
    const refuse = await tard.ecrire(ICI, { ...JE, fiche: 'finess-970000410' })
    expect([refuse.statut, refuse.texte.includes('Ce guichet est clos')]).toEqual([422, true])
    expect(await lireActeurs(base, personne.id)).toMatchObject([{ organismes: [] }])
  })
})

describe('hors du registre', () => {
  const siret = avecCle(`${avecCle('31009999')}0001`)
  const declare = (plus: object = {}) =>
    Object.fromEntries(
      Object.entries({ nom: 'Réseau fictif', nature: 'reseau-sante', commune: 'Port-Fictif', departement: '973', siret, ...plus }).map(
        ([cle, v]) => [`declare.${cle}`, v],
      ),
    )

  test('ce qui est faux est dit à sa place ; un SIRET que le registre connaît renvoie à sa fiche', async () => {
    const faux = await moi().ecrire(ICI, { ...JE, ...declare({ siret: '310099999', departement: 'Guyane' }), declarer: 'oui' })
    expect(faux.texte).toContain('« Guyane » n’est pas un numéro de département')
    expect(faux.texte).toContain('Ce numéro de 9 chiffres est un SIREN')
    expect(faux.texte).toContain('value="Guyane"')
    const connu = await moi().ecrire(ICI, { ...JE, ...declare({ siret: '310 000 013 00014' }), declarer: 'oui' })
    expect(connu.texte).toContain('Le registre connaît ce numéro : ASSOCIATION FICTIVE DES FLAMBOYANTS')
  })

  test('il entre à vérifier ; un agent le vérifie une fois, avec sa raison, et dit sa nature', async () => {
    const fait = await moi().ecrire(ICI, { ...JE, ...declare(), declarer: 'oui' })
    const id = fait.vers?.split('/')[2] ?? ''
    expect((await lireOrganisme(base, siret))?.verification).toBe('a-faire')
    await sql`update vie set etat = 'depose' where id = ${id}`.execute(base)
    const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
    const le = Temporal.Instant.from(PENDANT)
    const verifier = (par: Acteur, saisie: object) => acteNomme('verifier-organisme')!.faire(decor.monde, { objet: id, saisie, par, le })
    const saisie = { nature: 'structure-coordonnee', motif: 'Vu l’avis de situation' }
    const motifs = async (r: ReturnType<typeof verifier>) => {
      const fini = await r
      return fini.ok ? [] : fini.error.map((x) => x.motif)
    }
    expect(await motifs(verifier(decor.porteur, saisie))).toEqual(['non-habilite'])
    expect(await motifs(verifier(ars, { nature: 'structure-coordonnee' }))).toEqual(['saisie-invalide'])
    expect(await motifs(verifier(ars, saisie))).toEqual([])
    expect(await lireOrganisme(base, siret)).toMatchObject({ verification: 'faite', nature: 'structure-coordonnee' })
    expect(await motifs(verifier(ars, saisie))).toEqual(['deja-verifie'])
  })

  test('une fiche dont la nature ne se range pas entre elle aussi à vérifier', async () => {
    await moi().ecrire(ICI, { ...JE, fiche: 'finess-690000716' })
    expect((await lireActeurs(base, personne.id))[0]?.organismes).toHaveLength(1)
    const [organisme = ''] = (await lireActeurs(base, personne.id))[0]?.organismes ?? []
    expect(await lireOrganisme(base, organisme)).toMatchObject({ nature: 'autre', verification: 'a-faire' })
  })
})
