import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { lireActeurs } from '../acteurs/acteurs.sql.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { lirePersonne } from '../acteurs/personne.sql.ts'
import { lireDossier } from '../candidature/lecture.sql.ts'
import { lireDepot } from '../candidature/recu.sql.ts'
import { lireRecueil } from '../candidature/recueil.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { verifierJournal } from '../journal/verification.sql.ts'
import { lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { racine } from '../plateforme/racine.env.ts'
import { avecCle } from '../socle/cles.ts'
import { pagesDesActes } from '../suivi/acte.http.tsx'
import { pagesDesDossiers } from '../suivi/dossier.http.tsx'
import { commandeDemarche } from './demarche.commande.ts'
import { planterRegistre } from './registre.commande.ts'

const { base, url } = await baseDeTest()
const LE = Temporal.Instant.from('2021-11-02T12:00:00Z')
const { monde, pages } = await planterDecor(base, LE.toString())
await planterRegistre(base, LE)
const dossier = await mkdtemp(join(tmpdir(), 'palier-demarche-'))
const avant = { DATABASE_URL: process.env['DATABASE_URL'], PALIER_DONNEES: process.env['PALIER_DONNEES'] }
Object.assign(process.env, { DATABASE_URL: url, PALIER_DONNEES: dossier })
afterAll(async () => {
  for (const [nom, valeur] of Object.entries(avant)) {
    if (valeur === undefined) delete process.env[nom]
    else process.env[nom] = valeur
  }
  await rm(dossier, { recursive: true })
})

const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
const EXEMPLE = join(racine, 'docs/exemples/demarche.json')
const CORRESPONDANCE = join(racine, 'docs/exemples/demarche.correspondance.yaml')
const FICHIERS = join(racine, 'tests/documents')
const PDF = await readFile(join(FICHIERS, 'lettre-signee.pdf'))

// Les parts de l'export que les essais changent.
type Champ = { champDescriptorId: string; updatedAt: string; stringValue: string | null; files?: Fichier[]; [autre: string]: unknown }
type Fichier = { filename: string; checksum: string; byteSize: string; url: string }
type Dossier = {
  number: number
  state: string
  dateDepot: string
  usager: { email: string }
  demandeur: Record<string, unknown>
  champs: Champ[]
}
type Page = {
  errors?: { message: string }[]
  data: { demarche: { number: number; dossiers: { pageInfo: { hasNextPage: boolean }; nodes: Dossier[] } } }
}
const lirePages = async (): Promise<Page[]> => JSON.parse(await readFile(EXEMPLE, 'utf8'))

let exports = 0
/** Écrit un export : celui de l'exemple, changé. */
const exporter = async (changer: (dossiers: Dossier[], pages: Page[]) => void): Promise<string> => {
  const pages = await lirePages()
  changer(
    pages.flatMap((p) => p.data.demarche.dossiers.nodes),
    pages,
  )
  const fichier = join(dossier, `export-${++exports}.json`)
  await writeFile(fichier, JSON.stringify(pages))
  return fichier
}
const seul = (numero: number, dossiers: readonly Dossier[], pages: Page[], faire: (d: Dossier) => void): void => {
  for (const p of pages) p.data.demarche.dossiers.nodes = []
  const d = dossiers.find((x) => x.number === numero)!
  faire(d)
  pages[0]!.data.demarche.dossiers.nodes = [d]
}
/** Un dossier de plus, au numéro et au SIRET dits. */
const neuf = (numero: number, siret: string, faire: (d: Dossier) => void = () => undefined) =>
  exporter((dossiers, pages) =>
    seul(9100001, dossiers, pages, (d) => {
      d.number = numero
      d.demandeur['siret'] = siret
      d.champs = d.champs.filter((c) => c.files === undefined && c['rows'] === undefined)
      faire(d)
    }),
  )

const importer = async (fichier: string, ...options: readonly string[]) => {
  const qui = options.includes('--par') || options.includes('--essai') ? [] : ['--par', 'ars@exemple.fr']
  const commun = ['--appel', 'ssi-2021', '--guichet', 'investissement', '--correspondance', CORRESPONDANCE]
  const { sortie, code } = await commandeDemarche([fichier, ...commun, ...qui, ...options], { json: false })
  const rapport = await readFile(`${fichier}.rejets.csv`, 'utf8').catch(() => '')
  return { sortie, code, rapport }
}
const ici = async (numero: number) =>
  (await sql<{ dossier: string }>`select dossier from recueil where numero = ${numero} and rang = 1`.execute(base)).rows[0]?.dossier ?? ''
const compterTout = async () =>
  (
    await sql`select (select count(*)::int from dossier) as dossiers, (select count(*)::int from entree) as entrees,
      (select count(*)::int from recueil) as recueils, (select count(*)::int from piece) as pieces`.execute(base)
  ).rows[0]
const SIRETS = { etablissement: '31000002100017', foyer: '31000001300030', siege: '31000001300014', reseau: '31000005400018' }

describe('G-23 · importer une démarche', () => {
  test('un essai dit ce qui serait fait et n’écrit rien', async () => {
    const exemple = await exporter(() => undefined)
    const rien = await compterTout()
    const essai = await importer(exemple, '--essai')
    expect(essai.sortie).toContain('4 dossiers lus, 3 à créer, 0 à mettre à jour, 0 déjà là, 0 laissé, 1 rejeté')
    expect(await compterTout()).toEqual(rien)
  })

  test('G-02, G-23 · chaque dossier entre à l’instant de la plateforme : la dernière seconde est reçue, la suivante non, avec les deux heures', async () => {
    const fait = await importer(await exporter(() => undefined), '--fichiers', FICHIERS)
    expect([fait.code, fait.sortie]).toEqual([
      1,
      expect.stringContaining('4 dossiers lus, 3 créés, 0 mis à jour, 0 déjà là, 0 laissé, 1 rejeté'),
    ])
    expect(fait.rapport).toContain('"dossier 9100004";"rejeté";"Déposé là-bas le lundi 1er novembre 2021 à 0')
    expect(fait.rapport).toContain('la dernière minute pour déposer était dimanche 31 octobre 2021 à 23')
    const derniere = await lireDossier(base, await ici(9100003))
    expect([derniere?.deposeLe?.toString(), derniere?.organisme.verification]).toEqual(['2021-11-01T02:59:59Z', 'a-faire'])
    expect((await verifierJournal(base)).ruptures).toEqual([])
  })

  test('le dossier a ses réponses, ses sommes en centimes, ses projets, ses fichiers jugés sur leur contenu, son organisme du registre', async () => {
    const d = await lireDossier(base, await ici(9100001))
    expect(d).toMatchObject({
      organisme: { nom: 'EHPAD FICTIF DES FLAMBOYANTS', finess: '970000113', verification: 'faite' },
      reponses: {
        'referent-cyber-nomme': true,
        'referent-cyber': { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' },
        'commission-interne-creee': true,
        'date-audit': '2021-05-12',
        'autres-financements': false,
      },
      engagements: ['accepter-controle'],
      projets: [
        { titre: 'Sauvegarde à l’extérieur', action: 'sauvegarde-deconnectee', depenses: [{ montant: 4_800_050n }] },
        { titre: 'Double authentification', action: 'vpn-acces-distants', depenses: [{ montant: 125_010n }] },
      ],
    })
    expect(d?.pieces.map((p) => [p.code, p.nom, p.taille])).toEqual([
      ['note-commission', 'note-commission.pdf', PDF.length],
      ['rapport-audit', 'rapport-audit.pdf', PDF.length],
      ['devis.1', 'devis-1.pdf', PDF.length],
    ])
    expect('mutualisation' in (d?.reponses ?? {})).toBe(false)
  })

  test('le déposant représente son organisme, que personne ne représentait, et l’apprend ; le journal ne garde rien de lui', async () => {
    const personne = await lirePersonne(base, 'direction.flamboyants@exemple.fr')
    const [acteur] = await lireActeurs(base, personne?.id ?? '')
    expect([personne?.nom, acteur?.role, Object.values(acteur?.droits ?? {})]).toEqual(['Direction Flamboyants', 'porteur', ['deposer']])
    const [courriel] = (await lireCourriels(base, 20)).filter((c) => c.a === 'direction.flamboyants@exemple.fr')
    expect(courriel?.texte).toContain('9100001')
    const lu = await sql<{ contenu: string; role: string }>`select contenu::text, role from entree where acte = 'recueillir'`.execute(base)
    expect(lu.rows).toHaveLength(3)
    expect(lu.rows.filter((e) => e.role !== 'ars' || /exemple\.fr|Fictif/.test(e.contenu))).toEqual([])
  })

  test('G-23 · importer deux fois ne crée ni ne change rien', async () => {
    const une = await compterTout()
    const fait = await importer(await exporter(() => undefined), '--fichiers', FICHIERS)
    expect(fait.sortie).toContain('0 créé, 0 mis à jour, 3 déjà là, 0 laissé, 1 rejeté')
    expect(await compterTout()).toEqual(une)
  })

  test('deux imports en même temps ne font qu’un dossier', async () => {
    const fichier = await neuf(9100010, SIRETS.reseau)
    const copie = await neuf(9100010, SIRETS.reseau)
    await Promise.all([importer(fichier), importer(copie)])
    const { rows } = await sql`select 1 from recueil where numero = 9100010`.execute(base)
    expect(rows).toHaveLength(1)
  })
})

describe('ce qui change là-bas', () => {
  const changer = (texte: string, le: string) =>
    exporter((dossiers, pages) =>
      seul(9100001, dossiers, pages, (d) => {
        const nom = d.champs.find((c) => c.stringValue === 'Fictif')!
        Object.assign(nom, { stringValue: texte, updatedAt: le })
      }),
    )
  const nomDuReferent = async () => (await lireDossier(base, await ici(9100001)))?.reponses['referent-cyber']

  test('G-23 · avant la clôture, le dossier suit ; son dépôt reste, sa dernière photographie se lit', async () => {
    const id = await ici(9100001)
    const premier = await lireDepot(base, id)
    const fait = await importer(await changer('Martin', '2021-10-30T10:00:00+02:00'))
    expect(fait.sortie).toContain('0 créé, 1 mis à jour')
    expect(await nomDuReferent()).toMatchObject({ nom: 'Martin' })
    const second = await lireDepot(base, id)
    expect([second?.le, JSON.stringify(second?.instantane).includes('Martin'), second?.empreinte === premier?.empreinte]).toEqual([
      premier?.le,
      true,
      false,
    ])
    expect(await lireRecueil(base, id)).toMatchObject({ rang: 2, numero: 9100001 })
    expect((await lireDossier(base, id))?.pieces).toHaveLength(3)
  })

  test('après la clôture, un export plus ancien, ou l’examen commencé : le dossier reste tel quel, et chaque raison est dite', async () => {
    const tard = await importer(await changer('Tardif', '2021-11-01T04:00:00+01:00'))
    expect([tard.code, tard.sortie.includes('1 laissé')]).toEqual([0, true])
    expect(tard.rapport).toContain('la dernière minute pour déposer était')
    expect((await importer(await changer('Ancien', '2021-10-28T16:02:11+02:00'))).rapport).toContain('plus ancien que ce que Palier tient')
    const id = await ici(9100001)
    const demande = { questions: ['mutualisation'], pieces: [], motif: 'Dites-nous.', jours: 5 }
    expect((await acteNomme('demander-complement')!.faire(monde, { objet: id, saisie: demande, par: ars, le: LE })).ok).toBe(true)
    const deux = await importer(await changer('Encore', '2021-11-01T05:00:00+01:00'))
    expect(deux.rapport).toContain('déjà entre les mains de l’agence')
    expect(deux.rapport).toContain('la dernière minute pour déposer était')
    expect(await nomDuReferent()).toMatchObject({ nom: 'Martin' })
  })
})

describe('les fichiers', () => {
  const somme = (octets: Uint8Array) => createHash('md5').update(octets).digest('base64')
  const avecFichier = (numero: number, siret: string, octets: Uint8Array, adresse: string, annonce: Partial<Fichier> = {}) =>
    exporter((dossiers, pages) =>
      seul(9100001, dossiers, pages, (d) => {
        d.number = numero
        d.demandeur['siret'] = siret
        const note = d.champs.find((c) => c.files?.[0]?.filename === 'note-commission.pdf')!
        note.files = [{ filename: 'note.pdf', checksum: somme(octets), byteSize: String(octets.length), url: adresse, ...annonce }]
        d.champs = [note]
      }),
    )
  const piecesDe = async (numero: number) => (await lireDossier(base, await ici(numero)))?.pieces.map((p) => p.nom)

  test('absent aujourd’hui, un fichier rejoint son dossier au prochain import qui l’apporte ; ensuite plus rien ne change', async () => {
    const sans = await avecFichier(9100020, SIRETS.etablissement, PDF, 'http://127.0.0.1:9/perime')
    const premier = await importer(sans)
    expect([premier.code, premier.sortie.includes('1 créé')]).toEqual([0, true])
    expect(premier.rapport).toContain('"créé sans cela";"Le fichier « note.pdf » n’est ni dans le dossier')
    expect(await piecesDe(9100020)).toEqual([])
    expect((await importer(sans, '--fichiers', FICHIERS)).sortie).toContain('1 mis à jour')
    expect(await piecesDe(9100020)).toEqual(['note.pdf'])
    const fin = await importer(sans, '--fichiers', FICHIERS)
    expect([fin.sortie.includes('1 déjà là'), fin.rapport]).toEqual([true, ''])
  })

  test('à son adresse quand elle répond ; arrivé changé, il n’est pas gardé', async () => {
    const serveur = createServer((demande, reponse) => void reponse.end(demande.url === '/bon' ? PDF : Buffer.from('coupé'))).listen(
      0,
      '127.0.0.1',
    )
    await new Promise((pret) => serveur.once('listening', pret))
    const lieu = serveur.address()
    const ou = `http://127.0.0.1:${typeof lieu === 'object' ? lieu?.port : ''}`
    try {
      await importer(await avecFichier(9100021, SIRETS.foyer, PDF, `${ou}/bon`))
      expect(await piecesDe(9100021)).toEqual(['note.pdf'])
      const change = await importer(await avecFichier(9100022, SIRETS.siege, PDF, `${ou}/coupe`))
      expect(change.rapport).toContain('n’est pas arrivé tel que la plateforme l’annonce')
      expect(await piecesDe(9100022)).toEqual([])
    } finally {
      serveur.close()
    }
  })

  test('un programme qui se dit PDF n’entre pas, le dossier si, et l’agence le lit', async () => {
    const programme = new TextEncoder().encode('MZ ceci n’est pas un document')
    const reserve = join(dossier, 'reserve')
    await mkdir(reserve, { recursive: true })
    await writeFile(join(reserve, 'note.pdf'), programme)
    // Un second dossier pour le même organisme est refusé : celui-ci est retiré d'abord.
    const id = await ici(9100022)
    await sql`update dossier set retire_le = now() where id = ${id}`.execute(base)
    const fait = await importer(await avecFichier(9100023, SIRETS.siege, programme, ''), '--fichiers', reserve)
    expect([fait.sortie.includes('1 créé'), fait.rapport.includes('n’est pas un vrai pdf')]).toEqual([true, true])
    expect(await piecesDe(9100023)).toEqual([])
    expect((await lireRecueil(base, await ici(9100023)))?.fichiers).toMatchObject([{ sort: 'refuse' }])
  })
})

describe('ce qui n’entre pas', () => {
  test('tous les refus d’un dossier sont dits à la fois', async () => {
    const fait = await importer(
      await neuf(9100030, '', (d) => {
        d.demandeur = { __typename: 'PersonnePhysique', nom: 'Fictif', prenom: 'Jo' }
        d.state = 'accepte'
        d.dateDepot = '2021-11-05T10:00:00+01:00'
      }),
    )
    expect(fait.rapport.split('\n').filter((l) => l.startsWith('"dossier 9100030";"rejeté"'))).toHaveLength(3)
    for (const dit of ['la dernière minute', 'déjà rendu une décision', 'sans organisme']) expect(fait.rapport).toContain(dit)
  })

  test('un organisme qui a déjà un dossier ici, un SIRET que rien ne connaît ni ne décrit', async () => {
    expect((await importer(await neuf(9100031, SIRETS.etablissement))).rapport).toContain(
      `déjà un dossier à ce guichet : ${await ici(9100020)}`,
    )
    const seulSiret = await neuf(9100032, '', (d) => {
      d.demandeur = { __typename: 'PersonneMoraleIncomplete', siret: '31000090600019'.replace('90600019', '90606669') }
    })
    expect((await importer(seulSiret)).rapport).toContain('aucun registre d’ici ne le connaît')
  })

  test('reçu à temps et changé là-bas après la clôture : il entre, et l’agence le lit', async () => {
    const tard = await neuf(9100034, avecCle(`${avecCle('31000091')}0001`), (d) => {
      d.champs[0]!.updatedAt = '2021-11-02T10:00:00+01:00'
    })
    const fait = await importer(tard)
    expect([fait.sortie.includes('1 créé'), fait.rapport.includes('a changé là-bas après la clôture')]).toEqual([true, true])
    const page = await visiteDe(pagesDesDossiers(monde, acteNomme), ars, LE).lire(`/dossiers/${await ici(9100034)}`)
    expect(page.texte).toContain('Une réponse a changé sur la plateforme nationale après la clôture, le mardi 2 novembre 2021')
  })

  test('un organisme que d’autres représentent : le dossier entre, le déposant n’a aucun droit, et c’est dit', async () => {
    const siret = '31000020300011'
    const id = await ici(9100002)
    await sql`update dossier set retire_le = now() where id = ${id}`.execute(base)
    const fait = await importer(await neuf(9100033, siret, (d) => Object.assign(d.usager, { email: 'inconnue@exemple.fr' })))
    expect([fait.sortie.includes('1 créé'), fait.rapport.includes('inconnue@exemple.fr n’est pas de l’équipe')]).toEqual([true, true])
    const [acteur] = await lireActeurs(base, (await lirePersonne(base, 'inconnue@exemple.fr'))?.id ?? '')
    expect(acteur?.organismes).toEqual([])
  })

  test('des données partielles avec une erreur, deux démarches, une page manquante : rien n’est cru à moitié', async () => {
    const rien = await compterTout()
    const partiel = await importer(await exporter((_, pages) => Object.assign(pages[1]!, { errors: [{ message: 'délai dépassé' }] })))
    expect([partiel.code, partiel.sortie.includes('délai dépassé')]).toEqual([1, true])
    const deux = await importer(await exporter((_, pages) => Object.assign(pages[1]!.data.demarche, { number: 5 })))
    expect([deux.code, deux.sortie.includes('de deux démarches')]).toEqual([1, true])
    const autre = await importer(
      await exporter((_, pages) => {
        for (const p of pages) p.data.demarche.number = 5
      }),
    )
    expect([autre.code, autre.sortie.includes('est écrite pour la démarche 99123')]).toEqual([1, true])
    expect(await compterTout()).toEqual(rien)
    const sansFin = await importer(await exporter((_, pages) => pages.pop()))
    expect([sansFin.code, sansFin.sortie.includes('exportez les pages suivantes')]).toEqual([1, true])
  })

  test('ni un porteur, ni l’agent d’une autre agence, ni un guichet inconnu, ni une option mal tapée', async () => {
    await ecrireAgent(base, { id: 'loin', nom: 'Loin', courriel: 'loin@exemple.fr' }, [{ role: 'grades', agence: 'ars-ara' }])
    const fichier = await neuf(9100040, SIRETS.etablissement)
    for (const qui of ['loin@exemple.fr', 'direction.flamboyants@exemple.fr', 'personne@exemple.fr'])
      expect((await importer(fichier, '--par', qui)).sortie).toContain('n’est ni de l’agence ni de son opérateur')
    const commande = (...args: readonly string[]) => commandeDemarche(args, { json: false })
    expect((await commande(fichier, '--appel', 'ssi-2021', '--guichet', 'x', '--proposer')).sortie).toContain('audit, investissement')
    expect(await commande(fichier, '--apel', 'ssi-2021')).toMatchObject({ code: 2, sortie: expect.stringContaining('« --appel »') })
    const sansCorrespondance = await commande(fichier, '--appel', 'ssi-2021', '--guichet', 'audit')
    expect([sansCorrespondance.code, sansCorrespondance.sortie.includes('--proposer')]).toEqual([2, true])
    const esms = await commande(fichier, '--appel', 'cyber-esms-2023', '--guichet', 'maturite', '--proposer')
    expect(esms.code).toBe(1)
  })
})

describe('G-23 · l’origine d’un dossier', () => {
  const visiter = (par: Acteur) => visiteDe(pagesDesDossiers(monde, acteNomme).route('/', pagesDesActes(monde, acteNomme)), par, LE)

  test('G-23 · elle se lit sur sa page, de l’agence comme du porteur ; ce qui lui manque, de l’agence seule', async () => {
    const id = await ici(9100001)
    const personne = await lirePersonne(base, 'direction.flamboyants@exemple.fr')
    const [porteur] = await lireActeurs(base, personne?.id ?? '')
    const [la, chezLui] = [(await visiter(ars).lire(`/dossiers/${id}`)).texte, (await visiter(porteur!).lire(`/dossiers/${id}`)).texte]
    for (const page of [la, chezLui]) expect(page).toContain('Plateforme nationale, dossier n°\u00a09100001 de la démarche 99123')
    expect([la.includes('Ce qui manque à ce dossier'), la.includes('Plan d’actions de l’audit mis à jour')]).toEqual([true, true])
    expect(chezLui).not.toContain('Ce qui manque à ce dossier')
  })

  test('elle se lit sur le dossier déposé et sur le reçu, qui ne disent pas l’avoir reçu d’ici', async () => {
    const id = await ici(9100001)
    const personne = await lirePersonne(base, 'direction.flamboyants@exemple.fr')
    const [porteur] = await lireActeurs(base, personne?.id ?? '')
    const lire = async (par: Acteur | undefined, chemin: string) => (await pages(par).request(`/dossiers/${id}/${chemin}`)).text()
    for (const page of [await lire(ars, 'depot'), await lire(porteur, 'recu')]) expect(page).toContain('Plateforme nationale, dossier')
    expect(await lire(ars, 'depot')).not.toContain('ce qui a été lu et signé')
    expect((await pages(porteur).request(`/dossiers/${id}/recu.pdf`)).status).toBe(200)
  })

  test('l’acte n’a ni lien ni page : la commande seule recueille', async () => {
    const id = await ici(9100001)
    expect((await visiter(ars).lire(`/dossiers/${id}`)).texte).not.toContain('/actes/recueillir/')
    expect((await visiter(ars).lire(`/actes/recueillir/${id}`)).statut).toBe(404)
    expect((await visiter(ars).ecrire(`/actes/recueillir/${id}`, { appel: 'ssi-2021' })).statut).toBe(404)
  })
})
