import { z } from 'zod'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Vivant, vers } from '../journal/objet.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { type Instant, jourAvant, jourDe } from '../socle/temps.ts'
import type { Appel, Guichet } from './appel.ts'
import { ecrireMouvement, voirMouvements } from './enveloppe.sql.ts'
import { acte } from './monde.actes.ts'
import { ecrireVersion, lireVersions } from './publication.sql.ts'

/** Publie une version : elle est immuable, dote les enveloppes et pose les séances. */
export const actePublier = acte({
  nom: 'publier',
  genre: 'appel',
  titre: 'Publier l’appel',
  suite: 'La version est figée ; les dossiers s’ouvrent sous elle.',
  saisie: z.object({ code: z.string(), version: z.int(), texte: z.string() }),
  naissance: async (base, s, { monde }) => {
    const { agence } = monde.appel(s.code, s.version)
    const etat = (await lireVersions(base, s.code)).length === 0 ? 'neant' : 'publie'
    const objet: Vivant = {
      genre: 'appel',
      id: s.code,
      fil: `appel:${s.code}`,
      etat,
      agence: agence.code,
      appel: s.code,
      organisme: null,
      prestataire: null,
    }
    return ok(objet)
  },
  decider: async (base, s, { monde }) => {
    const connues = await lireVersions(base, s.code)
    const scelle = empreinte(s.texte)
    if (connues.some((v) => v.version === s.version)) {
      return err([
        refus(
          'version-publiee',
          `La version ${s.version} de ${s.code} est déjà publiée.`,
          'Une version publiée ne change pas : donnez un numéro suivant à la vôtre.',
        ),
      ])
    }
    return ok({ appel: monde.appel(s.code, s.version), empreinte: scelle, texte: s.texte, premiere: connues.length === 0 })
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    const { appel } = fait
    await ecrireVersion(base, {
      code: appel.code,
      version: appel.version,
      agence: appel.agence.code,
      empreinte: fait.empreinte,
      texte: fait.texte,
      le,
    })
    for (const g of appel.guichets) await doter(base, appel, g, par.id, le)
    const inscription = vers(objet, 'publie', { version: appel.version, empreinte: fait.empreinte })
    const { agence, appel: code, organisme, prestataire } = objet
    return [fait.premiere ? { ...inscription, perimetre: { agence, appel: code, organisme, prestataire } } : inscription]
  },
})

/** La dotation, une fois, puis les abondements dont le jour est venu ; le grand livre les garde tous. */
const doter = async (base: Base, appel: Appel, guichet: Guichet, par: string, le: Instant): Promise<void> => {
  const { enveloppe } = guichet.argent
  if (enveloppe === undefined) return
  const deja = (await voirMouvements(base, appel.code)).filter((m) => m.guichet === guichet.code)
  const commun = { appel: appel.code, guichet: guichet.code, dossier: null, le, par }
  if (deja.length === 0)
    await ecrireMouvement(base, { ...commun, genre: 'dotation', montant: enveloppe.montant, motif: 'Dotation de l’appel' })
  for (const a of enveloppe.abondements) {
    const connu = deja.some((m) => m.genre === 'abondement' && m.motif === a.motif)
    if (!connu && !jourAvant(jourDe(le, appel.fuseau), a.le))
      await ecrireMouvement(base, { ...commun, genre: 'abondement', montant: a.montant, motif: a.motif })
  }
}
