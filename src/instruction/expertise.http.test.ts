import { load } from 'cheerio'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { partieJouee } from '../../tests/partie.ts'
import { visiteDe } from '../../tests/visite.ts'
import { acteNomme } from '../actes.ts'
import { lireDossier } from '../candidature/lecture.sql.ts'
import { pagesDesDossiers } from '../suivi/dossier.http.tsx'
import { ouvrir } from './acces.http.ts'
import { pagesDesAvis } from './avis.http.tsx'
import { pagesDExpertise } from './expertise.http.tsx'

const LE = Temporal.Instant.from('2021-11-03T12:30:00Z')
const { base, monde, partie, id } = await partieJouee('guyane-2021', LE)
const dossier = id('i-pharma')
const lu = (await lireDossier(base, dossier))!
const [piece] = lu.pieces
const pages = pagesDExpertise(monde, acteNomme)
  .route('/', pagesDesAvis(monde, acteNomme, ouvrir))
  .route('/', pagesDesDossiers(monde, acteNomme))
const vuePar = (ref: string, le = LE) => visiteDe(pages, partie.acteurs.get(ref)!, le)
const inconnu = (le = LE) => visiteDe(pages, undefined, le)
const faire = (acte: string, ref: string, saisie: object, le = LE) =>
  acteNomme(acte)!.faire(monde, { objet: dossier, saisie, par: partie.acteurs.get(ref)!, le })

/** Demande une expertise, et rend le chemin du lien posté. */
const demander = async (plus: object = {}): Promise<string> => {
  const saisie = {
    nom: 'Sol Fictif',
    courriel: 'Sol@expert.exemple.fr',
    question: 'Ce budget est-il réaliste ?',
    criteres: ['budget'],
    ...plus,
  }
  const fait = await faire('demander-expertise', 'analyste', saisie)
  if (!fait.ok) throw new Error(JSON.stringify(fait.error))
  const { rows } = await sql<{ chemin: string; a: string }>`
    select lien->>'chemin' as chemin, a from courriel order by id desc limit 1`.execute(base)
  return new URL(rows[0]?.chemin ?? '', 'http://aucun').pathname
}

describe('ce que l’expert voit', () => {
  test('sa question et ce qui est coché ; ni l’organisme, ni un autre projet, ni une autre pièce, ni un avis', async () => {
    const lien = await demander()
    const { statut, texte } = await inconnu().lire(lien)
    expect(statut).toBe(200)
    expect(texte).toContain('Ce budget est-il réaliste ?')
    expect(texte).toContain('Le budget est justifié et à la mesure de l’établissement.')
    for (const tu of [
      lu.organisme.nom,
      lu.organisme.siret,
      lu.projets[0]!.titre,
      piece!.nom,
      dossier,
      'Camille Fictive',
      'Budget clair</p>',
      'Référents nommés',
    ])
      expect(texte, tu).not.toContain(tu)
    for (const p of lu.pieces) expect((await inconnu().lire(`${lien}/pieces/${p.id}`)).statut).toBe(404)
  })

  test('le projet et la pièce choisis se lisent, la pièce par ce lien seulement', async () => {
    const lien = await demander({ criteres: [], projets: String(lu.projets[0]!.numero), pieces: piece!.id })
    const { texte } = await inconnu().lire(lien)
    expect(texte).toContain(lu.projets[0]!.objectifs.slice(0, 30))
    expect(texte).toContain(`${lien}/pieces/${piece!.id}`)
    expect(texte).not.toContain(lu.organisme.nom)
    expect((await inconnu().lire(`${lien}/pieces/${piece!.id}`)).statut).toBe(200)
    for (const autre of lu.pieces.slice(1)) expect((await inconnu().lire(`${lien}/pieces/${autre.id}`)).statut).toBe(404)
    for (const chemin of [
      `/dossiers/${dossier}`,
      `/dossiers/${dossier}/avis`,
      `/expertises/${'x'.repeat(43)}`,
      `/expertises/${'x'.repeat(43)}/pieces/${piece!.id}`,
    ])
      expect([401, 404], chemin).toContain((await inconnu().lire(chemin)).statut)
  })

  test('le lien est à une personne : une autre, connectée, n’en fait rien', async () => {
    const lien = await demander()
    const autre = await vuePar('porteur-pharma').lire(lien)
    expect([autre.statut, autre.texte.includes('Ce budget')]).toEqual([410, false])
  })

  test('on ne montre que ce qui est au dossier, à une adresse qui se lit', async () => {
    const fait = await faire('demander-expertise', 'gcs', {
      ...{ nom: 'Sol', courriel: 'sol', question: 'Oui ?', criteres: 'completude', pieces: '999999', projets: '42' },
    })
    expect(fait.ok || fait.error.map((r) => [r.motif, r.champ])).toEqual([
      ['courriel-illisible', 'courriel'],
      ['choix-inconnu', 'criteres'],
      ['choix-inconnu', 'pieces'],
      ['choix-inconnu', 'projets'],
    ])
  })
})

describe('répondre', () => {
  test('une fois, en gardant ce qui est faux à l’écran ; puis le lien se ferme, pièces comprises', async () => {
    const lien = await demander({ pieces: piece!.id })
    const vide = await inconnu().ecrire(lien, { jeton: 'jeton', 'notes.budget': '3' })
    expect(vide.statut).toBe(422)
    expect(load(vide.texte)('input[name="notes.budget"]:checked').attr('value')).toBe('3')
    const hors = await inconnu().ecrire(lien, { jeton: 'jeton', reponse: 'Trop cher', 'notes.description': '3' })
    expect(hors.texte).toContain('Cette note n’est pas de celles proposées')
    const rendu = await inconnu().ecrire(lien, { jeton: 'jeton', reponse: 'Le prix est celui du marché.', 'notes.budget': '0' })
    expect([rendu.statut, rendu.texte.includes('Votre avis est rendu')]).toEqual([200, true])
    const encore = await inconnu().ecrire(lien, { jeton: 'jeton', reponse: 'Non' })
    expect([encore.statut, (await inconnu().lire(lien)).statut, (await inconnu().lire(`${lien}/pieces/${piece!.id}`)).statut]).toEqual([
      410, 410, 404,
    ])
  })

  test('sa réponse se lit avec les avis, par qui les lit ; sa note n’entre pas dans la moyenne', async () => {
    const chemin = `/dossiers/${dossier}/avis`
    const lue = (await vuePar('gcs').lire(chemin)).texte
    expect(lue).toContain('Le prix est celui du marché.')
    expect(lue).toContain('hors de la moyenne')
    const $ = load(lue)
    expect($('tr:has(th:contains("Budget clair")) td').first().text()).toBe('Tous à 3')
    expect((await vuePar('ars').lire(chemin)).texte).not.toMatch(/prix est celui|Sol Fictif/)
    const vuDuPorteur = (await vuePar('porteur-pharma').lire(`/dossiers/${dossier}`)).texte
    expect(vuDuPorteur).not.toMatch(/Sol Fictif|expert@|prix est celui/)
  })
})

describe('le lien se ferme', () => {
  test('quand l’agence le ferme, ou au bout de quatorze jours', async () => {
    const lien = await demander()
    const [derniere] = (await sql<{ id: string }>`select max(invitation)::text as id from expertise`.execute(base)).rows
    expect((await inconnu(LE.add({ hours: 14 * 24 }).subtract({ seconds: 1 })).lire(lien)).statut).toBe(200)
    expect((await inconnu(LE.add({ hours: 14 * 24 })).lire(lien)).statut).toBe(410)
    expect((await faire('reprendre-expertise', 'gcs', { expertise: derniere!.id })).ok).toBe(true)
    expect((await inconnu().lire(lien)).statut).toBe(410)
    const deux = await faire('reprendre-expertise', 'gcs', { expertise: derniere!.id })
    expect(deux.ok || deux.error[0]?.motif).toBe('expertise-absente')
  })

  test('quand le dossier n’est plus à l’examen ; et le porteur ne peut ni demander ni rendre une expertise', async () => {
    const lien = await demander()
    const porteur = await faire('demander-expertise', 'porteur-pharma', { nom: 'x', courriel: 'x@exemple.fr', question: 'x' })
    expect(porteur.ok || porteur.error.map((r) => r.motif)).toEqual(['non-habilite'])
    const sans = await faire('rendre-expertise', 'porteur-pharma', { jeton: 'faux', reponse: 'x' })
    expect(sans.ok || sans.error.map((r) => r.motif)).toEqual(['lien-inconnu'])
    expect((await faire('retirer', 'porteur-pharma', { motif: 'Nous renonçons' })).ok).toBe(true)
    const ferme = await inconnu().lire(lien)
    expect([ferme.statut, ferme.texte.includes('terminé')]).toEqual([410, true])
  })
})
