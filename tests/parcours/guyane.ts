import { expect } from 'vitest'
import type { Marche } from '../marche.ts'

/** L'appel de Guyane parcouru à la main, page après page, de l'audit au solde ; axe contrôle chaque page la première fois qu'il la voit. */
export const parcourirLaGuyane = async (m: Marche): Promise<void> => {
  // Phase 1 : la demande d'audit.
  await m.comme('porteur-hopital')
  await m.aller('/appels/ssi-2021')
  await m.aller('/appels/ssi-2021/eligibilite/audit?nature=pharmacie')
  await m.aller('/appels/ssi-2021/ouvrir/audit')
  await m.envoyer({}, 'Ouvrir le dossier')
  const audit = numero(m)
  await m.envoyer({ 'r.referent-nomme': 'oui', ...contact('referent') }, 'Enregistrer et continuer')
  await m.aller(`/dossiers/${audit}/recapitulatif`)
  await m.envoyer({ 'engagement.planifier-audit': 'oui', 'engagement.transmettre-resultats': 'oui' }, 'Déposer le dossier')
  expect(m.chemin()).toContain(`/dossiers/${audit}/recu`)
  // Qui siège dit d'abord ses intérêts, d'un bouton, et revient au dossier où il allait (G-42).
  for (const ref of ['gcs', 'rssi-ght', 'ars', 'esms', 'analyste']) {
    await m.comme(ref)
    await m.aller(`/dossiers/${audit}`)
    await m.envoyer({}, 'Je n’ai aucun intérêt à déclarer')
    expect(m.chemin()).toContain(`/dossiers/${audit}`)
  }
  await instruire(m, audit, 'seance-1', '2021-08-16T15:00', {})

  // L'audit : commandé, cadré, planifié, mené, restitué.
  await m.comme('gcs')
  await m.agir('commander-audit', audit, { marche: 'marche-cyber-amazonie', jours: '4' })
  const mission = `${audit}-audit`
  await m.comme('auditeur')
  await m.agir('cadrer', mission, { documents: 'Charte\nSchéma du réseau', personnes: 'Direction\nRéférent', sites: 'Site principal' })
  await m.agir('planifier', mission, { debut: '2021-08-30', duree: '1,5' })
  await m.repondre(`/missions/${mission}/grilles/treize-questions`, '1', 'Enregistrer mes réponses', 'tous')
  await m.repondre(`/missions/${mission}/grilles/rgpd`, '1', 'Enregistrer mes réponses', 'tous')
  await m.agir('constater', mission, {
    code: 'C1',
    titre: 'Sauvegardes jamais testées',
    description: 'Aucun essai de relecture depuis deux ans.',
    domaine: 'technique',
    gravite: '4',
  })
  await m.agir('proposer-action', mission, {
    code: 'A1',
    titre: 'Sauvegarde déconnectée',
    genre: 'sauvegarde-deconnectee',
    constats: ['C1'],
    cout: '40 000',
    jours: '4',
    complexite: '2',
    delaiMois: '6',
  })
  await m.aller(`/missions/${mission}/constats`)
  await m.agir('remettre-rapport', mission, {})
  await m.aller(`/missions/${mission}/rapport`)
  await m.a('2021-08-31T16:00')
  await m.comme('auditeur')
  await m.agir('restituer', mission, { le: '2021-08-31', participants: 'Direction' })
  await m.comme('porteur-hopital')
  await m.agir('prendre-position', mission, { action: 'A1', position: 'peut', motif: 'Nous y sommes prêts.' })
  await m.comme('gcs')
  await m.agir('clore-mission', mission, {})
  expect(await m.etat(audit)).toBe('Audité')

  // Phase 2 : le projet d'investissement ; le rapport d'audit n'est pas redemandé (G-28).
  await m.comme('porteur-hopital')
  await m.aller('/appels/ssi-2021/ouvrir/investissement')
  await m.envoyer({}, 'Ouvrir le dossier')
  const dossier = numero(m)
  await m.envoyer({ 'reprise.question.referent-cyber': 'oui' }, 'Reprendre les réponses cochées')
  const oui = { 'r.referent-cyber-nomme': 'oui', 'r.referent-rgpd-nomme': 'oui', 'r.commission-interne-creee': 'oui' }
  await m.envoyer({ ...oui, ...contact('referent-cyber'), ...contact('referent-rgpd') }, 'Enregistrer et continuer')
  await m.aller(`/dossiers/${dossier}/sections/situation`)
  await m.envoyer({ 'r.autres-financements': 'non' }, 'Enregistrer et continuer')
  await m.aller(`/dossiers/${dossier}/projets/1`)
  await m.envoyer(
    {
      'r.projet:1:titre': 'Sauvegarde déconnectée',
      'r.projet:1:action': 'sauvegarde-deconnectee',
      'r.projet:1:objectifs': 'Pouvoir tout relire après une attaque.',
      'r.projet:1:planning': 'Six mois.',
      'r.projet:1:ressources': 'Le référent et un prestataire.',
      'r.projet:1:indicateurs': 'Deux relectures réussies.',
      'r.projet:1:constats': 'C1',
    },
    'Enregistrer et passer au budget',
  )
  await m.aller(`/dossiers/${dossier}/projets/1/depenses/1`)
  await m.envoyer({ libelle: 'Baie de sauvegarde', nature: 'materiel', montant: '40 000' }, 'Enregistrer la dépense')
  await m.joindre(dossier, ['note-commission', 'devis.1'])
  await m.aller(`/dossiers/${dossier}/recapitulatif`)
  await m.envoyer({ 'engagement.realiser-projets': 'oui', 'engagement.accepter-controle': 'oui' }, 'Déposer le dossier')
  await instruire(m, dossier, 'seance-2', '2021-09-01T15:00', {})

  // La convention, l'avance, la réalisation, le contrôle, le solde.
  await m.comme('gcs')
  await m.agir('etablir-convention', dossier, {})
  for (const partie of ['gcs', 'direction', 'porteur-hopital']) {
    await m.comme(partie)
    await m.aller(`/dossiers/${dossier}/convention`)
    await m.agir('signer', `${dossier}-convention`, {})
  }
  await m.comme('comptable')
  await m.agir('verser', `${dossier}-avance`, { reference: 'MANDAT-2021-1' })
  await m.comme('porteur-hopital')
  await m.agir('rendre-compte', dossier, { code: '1', part: '100', texte: 'La baie est en service, deux relectures réussies.' })
  await m.comme('gcs')
  await m.agir('controler', dossier, { 'parts.0.code': '1', 'parts.0.part': '100', observation: 'Vu sur place.' })
  await m.agir('attester-service-fait', `${dossier}-solde`, {})
  await m.comme('comptable')
  await m.agir('verser', `${dossier}-solde`, { reference: 'MANDAT-2021-2' })
  await m.aller(`/dossiers/${dossier}/convention`)
  expect(await m.texte()).toMatch(/32.000.€[\s\S]*8.000.€/)

  // La réévaluation dit ce que l'appel a changé ; le dossier se clôt.
  await m.comme('gcs')
  await m.repondre(`/dossiers/${dossier}/reevaluation/treize-questions`, '3', 'Enregistrer ces réponses', 'premier')
  await m.repondre(`/dossiers/${dossier}/reevaluation/rgpd`, '3', 'Enregistrer ces réponses', 'premier')
  await m.comme('ars')
  await m.agir('clore', dossier, {})
  expect(await m.etat(dossier)).toBe('Clos')
}

const REFERENT = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo.fictif@exemple.fr', telephone: '05 94 00 00 00' }
const contact = (question: string) => Object.fromEntries(Object.entries(REFERENT).map(([c, v]) => [`r.${question}.${c}`, v]))
const numero = (m: Marche): string => /[a-z]+-\d{4}-\d{5}/.exec(m.chemin())?.[0] ?? ''

/** Qui tient chaque siège, tel que le formulaire l'envoie. */
const SIEGES = [
  ...['charge-mission-si-ars/ars-guyane-ars', 'chef-projet-esms-ars/ars-guyane-esms', 'rssi-ght/ars-guyane-rssi-ght'],
  ...['rssi-gcs/ars-guyane-gcs', 'analyste-si-gcs/ars-guyane-analyste'],
]

/** L'agence reçoit, l'opérateur inscrit, la commission siège, la direction décide, l'agence notifie. */
const instruire = async (m: Marche, dossier: string, seance: string, jour: string, decision: Record<string, string>): Promise<void> => {
  await m.comme('gcs')
  await m.agir('declarer-recevable', dossier, {})
  await m.agir('inscrire', dossier, {})
  await m.comme('rssi-ght')
  await m.aller(`/actes/donner-avis/${dossier}`)
  const notes = await m.champs('notes.')
  await m.envoyer({ ...Object.fromEntries(notes.map((n) => [n, '3'])), conclusion: 'favorable', motif: 'Projet utile et bien décrit.' })
  await m.a(jour)
  await m.comme('gcs')
  await m.aller('/seances/ssi-2021')
  await m.aller(`/seances/ssi-2021/${seance}`)
  await m.agir('ouvrir-seance', 'ssi-2021', { seance, presents: SIEGES, preside: SIEGES[0]! })
  await m.aller(`/seances/ssi-2021/${seance}/${dossier}`)
  await m.envoyer({ propose: 'favorable', motif: 'Le projet répond à l’audit.' }, 'Noter l’avis de la commission')
  await m.agir('lever-seance', 'ssi-2021', { seance })
  await m.comme('direction')
  await m.agir('decider', dossier, { sens: 'retenu', motif: 'Avis favorable de la commission.', ...decision })
  await m.comme('ars')
  await m.agir('notifier', dossier, {})
}
