import type { Kysely } from 'kysely'
import { z } from 'zod'
import { lireCourrielDe, lireTitulaires } from '../acteurs/acteurs.sql.ts'
import { HORS_PERIMETRE } from '../acteurs/habilitation.ts'
import { acte } from '../appel/monde.actes.ts'
import { lireDossier } from '../candidature/lecture.sql.ts'
import type { Acteur, Vivant } from '../journal/objet.ts'
import { vers } from '../journal/objet.ts'
import { plusieursParmi, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import type { Refus } from '../socle/refus.ts'
import { ok } from '../socle/resultat.ts'
import {
  ecrireDeport,
  ecrireExplication,
  ecrireInterets,
  estEcarte,
  lireDeports,
  lireEntourage,
  lireExplication,
  lireInterets,
  lireOrganismesDeLAppel,
} from './conflit.sql.ts'
import { declarerInterets, expliquerLien, fonctionsEcartees, JUGEMENTS, type LienVu, liensVus, refusDeLien } from './conflit.ts'

export const acteDeclarerDeport = acte({
  nom: 'declarer-deport',
  genre: 'dossier',
  titre: 'Se déporter',
  suite: 'Vous ne verrez plus ce dossier et ne donnerez pas d’avis ; le motif reste au procès-verbal.',
  saisie: z.object({ motif: texteLong('Motif du déport') }),
  decider: async (_base, s) => ok(s),
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireDeport(base, objet.id, par.id, fait.motif, le)
    return [vers(objet, objet.etat, fait)]
  },
})

export const acteDeclarerInterets = acte({
  nom: 'declarer-interets',
  genre: 'appel',
  titre: 'Déclarer mes intérêts',
  suite: 'Vous ne verrez plus les dossiers de ces organismes. Votre déclaration est au journal ; vous pouvez la refaire.',
  preparer: async (base, { objet, par }) => {
    const derniere = await lireInterets(base, objet.id, par.id)
    return {
      options: { organismes: await lireOrganismesDeLAppel(base, objet.id) },
      valeurs: derniere === undefined ? {} : { organismes: derniere.organismes, lien: derniere.lien },
    }
  },
  saisie: z.object({
    organismes: plusieursParmi('Organismes auxquels vous êtes lié', { aide: 'Aucun choix : vous n’êtes lié à aucun.' }),
    lien: texteLibre('Ce qui vous lie', { aide: 'Emploi, mandat, proche, contrat, dans les cinq dernières années.' }),
  }),
  decider: async (base, s, { objet }) =>
    declarerInterets(
      { organismes: s.organismes, lien: s.lien },
      (await lireOrganismesDeLAppel(base, objet.id)).map((o) => o.code),
    ),
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireInterets(base, objet.id, par.id, fait, le)
    return [vers(objet, objet.etat, fait)]
  },
})

export const acteExpliquerLien = acte({
  nom: 'expliquer-lien',
  genre: 'dossier',
  titre: 'Expliquer un lien avec ce dossier',
  suite: 'Vous pourrez examiner le dossier ; votre explication reste au journal.',
  saisie: z.object({ motif: texteLong('Pourquoi ce n’est pas un conflit d’intérêts') }),
  decider: async (base, s, { objet, par }) => expliquerLien(await lireLiensVus(base, objet.id, par), s.motif),
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireExplication(base, objet.id, par.id, fait.motif, le)
    return [vers(objet, objet.etat, fait)]
  },
})

/** Les liens que la personne doit encore expliquer avant de juger ce dossier. */
export const lireLiensAExpliquer = async (base: Kysely<unknown>, id: string, par: Acteur): Promise<readonly LienVu[]> =>
  (await lireExplication(base, id, par.id)) === undefined ? lireLiensVus(base, id, par) : []

const lireLiensVus = async (base: Kysely<unknown>, id: string, par: Acteur): Promise<readonly LienVu[]> => {
  const courriel = await lireCourrielDe(base, par.id)
  const dossier = await lireDossier(base, id)
  if (courriel === undefined || dossier === undefined) return []
  const fournisseurs = dossier.projets.flatMap((p) => p.devis.map((d) => d.fournisseur))
  return liensVus(courriel, { courriels: await lireEntourage(base, id), fournisseurs: [...new Set(fournisseurs)] })
}

/** Ce qui écarte une personne d'un acte : elle est écartée du dossier, qui n'existe plus pour elle, ou doit d'abord expliquer un lien (G-42). */
export const ecarter = async (base: Kysely<unknown>, par: Acteur, objet: Vivant, acte: string): Promise<readonly Refus[]> => {
  if (par.role === 'porteur' || par.role === 'prestataire' || !objet.fil.startsWith('dossier:')) return []
  const dossier = objet.fil.replace('dossier:', '')
  if (await estEcarte(base, dossier, par.id)) return [HORS_PERIMETRE]
  return JUGEMENTS.includes(acte) ? refusDeLien(await lireLiensAExpliquer(base, dossier, par)) : []
}

/** Les sièges qui ne comptent pas au quorum d'un dossier : ceux dont tous les titulaires en sont écartés. */
export const lireFonctionsEcartees = async (base: Kysely<unknown>, agence: string, dossier: string): Promise<readonly string[]> =>
  fonctionsEcartees(
    await lireTitulaires(base, agence),
    (await lireDeports(base, dossier)).map((d) => d.agent),
  )
