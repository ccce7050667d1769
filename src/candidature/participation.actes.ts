import { z } from 'zod'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { accepterInvitation, lireInvitation, ouvreur } from '../acteurs/invitation.sql.ts'
import { type Invitation, refusDuLien } from '../acteurs/invitation.ts'
import { acte } from '../appel/monde.actes.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Base } from '../journal/journal.sql.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import type { Membre } from './dossier.ts'
import { compositionARevoir } from './groupement.ts'
import { lireDossier } from './lecture.sql.ts'
import { ecrireReponseDuMembre, lireMembreInvite } from './membre.sql.ts'
import { type Participation, participer } from './participer.ts'

const organisme = choixParmi('Organisme')
const jeton = choixParmi('Lien').optional()

type Reponse = Participation & { readonly lien: Invitation | undefined }

/** Répond pour un membre, de l'équipe ou par le lien ; le lien sert une fois, et fait connaître la personne à son adresse. */
const repondrePour = (nom: string, titre: string, suite: string, reponse: Extract<Membre['reponse'], 'confirmee' | 'refusee'>) =>
  acte({
    nom,
    genre: 'dossier',
    titre,
    suite,
    saisie: z.object({ organisme, jeton }),
    decider: async (base, s, { objet, par, le }) => {
      const dossier = await dossierDe(base, objet.id)
      if (s.jeton === undefined) {
        const decision = participer(dossier, s.organisme, { genre: 'droit', droit: par.droits[s.organisme] })
        return decision.ok ? ok<Reponse>({ ...decision.value, lien: undefined }) : decision
      }
      const lue = await lireInvitation(base, empreinte(s.jeton))
      const tous = refusDuLien(lue, 'participation', await ouvreur(base, par.id, lue), le)
      if (lue === undefined || tous.length > 0) return err(tous)
      const place = await lireMembreInvite(base, lue.id)
      if (place?.dossier !== objet.id) return err(refusDuLien(undefined, 'participation', '', le))
      const decision = participer(dossier, place.organisme, { genre: 'lien' })
      return decision.ok ? ok<Reponse>({ ...decision.value, lien: lue }) : decision
    },
    ecrire: async (base, { lien, membre, part }, { objet, par, le }) => {
      if (lien !== undefined) {
        await ecrireAgent(base, { id: par.id, nom: lien.nom, courriel: lien.courriel }, [])
        await accepterInvitation(base, lien.id, par.id, le)
      }
      await ecrireReponseDuMembre(base, objet.id, [membre], { reponse, par: par.nom, le })
      return [vers(objet, objet.etat, { membre, part, ...(lien === undefined ? {} : { lien: lien.id }) })]
    },
  })

export const acteConfirmerParticipation = repondrePour(
  'confirmer-participation',
  'Confirmer notre participation',
  'Le chef de file en est averti. Si votre part change, il faudra confirmer à nouveau.',
  'confirmee',
)
export const acteRefuserParticipation = repondrePour(
  'refuser-participation',
  'Ne pas participer',
  'Le chef de file en est averti : il vous retirera du groupement.',
  'refusee',
)

/** Après le dépôt, un membre peut s'en aller ; l'agence revoit alors la composition. */
export const acteRetirerParticipation = acte({
  nom: 'retirer-participation',
  genre: 'dossier',
  titre: 'Nous retirer du groupement',
  suite: 'L’agence et le chef de file en sont avertis. Votre part des dépenses revient au chef de file.',
  saisie: z.object({ organisme, motif: texteLong('Motif') }),
  decider: async (base, s, { objet, par }) => {
    const dossier = await dossierDe(base, objet.id)
    const decision = participer(dossier, s.organisme, { genre: 'droit', droit: par.droits[s.organisme] })
    if (!decision.ok) return decision
    const membre = dossier.membres.find((m) => m.organisme === s.organisme)
    return membre?.reponse === 'retiree' || membre?.reponse === 'partie'
      ? err([refus('deja-retire', 'Votre organisme s’est déjà retiré.', 'Il n’y a plus rien à faire.', ['G-05'])])
      : ok({ ...decision.value, motif: s.motif })
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireReponseDuMembre(base, objet.id, [fait.membre], { reponse: 'retiree', par: par.nom, le })
    return [vers(objet, objet.etat, fait)]
  },
})

/** L'agence prend acte d'un départ : le dossier continue, la part du partant est au chef de file. */
export const acteRevoirComposition = acte({
  nom: 'revoir-composition',
  genre: 'dossier',
  titre: 'Admettre la nouvelle composition',
  suite: 'Le dossier continue sans le membre parti. Si ce n’est plus possible, déclarez-le irrecevable ou écartez-le.',
  saisie: z.object({ motif: texteLong('Motif') }),
  decider: async (base, s, { objet }) => {
    const dossier = await dossierDe(base, objet.id)
    if (compositionARevoir(dossier).length === 0)
      return err([refus('composition-admise', 'Aucun membre n’est parti depuis la dernière revue.', 'Il n’y a rien à revoir.', ['G-05'])])
    return ok({ partis: dossier.membres.filter((m) => m.reponse === 'retiree').map((m) => m.organisme), motif: s.motif })
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    await ecrireReponseDuMembre(base, objet.id, fait.partis, { reponse: 'partie', par: par.nom, le })
    return [vers(objet, objet.etat, fait)]
  },
})

const dossierDe = async (base: Base, id: string) => {
  const dossier = await lireDossier(base, id)
  if (dossier === undefined) throw new Error(`Le dossier ${id} est au journal mais n’existe pas`)
  return dossier
}
