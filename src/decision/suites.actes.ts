import { z } from 'zod'
import { acte, type Monde } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Base } from '../journal/journal.sql.ts'
import { type Vivant, vers } from '../journal/objet.ts'
import { composer } from '../plateforme/pdf/composer.pdf.ts'
import { texteLong } from '../plateforme/saisie/champs.zod.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import { type Instant, type Jour, jourDe } from '../socle/temps.ts'
import { lettreDeCaducite } from './caducite.ts'
import { lireDecision } from './decision.sql.ts'
import type { Condition } from './decision.ts'
import { ecrireCaducite } from './lettre.sql.ts'
import { lireRendu, rendre } from './rendre.actes.ts'
import { refusDeCaducite, refusDeLever } from './suites.ts'

/** La condition de la décision notifiée, et le jour où l'on est chez l'agence. */
const lireCondition = async (
  base: Base,
  monde: Monde,
  objet: Vivant,
  le: Instant,
): Promise<Result<{ readonly condition: Condition; readonly aujourdhui: Jour }, readonly Refus[]>> => {
  const condition = (await lireDecision(base, objet.id))?.condition
  const appel = monde.appelCourant(objet.appel)
  if (condition === undefined || condition === null || appel === undefined)
    return err([refus('sans-condition', 'La décision de ce dossier ne porte pas de condition.', 'Rechargez la page du dossier.')])
  return ok({ condition, aujourdhui: jourDe(le, appel.fuseau) })
}

export const acteLeverCondition = acte({
  nom: 'lever-condition',
  genre: 'dossier',
  titre: 'Lever la condition',
  suite: 'Le dossier est retenu sans réserve ; le porteur en est averti.',
  saisie: z.object({ preuve: texteLong('Ce qui établit que la condition est remplie') }),
  decider: async (base, s, { objet, le, monde }) => {
    const lue = await lireCondition(base, monde, objet, le)
    if (!lue.ok) return lue
    const tous = refusDeLever(lue.value.condition, lue.value.aujourdhui)
    return tous.length > 0 ? err(tous) : ok({ condition: lue.value.condition.texte, preuve: s.preuve })
  },
  ecrire: async (_base, fait, { objet }) => [vers(objet, 'laureat', fait)],
})

export const acteConstaterCaducite = acte({
  nom: 'constater-caducite',
  genre: 'dossier',
  titre: 'Constater que la condition n’est pas levée',
  suite:
    'La décision est caduque, et le porteur en reçoit la lettre : la place et l’argent reviennent, et le premier de la liste d’attente est proposé à la direction.',
  saisie: z.object({ motif: texteLong('Ce qui a été constaté') }),
  decider: async (base, s, { objet, par, le, monde }) => {
    const lue = await lireCondition(base, monde, objet, le)
    if (!lue.ok) return lue
    const { condition, aujourdhui } = lue.value
    const tous = refusDeCaducite(condition, aujourdhui)
    if (tous.length > 0) return err(tous)
    const rendu = await lireRendu(base, monde, objet, le)
    if (!rendu.ok) return rendu
    const { rang, montant } = rendu.value
    const lettre = lettreDeCaducite(await lireAvecRegles(base, monde, objet.id, le), {
      ...{ rang, condition, montant, le },
      ...{ motif: s.motif, signe: par.nom },
    })
    const pdf = composer(lettre, le)
    return ok({ condition: condition.texte, avant: condition.avant, motif: s.motif, ...rendu.value, pdf })
  },
  ecrire: async (base, { pdf, ...etabli }, { objet, par, le, monde }) => {
    const fait = { ...etabli, lettre: empreinte(pdf) }
    await monde.fichiers.ecrire(fait.lettre, pdf)
    await ecrireCaducite(base, objet.id, fait.rang, fait.lettre)
    await rendre(base, objet, fait, 'Condition non levée', par, le)
    return [vers(objet, 'ecarte', fait)]
  },
})

/** Après la notification, un porteur renonce ; avant, il retire son dossier. */
export const acteSeDesister = acte({
  nom: 'se-desister',
  genre: 'dossier',
  titre: 'Se désister',
  suite: 'Votre dossier s’arrête là : votre place et l’aide prévue vont à d’autres. Vous ne pourrez pas revenir sur ce choix.',
  saisie: z.object({ motif: texteLong('Motif du désistement') }),
  decider: async (base, s, { objet, le, monde }) => {
    const rendu = await lireRendu(base, monde, objet, le)
    return rendu.ok ? ok({ motif: s.motif, ...rendu.value }) : rendu
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await rendre(base, objet, fait, 'Désistement', par, le)
    return [vers(objet, 'desiste', fait)]
  },
})
