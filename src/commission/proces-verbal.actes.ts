import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Appel } from '../appel/appel.ts'
import { acte, type Monde } from '../appel/monde.actes.ts'
import type { Ecarte } from '../instruction/conflit.sql.ts'
import { lireSeances, verrouillerSeance } from '../instruction/instruction.sql.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Contexte } from '../journal/executer.actes.ts'
import type { Base } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { composer } from '../plateforme/pdf/composer.pdf.ts'
import type { Lettre } from '../plateforme/pdf/lettre.ts'
import { choixParmi, marque, texteLibre } from '../plateforme/saisie/champs.zod.ts'
import { ok } from '../socle/resultat.ts'
import type { Instant } from '../socle/temps.ts'
import type { AvisRendu } from './avis-rendu.ts'
import { appelDe } from './convoquer.actes.ts'
import { lireInscrits, lireTus, SANS_PERSONNE } from './inscrits.actes.ts'
import { type Presence, presentsA } from './presence.ts'
import { ecrireApprobation, ecrireVersion, lireApprobation, lireVersions } from './proces-verbal.sql.ts'
import { amender, approuver, SANS_AMENDEMENT } from './proces-verbal.ts'
import { lirePresences, lirePresidence } from './tenue.sql.ts'
import { texteDuProcesVerbal } from './texte-du-proces-verbal.ts'

export const acteAmenderProcesVerbal = acte({
  nom: 'amender-proces-verbal',
  genre: 'appel',
  titre: 'Amender le procès-verbal',
  suite: 'Cette version remplace la précédente, qui reste gardée. Qui a présidé la relit, l’approuve et la signe.',
  saisie: z.object({
    seance: choixParmi('Séance'),
    observations: texteLibre('Observations sur la séance'),
    notes: z.record(z.string(), z.string().max(20_000, 'Une note a 20 000 caractères au plus.')).default({}),
    vue: marque('Version lue'),
  }),
  decider: async (base, s, contexte) => {
    const { seance, ...etat } = await lireEtat(base, s.seance, contexte)
    const inscrits = seance === undefined ? [] : await lireInscrits({ ...contexte.monde, base }, etat.appel, seance, SANS_PERSONNE)
    const vus = inscrits.filter((i) => !i.deports.some((d) => d.agent === contexte.par.id)).map((i) => i.dossier.id)
    const version = amender({ seance, ...etat }, vus, { observations: s.observations, notes: s.notes }, s.vue)
    return version.ok ? ok({ seance: s.seance, version: version.value }) : version
  },
  ecrire: async (base, { seance, version }, { objet, par, le }) => {
    await ecrireVersion(base, objet.appel, seance, version, par.id, le)
    // Le texte reste dans sa table : le journal de l'appel se lit de personnes écartées d'un de ses dossiers.
    return [vers(objet, objet.etat, { seance, rang: version.rang, empreinte: empreinte(JSON.stringify(version)) })]
  },
})

export const acteApprouverProcesVerbal = acte({
  nom: 'approuver-proces-verbal',
  genre: 'appel',
  titre: 'Approuver et signer le procès-verbal',
  suite: 'Son PDF ne changera plus : son empreinte est écrite au journal, et les avis de cette séance ne se corrigent plus.',
  saisie: z.object({ seance: choixParmi('Séance'), vue: marque('Version lue'), lu: texteLibre('Empreinte du texte lu') }),
  decider: async (base, s, contexte) => {
    const { seance, ...etat } = await lireEtat(base, s.seance, contexte)
    const { monde, par, le } = contexte
    const preside = await lirePresidence(base, etat.appel.code, s.seance)
    const leve = seance !== undefined && seance.tenueLe !== null
    const dit = leve ? await lireTexteDe(base, monde, etat.appel, s.seance, par.id) : undefined
    // Pas encore levée, la séance n'a pas de texte : c'est ce qui est dit.
    const texte = dit === undefined || empreinteDuTexte(dit) === s.lu ? 'lu' : 'change'
    const accord = approuver({ seance, ...etat }, preside, par.id, { vue: s.vue, texte })
    if (!accord.ok) return accord
    const lettre = await ecrireTexte(base, monde, etat.appel, s.seance, [], { nom: par.nom, le })
    return ok({ seance: s.seance, ...accord.value, pdf: composer(lettre, le) })
  },
  ecrire: async (base, { pdf, seance, version }, { objet, par, le, monde }) => {
    const sha = empreinte(pdf)
    await monde.fichiers.ecrire(sha, pdf)
    await ecrireApprobation(base, objet.appel, seance, { version, empreinte: sha, par: par.id, le })
    return [vers(objet, objet.etat, { seance, version, empreinte: sha })]
  },
})

const lireEtat = async (base: Base, code: string, { objet, monde }: Contexte<Monde>) => {
  const appel = appelDe(monde, objet)
  const seance = (await lireSeances(base, appel)).find((s) => s.code === code)
  if (seance !== undefined) await verrouillerSeance(base, appel.code, seance, 'update')
  return {
    appel,
    seance,
    derniere: (await lireVersions(base, appel.code, code)).at(-1),
    approbation: await lireApprobation(base, appel.code, code),
    fuseau: appel.fuseau,
  }
}

/** Ce qu'un texte dit, en une empreinte : approuver la renvoie, car les faits bougent encore après la levée. */
export const empreinteDuTexte = (l: Lettre): string => empreinte(JSON.stringify(l))

/** Le projet de procès-verbal que cette personne lit : sans les dossiers dont elle est écartée. */
const lireTexteDe = async (base: Base, monde: Monde, appel: Appel, code: string, lecteur: string): Promise<Lettre> =>
  ecrireTexte(base, monde, appel, code, await lireTus(base, appel.code, code, lecteur), undefined)

/** Qui était là quand l'avis s'est rendu, et n'en a pas délibéré ; un retrait déclaré ensuite ne change rien à ce qui s'est passé. */
const retires = (deports: readonly Ecarte[], avis: AvisRendu | undefined, presences: readonly Presence[]): readonly Ecarte[] => {
  if (avis === undefined) return []
  const presents = presentsA(presences, avis.delibereLe).map((p) => p.agent)
  return deports.filter((d) => presents.includes(d.agent) && !avis.participants.some((p) => p.agent === d.agent))
}

/**
 * Le procès-verbal d'une séance levée, sans les dossiers tus.
 * @param tus les dossiers dont le lecteur est écarté
 */
export const ecrireTexte = async (
  base: Kysely<unknown>,
  monde: Pick<Monde, 'appel'>,
  appel: Appel,
  code: string,
  tus: readonly string[],
  approuve: { readonly nom: string; readonly le: Instant } | undefined,
): Promise<Lettre> => {
  const seance = (await lireSeances(base, appel)).find((s) => s.code === code)
  const { commission } = appel
  if (commission === undefined || seance === undefined || seance.ouverteLe === null || seance.tenueLe === null)
    throw new Error(`La séance ${code} n’est pas levée : elle n’a pas de procès-verbal`)
  const presences = await lirePresences(base, appel.code, code)
  const inscrits = await lireInscrits({ ...monde, base }, appel, seance, SANS_PERSONNE)
  return texteDuProcesVerbal({
    appel: { titre: appel.titre, agence: appel.agence.nom, fuseau: appel.fuseau },
    commission,
    jour: seance.jour,
    ouverteLe: seance.ouverteLe,
    tenueLe: seance.tenueLe,
    preside: (await lirePresidence(base, appel.code, code))?.nom ?? '',
    presences,
    version: (await lireVersions(base, appel.code, code)).at(-1) ?? SANS_AMENDEMENT,
    approuve,
    tus: inscrits.filter((i) => tus.includes(i.dossier.id)).length,
    dossiers: inscrits
      .filter((i) => !tus.includes(i.dossier.id))
      .map(({ dossier, guichet, rendus, deports }) => ({
        id: dossier.id,
        organisme: dossier.organisme.nom,
        guichet: guichet.titre,
        rendus,
        ecartes: retires(deports, rendus.at(-1), presences),
      })),
  })
}
