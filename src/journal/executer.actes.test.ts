import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { acteNomme } from '../actes.ts'
import { voirHistoire, voirVivant } from './lecture.sql.ts'

/** Le 25 septembre à 9 h 10, le dossier d04 est prêt à déposer ; un second organisme n'a pas encore de dossier. */
const { base, monde, id, partie } = await partieJouee('ara-2023', Temporal.Instant.from('2023-09-25T07:10:00Z'))
const le = Temporal.Instant.from('2023-09-25T08:00:00Z')
const TROP_TARD = Temporal.Instant.from('2023-10-16T08:00:00Z')
const acteur = (ref: string) => partie.acteurs.get(ref)!
const deposer = (dossier: string, par: string, quand: Temporal.Instant) =>
  acteNomme('deposer')!.faire(monde, { objet: dossier, saisie: {}, par: acteur(par), le: quand })
const etat = async (dossier: string) => (await voirVivant(base, 'dossier', dossier))!.etat
const depots = async (dossier: string) => (await voirHistoire(base, `dossier:${dossier}`, 100)).filter((e) => e.acte === 'deposer').length
const ouvrir = async (organisme: string) => {
  const saisie = { appel: 'cyber-esms-2023', guichet: 'candidature', organisme }
  const fait = await acteNomme('ouvrir')!.faire(monde, { saisie, par: acteur(`porteur-${organisme}`), le })
  if (!fait.ok) throw new Error(JSON.stringify(fait.error))
  return fait.value.id
}

test('tout ce qui s’oppose à un acte est dit d’un seul coup', async () => {
  const dossier = await ouvrir('og-05')
  const fait = await deposer(dossier, 'porteur-og-05', TROP_TARD)
  const motifs = fait.ok ? [] : fait.error.map((r) => r.motif)
  expect(new Set(motifs)).toEqual(new Set(['hors-delai', 'reponse-manquante', 'piece-manquante', 'engagement-manquant']))
  expect(motifs).toHaveLength(1 + 8 + 2 + 2)
  expect(fait.ok ? [] : fait.error.filter((r) => r.phrase === '' || r.remede === '')).toEqual([])
})

test('chaque refus de saisie est dit, et nomme sa case', async () => {
  const saisie = { marche: '', jours: 'beaucoup' }
  const fait = await acteNomme('commander-audit')!.faire(monde, { objet: id('d01'), saisie, par: acteur('gcs'), le })
  expect(fait.ok ? [] : fait.error.map((r) => [r.motif, r.champ])).toEqual([
    ['saisie-invalide', 'marche'],
    ['saisie-invalide', 'jours'],
  ])
})

test('l’état qui s’y oppose n’empêche pas de dire le reste', async () => {
  const fait = await deposer(id('d01'), 'porteur-og-01', TROP_TARD)
  expect(fait.ok ? [] : fait.error.map((r) => r.motif)).toEqual(['etat-interdit', 'hors-delai'])
})

test('le mauvais rôle, ou l’organisme d’un autre, n’apprend rien du dossier', async () => {
  const dossier = await ouvrir('og-06')
  for (const par of ['gcs', 'direction', 'porteur-og-07', 'auditeur-rempart']) {
    const fait = await deposer(dossier, par, TROP_TARD)
    expect(fait.ok ? [] : fait.error.map((r) => r.motif)).toEqual(['non-habilite'])
    expect(JSON.stringify(fait)).not.toContain(dossier)
  }
  expect(await etat(dossier)).toBe('brouillon')
})

test('un objet qui n’existe pas se refuse sans rien dire d’autre', async () => {
  const fait = await deposer('cyber-esms-2023-99999', 'porteur-og-07', le)
  expect(fait.ok ? [] : fait.error.map((r) => r.motif)).toEqual(['introuvable'])
})

test('une écriture qui échoue ne laisse ni état, ni entrée, ni date de dépôt', async () => {
  const dossier = id('d04')
  const enPanne = {
    ...monde,
    prevenir: async () => {
      throw new Error('la messagerie est en panne')
    },
  }
  const essai = acteNomme('deposer')!.faire(enPanne, { objet: dossier, saisie: {}, par: acteur('porteur-og-04'), le })
  await expect(essai).rejects.toThrow('en panne')
  expect(await etat(dossier)).toBe('brouillon')
  expect(await depots(dossier)).toBe(0)
  const lu = await sql<{ n: number }>`select (select count(*)::int from depot where dossier = ${dossier})
    + (select count(*)::int from dossier where id = ${dossier} and depose_le is not null) as n`.execute(base)
  expect(lu.rows[0]!.n).toBe(0)
})

test('deux dépôts au même moment : un seul est accepté, une seule entrée est écrite', async () => {
  const dossier = id('d04')
  const faits = await Promise.all([deposer(dossier, 'porteur-og-04', le), deposer(dossier, 'porteur-og-04', le)])
  expect(faits.filter((f) => f.ok)).toHaveLength(1)
  expect(faits.flatMap((f) => (f.ok ? [] : f.error.map((r) => r.motif)))).toEqual(['etat-interdit'])
  expect(await depots(dossier)).toBe(1)
  expect(await etat(dossier)).toBe('depose')
})

test('deux ouvertures au même moment pour le même organisme : un seul dossier naît, l’autre demande est refusée', async () => {
  const saisie = { appel: 'cyber-esms-2023', guichet: 'candidature', organisme: 'og-08' }
  const une = () => acteNomme('ouvrir')!.faire(monde, { saisie, par: acteur('porteur-og-08'), le })
  const faits = await Promise.all([une(), une(), une()])
  expect(faits.filter((f) => f.ok)).toHaveLength(1)
  expect(faits.flatMap((f) => (f.ok ? [] : f.error.map((r) => r.motif)))).toEqual(['deja-ouvert', 'deja-ouvert'])
  const vivants = await sql<{ n: number }>`select count(*)::int as n from dossier where organisme = 'og-08'`.execute(base)
  expect(vivants.rows[0]!.n).toBe(1)
})
