import { z } from 'zod'
import { ecrireAgent } from '../acteurs/inscription.sql.ts'
import { accepterInvitation, annulerInvitations, ecrireInvitations, lireInvitation, ouvreur } from '../acteurs/invitation.sql.ts'
import { LIEN_INCONNU, refusDuLien } from '../acteurs/invitation.ts'
import { tirerJeton } from '../acteurs/jeton.crypto.ts'
import { acte } from '../appel/monde.actes.ts'
import { lireAvecRegles } from '../candidature/avec-regles.actes.ts'
import { compte } from '../candidature/dossier.ts'
import { placeDe } from '../candidature/place.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import { vers } from '../journal/objet.ts'
import { choixParmi, plusieursParmi, texte, texteLong } from '../plateforme/saisie/champs.zod.ts'
import { refus } from '../socle/refus.ts'
import { err, ok } from '../socle/resultat.ts'
import { criteresNotes } from './avis.ts'
import { ecrireExpertise, ecrireReponseDExpert, lireExpertise, lireExpertises } from './expertise.sql.ts'
import { demanderExpertise, rendreExpertise } from './expertise.ts'

export const acteDemanderExpertise = acte({
  nom: 'demander-expertise',
  genre: 'dossier',
  titre: 'Demander l’avis d’un expert',
  suite:
    'L’expert reçoit un lien, valable quatorze jours. Il ne voit que votre question et ce que vous cochez ; ni le nom de l’organisme, ni les avis.',
  preparer: async (base, { objet, le, monde }) => {
    const { dossier, guichet } = await lireAvecRegles(base, monde, objet.id, le)
    return {
      options: {
        criteres: criteresNotes(guichet).map((c) => ({ code: c.code, libelle: c.titre })),
        projets: dossier.projets.map((p) => ({ code: String(p.numero), libelle: `${p.rang}. ${p.titre}` })),
        pieces: dossier.pieces
          .filter(compte)
          .map((p) => ({ code: p.id, libelle: `${placeDe(guichet, p.code)?.titre ?? p.code} : ${p.nom}` })),
      },
    }
  },
  saisie: z.object({
    nom: texte('Nom et prénom de l’expert'),
    courriel: texte('Son adresse électronique'),
    question: texteLong('Votre question', { aide: 'Tout ce que l’expert doit savoir pour répondre.' }),
    criteres: plusieursParmi('Critères à lui montrer', { aide: 'Il pourra les noter ; sa note n’entre dans aucune moyenne.' }),
    projets: plusieursParmi('Projets à lui montrer'),
    pieces: plusieursParmi('Pièces à lui montrer', { aide: 'Une pièce peut nommer l’organisme : relisez-la.' }),
  }),
  decider: async (base, s, { objet, le, monde }) => {
    const { dossier, guichet } = await lireAvecRegles(base, monde, objet.id, le)
    const decision = demanderExpertise(guichet, dossier, { ...s, projets: s.projets.map(Number) })
    return decision.ok ? ok({ ...decision.value, jeton: tirerJeton(), organisme: dossier.organisme.id }) : decision
  },
  ecrire: async (base, fait, { objet, par, le }) => {
    const { nom, courriel, organisme, question, criteres, pieces, projets } = fait
    const lien = { organisme, nom, courriel, droit: null, empreinte: empreinte(fait.jeton) }
    const [invitation = ''] = await ecrireInvitations(base, { objet: 'expertise', par: par.id, le }, [lien])
    await ecrireExpertise(base, { invitation, dossier: objet.id, question, criteres, pieces, projets })
    return [vers(objet, objet.etat, { expertise: invitation, criteres, pieces, projets })]
  },
})

export const acteReprendreExpertise = acte({
  nom: 'reprendre-expertise',
  genre: 'dossier',
  titre: 'Fermer le lien d’un expert',
  suite: 'Son lien ne s’ouvre plus. Un avis déjà rendu reste.',
  preparer: async (base, { objet }) => ({
    options: {
      expertise: (await lireExpertises(base, objet.id))
        .filter((e) => e.repondueLe === null && e.invitation.annuleeLe === null)
        .map((e) => ({ code: e.invitation.id, libelle: `${e.invitation.nom} : ${e.question.slice(0, 80)}` })),
    },
  }),
  saisie: z.object({ expertise: choixParmi('Expert') }),
  decider: async (base, s, { objet }) => {
    const demandees = (await lireExpertises(base, objet.id)).filter((e) => e.repondueLe === null && e.invitation.annuleeLe === null)
    return demandees.some((e) => e.invitation.id === s.expertise)
      ? ok({ expertise: s.expertise })
      : err([refus('expertise-absente', 'Aucun lien de ce nom n’attend de réponse.', 'Rechargez la page.', [], 'expertise')])
  },
  ecrire: async (base, fait, { objet, le }) => {
    await annulerInvitations(base, [fait.expertise], le)
    return [vers(objet, objet.etat, fait)]
  },
})

const UNE_NOTE = z.preprocess(
  (x) => (typeof x === 'string' && /^\d{1,3}$/.test(x) ? Number(x) : x),
  z.int('Choisissez une des notes proposées.'),
)

/** L'expert agit par son lien, sans compte : le lien seul dit de quel droit. */
export const acteRendreExpertise = acte({
  nom: 'rendre-expertise',
  genre: 'dossier',
  titre: 'Rendre mon avis',
  suite: 'L’agence le lit avec les avis de l’examen. Vous ne pourrez plus le changer, et ce lien se fermera.',
  saisie: z.object({
    jeton: choixParmi('Lien'),
    reponse: texteLong('Votre réponse'),
    notes: z.preprocess((x) => x ?? {}, z.record(z.string(), UNE_NOTE)),
  }),
  decider: async (base, s, { objet, par, le, monde }) => {
    const lue = await lireInvitation(base, empreinte(s.jeton))
    const fermes = refusDuLien(lue, 'expertise', await ouvreur(base, par.id, lue), le)
    if (lue === undefined || fermes.length > 0) return err(fermes)
    const expertise = await lireExpertise(base, lue.id)
    if (expertise === undefined || expertise.dossier !== objet.id) return err([LIEN_INCONNU])
    const { guichet } = await lireAvecRegles(base, monde, objet.id, le)
    const tous = rendreExpertise(expertise, guichet, s.notes)
    return tous.length > 0 ? err(tous) : ok({ invitation: lue, reponse: s.reponse, notes: s.notes })
  },
  ecrire: async (base, { invitation, reponse, notes }, { objet, par, le }) => {
    await ecrireAgent(base, { id: par.id, nom: invitation.nom, courriel: invitation.courriel }, [])
    await accepterInvitation(base, invitation.id, par.id, le)
    await ecrireReponseDExpert(base, invitation.id, reponse, notes, le)
    return [vers(objet, objet.etat, { expertise: invitation.id })]
  },
})
