import { expect } from 'vitest'
import type { Marche } from '../marche.ts'

/** L'appel d'Auvergne-Rhône-Alpes parcouru à la main : candidature, classement, audit, plan, position, choix sous cinq jours, bilan. */
export const parcourirLAuvergneRhoneAlpes = async (m: Marche): Promise<void> => {
  await m.comme('porteur-og-01')
  await m.aller('/appels/cyber-esms-2023/ouvrir/candidature')
  await m.envoyer({}, 'Ouvrir le dossier')
  const dossier = /[a-z]+(?:-[a-z]+)*-\d{4}-\d{5}/.exec(m.chemin())?.[0] ?? ''
  await m.envoyer(
    {
      'r.sites-geres': '12',
      'r.responsable': 'je-ne-sais-pas',
      'r.referent-rgpd': 'non',
      'r.interlocuteur.nom': 'Fictive',
      'r.interlocuteur.prenom': 'Ada',
      'r.interlocuteur.courriel': 'ada@exemple.fr',
      'r.interlocuteur.telephone': '04 00 00 00 00',
      'r.professionnels': 'Ada Fictive, directrice',
    },
    'Enregistrer et continuer',
  )
  await m.envoyer(
    { 'r.informatique': 'personne', 'r.sauvegardes': 'je-ne-sais-pas', 'r.incident': 'oui', 'r.acces-distants': 'mot-de-passe-seul' },
    'Enregistrer et continuer',
  )
  await m.joindre(dossier, ['note-presentation', 'lettre-engagement'])
  await m.aller(`/dossiers/${dossier}/recapitulatif`)
  const cases = await m.champs('engagement.')
  await m.envoyer(Object.fromEntries(cases.map((c) => [c, 'oui'])), 'Déposer le dossier')

  await m.comme('gcs')
  await m.agir('declarer-recevable', dossier, {})
  await m.aller('/appels/cyber-esms-2023/interets')
  await m.envoyer({}, 'Je n’ai aucun intérêt à déclarer')
  await m.agir('donner-avis', dossier, { conclusion: 'favorable', motif: 'Exposition forte, équipe absente.' })
  await m.aller('/appels/cyber-esms-2023/classement/candidature')
  expect(await m.texte()).toContain('1')
  await m.comme('direction')
  await m.aller('/appels/cyber-esms-2023/signatures')
  await m.aller('/appels/cyber-esms-2023/classement/candidature/decider')
  await m.envoyer({ dossiers: dossier, sens: 'retenu', motif: 'Premier du classement.' }, 'Voir l’effet')
  expect(await m.texte()).toContain('1 sur 1 peuvent être décidés ainsi')
  await m.envoyer({}, 'Décider de 1 dossier')
  expect(await m.texte()).toContain('Fait pour 1 dossier')
  await m.comme('ars')
  await m.agir('notifier', dossier, {})

  await m.comme('gcs')
  await m.agir('commander-audit', dossier, { marche: 'marche-ara-rempart', jours: '4' })
  const mission = `${dossier}-audit`
  await m.comme('auditeur-rempart')
  await m.agir('cadrer', mission, { documents: 'Charte', personnes: 'Direction', sites: 'Siège' })
  await m.agir('planifier', mission, { debut: '2023-09-25', duree: '1,5' })
  await m.repondre(`/missions/${mission}/grilles/maturin-sms`, '1', 'Enregistrer mes réponses', 'tous')
  await m.repondre(`/missions/${mission}/grilles/treize-questions`, '1', 'Enregistrer mes réponses', 'tous')
  await m.agir('constater', mission, {
    code: 'C1',
    titre: 'Sauvegardes absentes',
    description: 'Aucune copie hors du réseau.',
    domaine: 'technique',
    gravite: '4',
  })
  await m.agir('constater', mission, {
    code: 'C2',
    titre: 'Comptes partagés',
    description: 'Un seul compte pour l’équipe.',
    domaine: 'organisation',
    gravite: '2',
  })
  const action = { complexite: '2', delaiMois: '6', cout: '3 000', jours: '3' }
  await m.agir('proposer-action', mission, {
    ...action,
    code: 'A1',
    titre: 'Sauvegarde déconnectée',
    genre: 'sauvegarde-deconnectee',
    constats: ['C1'],
  })
  await m.agir('proposer-action', mission, {
    ...action,
    code: 'A2',
    titre: 'Comptes nominatifs',
    genre: 'politique-et-charte',
    constats: ['C2'],
  })
  await m.agir('remettre-rapport', mission, {})
  await m.a('2023-10-02T16:00')
  await m.comme('auditeur-rempart')
  await m.agir('restituer', mission, { le: '2023-10-02', participants: 'Direction' })
  await m.comme('porteur-og-01')
  for (const code of ['A1', 'A2'])
    await m.agir('prendre-position', mission, { action: code, position: 'avec-aide', motif: 'Avec un appui.' })
  await m.comme('gcs')
  await m.agir('clore-mission', mission, {})

  await m.comme('direction')
  await m.aller('/appels/cyber-esms-2023/arbitrage/candidature')
  await m.agir('selectionner', 'cyber-esms-2023', { guichet: 'candidature' })
  expect(await m.etat(dossier)).toContain('Actions financées')
  // A-23 : deux actions de trois jours dépassent les cinq jours ; la moins critique est écartée, avec sa raison.
  expect(await m.texte()).toContain('Le plafond de jours par organisme ne permet pas de tout retenir')

  await m.comme('auditeur-rempart')
  await m.agir('rendre-compte', dossier, { code: 'A1', part: '100', texte: 'Une copie hors du réseau, relue deux fois.' })
  await m.comme('gcs')
  await m.agir('controler', dossier, { 'parts.0.code': 'A1', 'parts.0.part': '100', observation: 'Constaté.' })
  await m.repondre(`/dossiers/${dossier}/reevaluation/maturin-sms`, '2', 'Enregistrer ces réponses', 'premier')
  await m.repondre(`/dossiers/${dossier}/reevaluation/treize-questions`, '3', 'Enregistrer ces réponses', 'premier')
  await m.comme('ars')
  await m.agir('clore', dossier, {})
  expect(await m.etat(dossier)).toBe('Clos')
}
