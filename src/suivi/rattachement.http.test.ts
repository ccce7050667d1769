import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { planterDecor } from '../../tests/candidature.tsx'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import type { Acteur } from '../journal/objet.ts'
import { avecCle } from '../socle/cles.ts'
import { pagesDesDossiers } from './dossier.http.tsx'

const { base } = await baseDeTest()
const LE = Temporal.Instant.from('2021-07-05T12:00:00Z')
const { monde } = await planterDecor(base, LE.toString())
const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }

test('l’agent lit qui s’est déclaré de l’organisme et le vérifie ; vérifié, l’acte n’est plus proposé ; le porteur n’en voit rien', async () => {
  const camille: Acteur = { id: 'camille', nom: 'Camille', role: 'porteur', organismes: [], droits: {}, fonctions: [] }
  await ecrireAgent(base, { id: 'camille', nom: 'Camille', courriel: 'camille@exemple.fr' }, [])
  const siret = avecCle(`${avecCle('31009999')}0001`)
  const declare = { nom: 'Réseau fictif', nature: 'reseau-sante', commune: 'Port-Fictif', departement: '973', siret }
  const saisie = { appel: 'ssi-2021', guichet: 'audit', declare, nom: 'Camille Fictive', fonction: 'Directrice', engage: 'oui' }
  const ouvert = await acteNomme('rattacher')!.faire(monde, { saisie, par: camille, le: LE })
  const id = ouvert.ok ? ouvert.value.id : ''
  await sql`update vie set etat = 'depose' where id = ${id}`.execute(base)
  const page = async (par: Acteur) => (await visiteDe(pagesDesDossiers(monde, acteNomme), par, LE).lire(`/dossiers/${id}`)).texte

  const avant = await page(ars)
  expect(avant).toContain('Déclaré par Camille Fictive, Directrice, le lundi 5 juillet 2021')
  expect(avant).toContain('sans fiche au registre')
  expect(avant).toContain(`href="/actes/verifier-organisme/${id}"`)
  const sien = await page({ ...camille, organismes: [siret] })
  expect(['Déclaré par', 'verifier-organisme', 'À vérifier :'].filter((t) => sien.includes(t))).toEqual([])

  const motif = { nature: 'reseau-sante', motif: 'Vu l’avis de situation' }
  expect((await acteNomme('verifier-organisme')!.faire(monde, { objet: id, saisie: motif, par: ars, le: LE })).ok).toBe(true)
  const apres = await page(ars)
  expect([apres.includes('À vérifier :'), apres.includes('/actes/verifier-organisme/')]).toEqual([false, false])
})
