import { beforeAll, describe, expect, test } from 'vitest'
import { baseDeTest } from '../../tests/base.ts'
import { type Decor, planterDecor } from '../../tests/candidature.tsx'
import { aClamd, EICAR, unClamd } from '../../tests/clamd.ts'
import { unPdf } from '../../tests/documents.ts'
import { acteNomme } from '../actes.ts'
import type { Monde } from '../appel/monde.actes.ts'
import { lireCourriels } from '../plateforme/courriel/courriel.sql.ts'
import { analyserLesFichiers } from './analyser.actes.ts'
import type { PieceJointe } from './dossier.ts'
import { lireDossier } from './lecture.sql.ts'

describe.runIf(aClamd)('avec un vrai clamd', async () => {
  const { base } = await baseDeTest()
  const clamav = await unClamd()
  let decor: Decor
  let monde: Monde
  let id = ''
  const chezMoi = () => decor.pages(decor.porteur)

  beforeAll(async () => {
    decor = await planterDecor(base, '2021-10-28T14:00:00Z', { antivirus: clamav.antivirus })
    monde = decor.monde
    const ouvert = await chezMoi().request('/appels/ssi-2021/ouvrir/investissement', {
      method: 'POST',
      body: new URLSearchParams({ organisme: 'clinique' }),
    })
    id = ouvert.headers.get('Location')?.split('/')[2] ?? ''
  })

  const joindre = async (code: string, nom: string, octets: Uint8Array) => {
    const demande = { objet: id, saisie: { piece: code, fichier: { nom, octets } }, par: decor.porteur, le: monde.maintenant() }
    const fait = await acteNomme('joindre')!.faire(monde, demande)
    return fait.ok ? [] : fait.error.map((r) => r.motif)
  }
  const piece = async (code: string): Promise<PieceJointe> => (await lireDossier(base, id))!.pieces.find((p) => p.code === code)!
  const telecharger = async (code: string) => (await chezMoi().request(`/dossiers/${id}/fichiers/${(await piece(code)).id}`)).status
  const INFECTE = unPdf(EICAR)

  test('un fichier n’est rendu à personne avant son verdict, puis il l’est', async () => {
    expect(await joindre('note-commission', 'note.pdf', unPdf('propre'))).toEqual([])
    expect([(await piece('note-commission')).verdict, await telecharger('note-commission')]).toEqual(['attente', 404])
    expect(await (await chezMoi().request(`/dossiers/${id}/pieces`)).text()).toContain('vous pouvez déposer sans attendre')
    expect(await analyserLesFichiers(monde)).toBe(1)
    expect([(await piece('note-commission')).verdict, await telecharger('note-commission')]).toEqual(['saine', 200])
    expect(await analyserLesFichiers(monde)).toBe(0)
  })

  test('un fichier infecté est détruit, sa rangée reste, le porteur est prévenu, et le même ne se rejoint pas', async () => {
    await joindre('rapport-audit', 'rapport.pdf', INFECTE)
    await analyserLesFichiers(monde)
    const infectee = await piece('rapport-audit')
    expect([infectee.verdict, infectee.nom, await telecharger('rapport-audit')]).toEqual(['infectee', 'rapport.pdf', 404])
    await expect(monde.fichiers.lire(infectee.empreinte)).rejects.toThrow()
    const [courriel] = await lireCourriels(base, 1)
    expect(courriel).toMatchObject({ objet: `Fichier écarté, dossier ${id}`, texte: expect.stringContaining('Le fichier est détruit') })
    expect(await joindre('rapport-audit', 'rapport-2.pdf', INFECTE)).toEqual(['fichier-infecte'])
    expect(await (await chezMoi().request(`/dossiers/${id}/pieces`)).text()).toContain('Fichier dangereux, détruit')
  })

  test('clamd tué, les fichiers attendent ; revenu, ils sont jugés', async () => {
    await clamav.tuer()
    expect(await clamav.antivirus.repond()).toBe(false)
    expect(await joindre('note-commission', 'deux.pdf', unPdf('deux'))).toEqual([])
    expect([await analyserLesFichiers(monde), (await piece('note-commission')).verdict]).toEqual([0, 'attente'])
    await clamav.demarrer()
    expect([await analyserLesFichiers(monde), (await piece('note-commission')).verdict]).toEqual([1, 'saine'])
  })

  test('ce que clamd ne peut pas lire, trop gros pour lui ou perdu, est dit illisible et ne bloque pas les autres', async () => {
    await joindre('plan-actions', 'plan.pdf', Buffer.concat([unPdf(), Buffer.alloc(1_500_000)]))
    await joindre('note-commission', 'perdue.pdf', unPdf('perdue'))
    await monde.fichiers.detruire((await piece('note-commission')).empreinte)
    expect(await analyserLesFichiers(monde)).toBe(2)
    expect([(await piece('plan-actions')).verdict, (await piece('note-commission')).verdict]).toEqual(['illisible', 'illisible'])
    expect(await telecharger('plan-actions')).toBe(404)
  })
})
