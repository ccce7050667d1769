import { afterAll, expect, test } from 'vitest'
import { REGISTRE } from '../../src/actes.ts'
import { type GenreObjet, passage, type Role } from '../../src/vie.ts'
import { baseDeTest } from '../base.ts'
import { type Attendu, AUSSI_SUR_L_APPEL, CANARIS, PAGES, PAR_ROLE } from './attendus.ts'
import { ouvrirMondeDAcces, PERSONNES, type Personne, type Reponse } from './monde.ts'

/**
 * Chaque route et chaque acte × chaque personne. Fermé veut dire : la réponse de ce qui n'existe pas, à la lettre, et rien ne change.
 * Les routes viennent de l'application : une nouvelle page sans ligne dans `attendus.ts` fait échouer le premier essai.
 */
const { base, url } = await baseDeTest()
const monde = await ouvrirMondeDAcces(base, url)
afterAll(() => monde.fermer())

const ouvertA = (a: Attendu, qui: Personne) => a.ouverte === 'tous' || a.ouverte.includes(qui)
/** Une redirection vers la connexion, une absence ou une demande de compte ferment ; le reste ouvre. */
const estOuverte = (r: Reponse) => r.statut < 400 && !r.vers.startsWith('/connexion')
const lues = new Map<Personne, string[]>()
const lire = async (qui: Personne, chemin: string): Promise<Reponse> => {
  const r = await monde.demander(qui, 'GET', chemin)
  lues.set(qui, [...(lues.get(qui) ?? []), r.texte])
  return r
}
/** Une réponse, son adresse mise à part : la seule chose qu'une page absente répète. */
const sansAdresse = (r: Reponse, chemin: string) => ({
  ...r,
  texte: r.texte
    .replaceAll(encodeURIComponent(chemin), '…')
    .replaceAll(chemin, '…')
    .replaceAll(encodeURIComponent(encodeURIComponent(chemin)), '…'),
})

const absences = new Map<string, string>()
/** Ce que cette personne lit de ce qui n'existe pas. */
const rien = async (qui: Personne, methode: string): Promise<string> => {
  const chemin = '/actes/notifier/inconnu'
  const connue = absences.get(`${qui} ${methode}`) ?? JSON.stringify(sansAdresse(await monde.demander(qui, methode, chemin), chemin))
  absences.set(`${qui} ${methode}`, connue)
  return connue
}

test('chaque page a sa ligne dans la table, et chaque ligne sa page', () => {
  const routes = monde.routes.filter((r) => r.methode === 'GET').map((r) => r.chemin)
  expect([...new Set(routes)].toSorted()).toEqual(Object.keys(PAGES).toSorted())
})

test('chaque page s’ouvre à qui la table le dit, et à personne d’autre ; fermée, elle répond comme ce qui n’existe pas', async () => {
  const fautes: string[] = []
  for (const attendu of Object.values(PAGES)) {
    const chemin = attendu.chemin(monde.ids)
    for (const qui of PERSONNES) {
      const r = await lire(qui, chemin)
      if (estOuverte(r) !== ouvertA(attendu, qui)) fautes.push(`${qui} : ${chemin} répond ${r.statut} ${r.vers}`)
      if (ouvertA(attendu, qui) || attendu.absent === undefined) continue
      const ici = JSON.stringify(sansAdresse(r, chemin))
      // Presque toutes les absences se disent de même ; une page qui a la sienne se compare à sa propre absence.
      if (ici === (await rien(qui, 'GET'))) continue
      const absente = await monde.demander(qui, 'GET', attendu.absent)
      if (ici !== JSON.stringify(sansAdresse(absente, attendu.absent)))
        fautes.push(`${qui} distingue ${chemin} (${r.statut}) de ${attendu.absent} (${absente.statut})`)
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
  for (const mot of ['CANARI-MESSAGE', 'CANARI-AVIS', 'CANARI-DECISION', 'Sauvegardes toujours branchées'])
    expect([mot, PERSONNES.some((qui) => voit(qui, mot))]).toEqual([mot, true])
  const numeros = [monde.ids.investissement, monde.ids.audit]
  const etrangers = PERSONNES.filter((q) => /^(visiteur|sans-role|ancien|autre|ars-ecarte|commission-ecartee)/.test(q))
  const vus = etrangers.filter((qui) => (lues.get(qui) ?? []).some((t) => numeros.some((n) => t.includes(n) && !t.includes(`retour=`))))
  expect(vus).toEqual([])
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
const ACTES = REGISTRE.filter((a) => a.genre !== 'organisme' && !['publier', 'recueillir', 'donner-avis'].includes(a.nom))
const peuvent = (genre: GenreObjet, roles: readonly Role[]): readonly Personne[] =>
  roles.flatMap((role) => [...(PAR_ROLE[role] ?? []), ...(genre === 'appel' ? (AUSSI_SUR_L_APPEL[role] ?? []) : [])])

test('chaque acte s’ouvre au rôle que la vie lui donne, sur ce dossier-là ; fermé, il n’apprend ni ne change rien', async () => {
  const avant = await monde.etat()
  const fautes: string[] = []
  for (const acte of ACTES) {
    const roles = passage(acte.genre, acte.nom)?.par ?? []
    const chemin = `/actes/${acte.nom}/${objetDe(acte.genre, roles)}`
    for (const qui of PERSONNES) {
      const ouvert = peuvent(acte.genre, roles).includes(qui)
      const r = await monde.demander(qui, 'GET', chemin)
      if (estOuverte(r) !== ouvert) fautes.push(`${qui} : ${chemin} répond ${r.statut}`)
      if (ouvert) continue
      const envoi = await monde.demander(qui, 'POST', chemin)
      for (const [methode, ici] of [
        ['GET', r],
        ['POST', envoi],
      ] as const)
        if (JSON.stringify(sansAdresse(ici, chemin)) !== (await rien(qui, methode))) fautes.push(`${qui} distingue ${methode} ${chemin}`)
    }
  }
  expect(fautes).toEqual([])
  expect(await monde.etat()).toBe(avant)
}, 180_000)
