import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { acteNomme } from '../src/actes.ts'
import { ecrireAgent, ecrireOrganisme } from '../src/acteurs/inscription.sql.ts'
import type { Acteur } from '../src/journal/objet.ts'
import { verifierJournal } from '../src/journal/verification.sql.ts'
import { inventer } from '../src/repetition/organismes.ts'
import { baseDeTest } from './base.ts'
import { mondeDEssai } from './rejeu.ts'
import { figer, ouvrirServeur, visiteur } from './serveur.ts'

const { base, url } = await baseDeTest()
const LE = Temporal.Instant.from('2021-09-01T12:00:00Z')
const NOMBRE = 60

test('un serveur tué pendant les dépôts ne perd aucun dépôt acquitté et n’en laisse aucun à moitié', async () => {
  const dossiers = await preparer()
  await figer(base, LE)
  const serveur = await ouvrirServeur(url)
  const v = visiteur(serveur.adresse)
  await v.devenir('p')
  const jeton = await v.jeton(`/actes/deposer/${dossiers[0]}`)
  expect(jeton).not.toBe('')

  const acquittes: string[] = []
  const file = [...dossiers]
  const deposer = async (): Promise<void> => {
    for (let d = file.pop(); d !== undefined; d = file.pop()) {
      const reponse = await v.demander(`/actes/deposer/${d}`, { jeton }).catch(() => undefined)
      if (reponse?.status === 303) acquittes.push(d)
      if (reponse === undefined) return
    }
  }
  const depots = Promise.all(Array.from({ length: 6 }, deposer))
  while (acquittes.length < 12) await new Promise((r) => setTimeout(r, 1))
  await serveur.tuer()
  await depots

  const etats = await lireEtats()
  expect(acquittes.length).toBeGreaterThanOrEqual(12)
  expect(acquittes.length).toBeLessThan(NOMBRE)
  expect(acquittes.filter((d) => etats.get(d)?.etat !== 'depose')).toEqual([])
  // Déposé, c'est tout ensemble : l'état, la photographie, la date et l'entrée du journal ; ou rien de tout cela.
  expect([...etats.values()].filter((e) => new Set([e.etat === 'depose', e.depot, e.date, e.entree]).size > 1)).toEqual([])
  expect((await verifierJournal(base)).ruptures).toEqual([])

  const relance = await ouvrirServeur(url)
  expect((await fetch(`${relance.adresse}/sante`)).status).toBe(200)
  await relance.arreter()
}, 60_000)

const lireEtats = async () =>
  new Map(
    (
      await sql<{ id: string; etat: string; depot: boolean; date: boolean; entree: boolean }>`
        select d.id, d.etat, exists (select 1 from depot where dossier = d.id) as depot, d.depose_le is not null as date,
          exists (select 1 from entree where objet = d.id and acte = 'deposer') as entree
        from dossier_vivant d`.execute(base)
    ).rows.map((r) => [r.id, r] as const),
  )

const preparer = async (): Promise<readonly string[]> => {
  const monde = await mondeDEssai(base, LE)
  const faire = async (nom: string, par: Acteur, saisie: unknown, objet?: string): Promise<string> => {
    const fait = await acteNomme(nom)!.faire(monde, { ...(objet === undefined ? {} : { objet }), saisie, par, le: LE })
    if (!fait.ok) throw new Error(JSON.stringify(fait.error))
    return fait.value.id
  }
  const modeles = Array.from({ length: NOMBRE }, (_, i) => ({ ref: `o${i}`, nature: 'pharmacie', capacite: null, effectif: 4, sites: 0 }))
  const organismes = inventer(7, 'guyane', modeles).map((i) => i.organisme)
  for (const o of organismes) await ecrireOrganisme(base, o, [])
  const ars: Acteur = { id: 'a', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], fonctions: [] }
  const p: Acteur = { id: 'p', nom: 'Porteur', role: 'porteur', organismes: organismes.map((o) => o.id), fonctions: [] }
  await ecrireAgent(base, { id: 'a', nom: 'Agence', courriel: 'a@exemple.fr' }, [{ role: 'ars', agence: 'ars-guyane' }])
  await ecrireAgent(
    base,
    { id: 'p', nom: 'Porteur', courriel: 'p@exemple.fr' },
    organismes.map((o) => ({ role: 'porteur', organisme: o.id })),
  )
  await faire('publier', ars, { code: 'ssi-2021', version: 1, texte: 'essai' })
  const ids: string[] = []
  for (const o of organismes) {
    const id = await faire('ouvrir', p, { appel: 'ssi-2021', guichet: 'audit', organisme: o.id })
    await faire(
      'repondre',
      p,
      {
        reponses: {
          'referent-nomme': 'oui',
          referent: { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' },
        },
      },
      id,
    )
    await faire('s-engager', p, { engagements: ['planifier-audit', 'transmettre-resultats'] }, id)
    ids.push(id)
  }
  return ids
}
