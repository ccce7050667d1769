import { afterAll, expect, test } from 'vitest'
import { REGISTRE } from '../../src/actes.ts'
import { type GenreObjet, passage, type Role } from '../../src/vie.ts'
import { A_DECLARER, type Attendu, AUSSI_SUR_L_APPEL, CANARIS, EQUIPE, INSTRUCTION, PAGES, PAR_ROLE } from './attendus.ts'
import { distinguerDans } from './discretion.ts'
import { ouvrirMondeDAcces, type Reponse } from './monde.ts'
import { LIEN_D_EXPERT, PERSONNES, type Personne } from './personnes.ts'

/**
 * Chaque page et chaque acte × chaque personne. Fermé veut dire : la réponse de ce qui n'existe pas, à la lettre et dans le même temps, et
 * rien ne change. Les routes viennent de l'application : une nouvelle page sans ligne dans `attendus.ts` fait échouer le premier essai.
 */
const monde = await ouvrirMondeDAcces()
const distinguer = distinguerDans(monde)
afterAll(() => monde.fermer())

const ouvertA = (a: Attendu, qui: Personne) => a.ouverte === 'tous' || a.ouverte.includes(qui)
/** Une redirection vers la connexion, une absence ou une demande de compte ferment ; le reste ouvre. */
const estOuverte = (r: Reponse) => r.statut < 400 && !r.vers.startsWith('/connexion')
const lues = new Map<Personne, string[]>()
const retenir = (qui: Personne, r: Reponse): Reponse => {
  lues.set(qui, [...(lues.get(qui) ?? []), r.texte])
  return r
}

test('chaque page a sa ligne dans la table, et chaque ligne sa page', () => {
  const routes = monde.routes.filter((r) => r.methode === 'GET').map((r) => r.chemin)
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(PAGES).toSorted())
})

test('chaque page s’ouvre à qui la table le dit, et à personne d’autre ; fermée, elle répond comme ce qui n’existe pas, et aussi vite', async () => {
  const fautes: string[] = []
  for (const attendu of Object.values(PAGES)) {
    const chemin = attendu.chemin(monde.ids)
    for (const qui of PERSONNES) {
      const aComparer = !ouvertA(attendu, qui) && attendu.absent !== undefined
      const vu = aComparer
        ? await distinguer(qui, 'GET', { chemin }, { chemin: attendu.absent })
        : { ici: await monde.demander(qui, 'GET', chemin), fautes: [] }
      const r = retenir(qui, vu.ici)
      if (estOuverte(r) !== ouvertA(attendu, qui)) fautes.push(`${qui} : ${chemin} répond ${r.statut} ${r.vers}`)
      fautes.push(...vu.fautes.filter((f) => !attendu.dedans?.includes(qui) || !f.includes('la base fait')))
    }
  }
  expect(fautes).toEqual([])
}, 180_000)

test('une page du brouillon ne s’ouvre qu’à l’équipe qui l’écrit ; l’agence même n’en lit que les messages qu’elle a reçus', async () => {
  const fautes: string[] = []
  for (const [route, { absent }] of Object.entries(PAGES)) {
    if (!route.startsWith('/dossiers/:id') || absent === undefined || route.endsWith('/participation')) continue
    const chemin = absent.replace(/ssi-2021-\d+/, monde.ids.brouillon)
    for (const qui of PERSONNES) {
      const { ici, fautes: vues } = await distinguer(qui, 'GET', { chemin }, { chemin: absent })
      retenir(qui, ici)
      const ouverte = route.includes('/messages') ? [...EQUIPE, ...INSTRUCTION] : EQUIPE
      if (!ouverte.some((q) => q === qui)) fautes.push(...vues)
    }
  }
  expect(fautes).toEqual([])
}, 180_000)

test('aucun mot du dossier ne paraît chez qui ne peut pas le lire, sur aucune page', () => {
  const voit = (qui: Personne, mot: string) => (lues.get(qui) ?? []).some((t) => t.includes(mot))
  const fuites = Object.entries(CANARIS).flatMap(([mot, lecteurs]) =>
    PERSONNES.filter((qui) => !lecteurs.includes(qui) && voit(qui, mot)).map((qui) => `${qui} · ${mot}`),
  )
  expect(fuites).toEqual([])
  // Sans quoi l'essai ne prouverait rien : ces mots-là sont bien sur des pages.
  for (const mot of Object.keys(CANARIS)) expect([mot, PERSONNES.some((qui) => voit(qui, mot))]).toEqual([mot, true])
  const numeros = [monde.ids.investissement, monde.ids.audit]
  const etrangers = PERSONNES.filter((q) => /^(visiteur|sans-role|ancien|autre|membre|expert|collaborateur)|-ecartee?$/.test(q))
  const vus = etrangers.filter((qui) => (lues.get(qui) ?? []).some((t) => numeros.some((n) => t.includes(n) && !t.includes(`retour=`))))
  expect(vus).toEqual([])
})

test('G-42 · qui siège sans avoir dit ses intérêts est mené à le faire depuis chaque page d’un dossier, et n’en lit rien', async () => {
  const [qui] = A_DECLARER
  const siennes = Object.entries(PAGES).filter(([route, a]) => route.startsWith('/dossiers/:id') && ouvertA(a, qui))
  expect(siennes.length).toBeGreaterThan(20)
  for (const [route, attendu] of siennes) {
    const chemin = attendu.chemin(monde.ids)
    const { vers, texte } = await monde.demander(qui, 'GET', chemin)
    expect([route, vers]).toEqual([route, `/appels/ssi-2021/interets?retour=${encodeURIComponent(chemin)}`])
    for (const mot of Object.keys(CANARIS)) expect([route, mot, texte.includes(mot)]).toEqual([route, mot, false])
  }
})

test('un lien d’expert ne s’ouvre qu’à qui l’a reçu, et à qui le tient sans compte ; il ne dit rien d’autre du dossier', async () => {
  const chemin = `/expertises/${LIEN_D_EXPERT}`
  const dits = await Promise.all(PERSONNES.map(async (qui) => [qui, (await monde.demander(qui, 'GET', chemin)).texte] as const))
  const siens = dits.filter(([, texte]) => !texte.includes('envoyé à une autre adresse')).map(([qui]) => qui)
  expect(siens.toSorted()).toEqual(['expert', 'visiteur'])
  for (const [, texte] of dits) expect(texte).not.toContain(monde.ids.investissement)
})

/** L'objet de l'acte, dans le dossier visé ; un prestataire n'a de dossier que celui qu'il audite. */
const objetDe = (genre: GenreObjet, par: readonly string[]): string => {
  const { audit, investissement } = monde.ids
  switch (genre) {
    case 'appel':
      return 'ssi-2021'
    case 'mission':
      return `${audit}-audit`
    case 'convention':
      return `${investissement}-convention`
    case 'versement':
      return `${investissement}-avance`
    default:
      return par.includes('prestataire') ? audit : investissement
  }
}
const ACTES = REGISTRE.filter(
  (a) =>
    a.genre !== 'organisme' &&
    !['publier', 'recueillir', 'donner-avis', 'declarer-interets', 'amender-proces-verbal', 'approuver-proces-verbal'].includes(a.nom),
)
const peuvent = (genre: GenreObjet, roles: readonly Role[]): readonly Personne[] =>
  roles.flatMap((role) => [...(PAR_ROLE[role] ?? []), ...(genre === 'appel' ? (AUSSI_SUR_L_APPEL[role] ?? []) : [])])

test('chaque acte s’ouvre au rôle que la vie lui donne, sur ce dossier-là ; fermé, il n’apprend ni ne change rien', async () => {
  const avant = await monde.etat()
  const fautes: string[] = []
  for (const acte of ACTES) {
    const roles = passage(acte.genre, acte.nom)?.par ?? []
    const chemin = `/actes/${acte.nom}/${objetDe(acte.genre, roles)}`
    const absent = { chemin: `/actes/${acte.nom}/inconnu` }
    for (const qui of PERSONNES) {
      if (peuvent(acte.genre, roles).includes(qui)) {
        const r = await monde.demander(qui, 'GET', chemin)
        if (!estOuverte(r)) fautes.push(`${qui} : ${chemin} répond ${r.statut}`)
        continue
      }
      for (const methode of ['GET', 'POST'] as const) {
        // Deux actes des mêmes rôles sur le même genre d'objet ont la même absence ; se déporter n'attend pas la déclaration d'intérêts.
        const cle = [acte.genre, ...roles, acte.nom === 'declarer-deport'].join()
        const { ici, fautes: vues } = await distinguer(qui, methode, { chemin }, absent, cle)
        if (estOuverte(ici)) fautes.push(`${qui} : ${methode} ${chemin} répond ${ici.statut}`)
        fautes.push(...vues)
      }
    }
  }
  expect(fautes).toEqual([])
  expect(await monde.etat()).toEqual(avant)
}, 180_000)
