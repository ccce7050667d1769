import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { voirHistoire } from '../journal/lecture.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { lireActeurs } from './acteurs.sql.ts'
import { pagesDEquipe } from './equipe.http.tsx'
import { lireEquipe } from './equipe.sql.ts'
import { pagesDInvitation } from './invitation.http.tsx'
import { lirePersonne } from './personne.sql.ts'

const { base } = await baseDeTest()
const decor = await planterDecor(base, '2021-09-01T12:00:00Z')
const { monde, porteur, etranger } = decor
const liens: string[] = []
const sessions = { demanderLien: async (courriel: string) => void liens.push(courriel) }
const vuePar = (acteur: Acteur | undefined) =>
  visiteDe(pagesDEquipe(monde, acteNomme).route('/', pagesDInvitation(monde, acteNomme, sessions)), acteur, monde.maintenant())
const EQUIPE = '/organismes/clinique/equipe'
const faire = (par: Acteur, acte: string, champs: Record<string, string> = {}) => vuePar(par).ecrire(`${EQUIPE}/actes/${acte}`, champs)
const acteurDe = async (courriel: string): Promise<Acteur> => {
  const agent = await lirePersonne(base, courriel)
  return (await lireActeurs(base, agent?.id ?? ''))[0]!
}
const courriels = async () =>
  (await sql<{ a: string; texte: string }>`select a, concat(texte, ' ', lien->>'chemin') as texte from courriel order by id`.execute(base))
    .rows
const dernierLien = async () => /\/invitations\/\S+/.exec((await courriels()).at(-1)?.texte ?? '')?.[0] ?? ''
const inviter = async (courriel: string, droit = 'ecrire') => {
  const rendu = await faire(porteur, 'inviter', { nom: `Jo ${courriel}`, courriel, droit })
  expect(rendu.vers).toBe(`${EQUIPE}?fait=inviter`)
  return dernierLien()
}
const accueillir = async (courriel: string, droit: string) => {
  await vuePar(undefined).ecrire(await inviter(courriel, droit), {})
  return acteurDe(courriel)
}

test('une personne invitée ouvre la page, appuie, est connue à son adresse et reçoit un lien de connexion', async () => {
  const lien = await inviter('nouvelle@exemple.fr')
  const visiteur = vuePar(undefined)
  expect((await visiteur.lire(lien)).texte).toContain('lire et remplir les dossiers')
  // Un antivirus a suivi le lien avant elle : l'ouvrir ne l'a pas usé.
  expect((await visiteur.lire(lien)).statut).toBe(200)
  const rendu = await visiteur.ecrire(lien, {})
  expect([rendu.statut, rendu.texte.includes('Vous êtes dans l’équipe'), liens.at(-1)]).toEqual([200, true, 'nouvelle@exemple.fr'])
  expect(await acteurDe('nouvelle@exemple.fr')).toMatchObject({ role: 'porteur', droits: { clinique: 'ecrire' } })
  const histoire = await voirHistoire(base, 'organisme:clinique', 10)
  expect(histoire.map((e) => [e.acte, e.par])).toEqual([
    ['accepter-invitation', (await acteurDe('nouvelle@exemple.fr')).id],
    ['inviter', porteur.id],
  ])
  expect(JSON.stringify(histoire)).not.toContain(lien.split('/').at(-1))
  // Le journal ne s'efface pas : il ne retient ni nom ni adresse.
  for (const dit of ['exemple.fr', 'Jo nouvelle']) expect(JSON.stringify(histoire)).not.toContain(dit)
})

test('le jeton n’est gardé nulle part en base, hors du courriel qui le porte', async () => {
  const jeton = (await inviter('secrete@exemple.fr')).split('/').at(-1)!
  const lu = await sql<{ n: number }>`select count(*)::int as n from invitation i where i::text like ${`%${jeton}%`}`.execute(base)
  expect(lu.rows[0]!.n).toBe(0)
})

test('un lien ouvert deux fois, annulé, remplacé, expiré, inventé : une page claire chacun, et rien ne change', async () => {
  const servi = await inviter('deux@exemple.fr')
  await vuePar(undefined).ecrire(servi, {})
  const annule = await inviter('annulee@exemple.fr')
  const page = (await vuePar(porteur).lire(EQUIPE)).texte
  const numero = [...page.matchAll(/name="invitation" value="(\d+)"/g)].at(-1)?.[1] ?? ''
  await faire(porteur, 'annuler-invitation', { invitation: numero })
  const remplace = await inviter('remplacee@exemple.fr')
  await inviter('remplacee@exemple.fr')
  const expire = await inviter('tardive@exemple.fr')
  const avant = (await lireEquipe(base, 'clinique')).length
  decor.ilEst('2021-09-15T12:00:00Z')
  for (const [lien, phrase] of [
    [servi, 'Ce lien a déjà servi'],
    [annule, 'Ce lien a été annulé'],
    [remplace, 'Ce lien a été annulé'],
    [expire, 'les quatorze jours sont passés'],
  ] as const) {
    const vue = vuePar(undefined)
    expect([(await vue.lire(lien)).statut, (await vue.lire(lien)).texte.includes(phrase)]).toEqual([410, true])
    expect((await vue.ecrire(lien, {})).statut).toBe(410)
  }
  expect((await vuePar(undefined).lire('/invitations/inventee')).statut).toBe(404)
  expect(await lireEquipe(base, 'clinique')).toHaveLength(avant)
  decor.ilEst('2021-09-01T12:00:00Z')
})

test('un lien ouvert par une autre personne connectée ne lui donne rien, et sert encore à la bonne', async () => {
  const lien = await inviter('bonne@exemple.fr')
  const autre = vuePar(etranger)
  expect((await autre.lire(lien)).texte).toContain('envoyé à une autre adresse')
  expect((await autre.ecrire(lien, {})).statut).toBe(410)
  expect((await lireEquipe(base, 'clinique')).map((e) => e.agent)).not.toContain(etranger.id)
  expect((await vuePar(undefined).ecrire(lien, {})).statut).toBe(200)
})

test('le même lien envoyé deux fois ensemble ne sert qu’une fois', async () => {
  const lien = await inviter('pressee@exemple.fr')
  const rendus = await Promise.all([vuePar(undefined).ecrire(lien, {}), vuePar(undefined).ecrire(lien, {})])
  expect(rendus.map((r) => r.statut).sort()).toEqual([200, 410])
})

test('une adresse mal écrite est expliquée, la saisie reste', async () => {
  const rendu = await faire(porteur, 'inviter', { nom: 'Jo', courriel: 'jo.exemple', droit: 'lire' })
  expect(rendu.statut).toBe(422)
  for (const dit of ['id="erreurs"', 'value="jo.exemple"', 'prenom.nom@exemple.fr']) expect(rendu.texte).toContain(dit)
})

test('qui ne peut pas déposer lit l’équipe, sait à qui demander, et ne la change pas', async () => {
  const lectrice = await accueillir('lectrice@exemple.fr', 'lire')
  const page = (await vuePar(lectrice).lire(EQUIPE)).texte
  expect(page).toContain(`reviennent à qui peut déposer : ${porteur.nom}`)
  expect(page).not.toContain('Envoyer l’invitation')
  expect((await vuePar(lectrice).lire(`${EQUIPE}/${porteur.id}`)).statut).toBe(404)
  const avant = await lireEquipe(base, 'clinique')
  for (const acte of ['inviter', 'changer-droit', 'retirer-personne', 'transmettre', 'annuler-invitation', 'accepter-acces']) {
    const champs = { nom: 'X', courriel: 'x@exemple.fr', droit: 'deposer', agent: lectrice.id, invitation: '1' }
    const rendu = await faire(lectrice, acte, champs)
    expect([acte, rendu.statut, rendu.texte.includes('votre droit ne le permet pas')]).toEqual([acte, 422, true])
  }
  expect(await lireEquipe(base, 'clinique')).toEqual(avant)
})

test('hors de l’équipe, sa page répond comme celle d’un organisme qui n’existe pas', async () => {
  const dehors = vuePar(etranger)
  const lire = async (id: string) => ({ ...(await dehors.lire(`/organismes/${id}/equipe`)) })
  expect(await lire('clinique')).toEqual(await lire('inventee'))
  expect((await faire(etranger, 'inviter', { nom: 'X', courriel: 'x@exemple.fr', droit: 'deposer' })).statut).toBe(404)
})

test('demander à rejoindre ne dit pas qui est dans l’équipe ; ceux qui l’engagent sont prévenus, acceptent ou refusent', async () => {
  const demandeur = vuePar(etranger)
  const page = (await demandeur.lire('/organismes/clinique/rejoindre')).texte
  expect(page).not.toContain(porteur.nom)
  expect((await demandeur.lire('/organismes/inventee/rejoindre')).statut).toBe(404)
  expect((await demandeur.ecrire('/organismes/clinique/rejoindre', { message: 'Je suis la cadre de santé' })).statut).toBe(303)
  const recus = (await courriels()).filter((c) => c.texte.includes('demande à rejoindre votre équipe'))
  expect(recus.map((c) => c.a)).toEqual(['clinique@exemple.fr'])
  expect((await vuePar(porteur).lire(`${EQUIPE}/${etranger.id}`)).texte).toContain('Je suis la cadre de santé')
  await faire(porteur, 'refuser-acces', { agent: etranger.id })
  expect((await courriels()).at(-1)?.texte).toContain('n’est pas acceptée')
  await demandeur.ecrire('/organismes/clinique/rejoindre', {})
  await faire(porteur, 'accepter-acces', { agent: etranger.id, droit: 'lire' })
  expect((await lireActeurs(base, etranger.id))[0]?.droits).toMatchObject({ clinique: 'lire', voisine: 'deposer' })
  expect((await faire(porteur, 'accepter-acces', { agent: etranger.id, droit: 'deposer' })).texte).toContain('n’attend plus')
  await faire(porteur, 'retirer-personne', { agent: etranger.id })
})

test('la seule personne qui peut déposer ne part pas ; elle transmet, et ne lit plus rien', async () => {
  for (const acte of ['quitter-equipe', 'retirer-personne']) {
    const rendu = await faire(porteur, acte, { agent: porteur.id })
    expect([acte, rendu.statut, rendu.texte.includes('C’est la seule personne qui peut déposer')]).toEqual([acte, 422, true])
  }
  const successeur = await acteurDe('nouvelle@exemple.fr')
  expect((await faire(porteur, 'transmettre', { agent: successeur.id })).vers).toBe('/equipes')
  expect((await acteurDe('nouvelle@exemple.fr')).droits['clinique']).toBe('deposer')
  expect(await lireActeurs(base, porteur.id)).toMatchObject([{ role: 'porteur', organismes: [] }])
})

test('deux personnes qui s’en vont ensemble ne laissent jamais l’équipe sans personne pour déposer', async () => {
  const une = await acteurDe('nouvelle@exemple.fr')
  const lectrice = await acteurDe('lectrice@exemple.fr')
  await faire(une, 'changer-droit', { agent: lectrice.id, droit: 'deposer' })
  const deux = await acteurDe('lectrice@exemple.fr')
  await Promise.all([faire(une, 'quitter-equipe'), faire(deux, 'quitter-equipe')])
  expect((await lireEquipe(base, 'clinique')).filter((e) => e.droit === 'deposer')).toHaveLength(1)
})
