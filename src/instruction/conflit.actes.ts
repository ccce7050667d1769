import { z } from 'zod'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { plusieursParmi, texteLibre, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { ok } from '../socle/resultat.ts'
import { rendreCharge, rendreChargesDe, verrouillerTenant } from './charge.sql.ts'
import { ecrireDeport, ecrireExplication, ecrireInterets, lireInterets, lireOrganismesDeLAppel } from './conflit.sql.ts'
import { declarerInterets, expliquerLien } from './conflit.ts'
import { lireLiensVus } from './ecarter.actes.ts'

export const acteDeclarerDeport = acte({
  nom: 'declarer-deport',
  genre: 'dossier',
  titre: 'Se déporter',
  suite: 'Vous ne verrez plus ce dossier et ne donnerez pas d’avis ; le motif reste au procès-verbal.',
  saisie: z.object({ motif: texteLong('Motif du déport') }),
  decider: async (_base, s) => ok(s),
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireDeport(base, objet.id, par.id, fait.motif, le)
    await rendreCharge(base, objet.id, par.id)
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
    await verrouillerTenant(base, par.id)
    await ecrireInterets(base, objet.id, par.id, fait, le)
    await rendreChargesDe(base, objet.id, par.id, fait.organismes)
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
