import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Defaut } from '../socle/defaut.ts'
import { lireAppel } from './appel.yaml.ts'
import { verifierRegles } from './sens-regles.publicodes.ts'

const CONNU = { actes: ['deposer', 'decider'], grilles: ['rgpd'], actions: ['sauvegarde'], verifierRegles }

const BASE = `code: essai
version: 1
titre: Essai
promesse: Une aide.
agence: { code: ars, nom: ARS, region: Région, operateur: GCS }
fuseau: America/Cayenne
publication: 2021-07-01
faits:
  nature: { libelle: Nature, type: choix, source: registre, valeurs: [pharmacie, laboratoire] }
  prioritaire: { libelle: Sur la liste, type: oui-non, source: liste, liste: agence }
  référent nommé: { libelle: Un référent est nommé, type: oui-non, source: reponse }
  ancienneté de l'audit: { libelle: Âge de l’audit, type: nombre, unite: mois, source: plateforme }
  coût éligible: { libelle: Coût, type: nombre, unite: €, source: plateforme }
listes: { agence: [970300000] }
regles:
  nature admise: { une de ces conditions: [nature = 'pharmacie', nature = 'laboratoire'] }
  audit récent: ancienneté de l'audit < 12 mois
  aide: { valeur: coût éligible * 80%, plafond: 150000 € }
guichets:
  - code: audit
    titre: Audit
    resume: Un audit.
    parcours: [candidature, instruction, decision, audit, financement, convention, versement]
    periodes:
      - { code: unique, ouverture: 2021-07-08, cloture: 2021-10-31, clause: G-02 }
    canaux: [{ par: palier }]
    groupes: non
    conditions:
      - { code: nature, titre: Nature, si: nature admise, effet: empeche-depot, refus: Non., remede: Changez., clause: G-04 }
      - { code: recent, titre: Récent, si: audit récent, effet: signale, refus: Non., remede: Changez., clause: G-15 }
    sections:
      - code: qui
        titre: Qui
        questions:
          - { code: referent, libelle: Référent ?, genre: oui-non, obligatoire: oui, fait: référent nommé, clause: G-07 }
          - { code: nom, libelle: Qui ?, genre: contact, obligatoire: oui, si: référent nommé, clause: G-07 }
    pieces:
      - { code: note, titre: Note, obligatoire: oui, formats: [pdf], tailleMaxMo: 20, clause: G-27 }
    engagements:
      - { code: planifier, texte: Je planifie., consequence: Rien., delai: 1 mois après le dépôt, clause: G-25 }
    projets: { auMoins: 1, auPlus: 3, actions: [sauvegarde], lienAudit: non, clause: G-29 }
    choix:
      mode: concours
      criteres:
        - { code: clair, titre: Clair, poids: 3, clause: G-48 }
        - { code: utile, titre: Utile, poids: 2, clause: G-49 }
    audit: { grilles: [rgpd], dureeMax: "1,5 jour", qualifications: [PASSI], restitution: oui, clause: G-08 }
    argent:
      enveloppe: { montant: 750 000 €, clause: G-33 }
      plafond: { regle: aide, reajustable: oui, clause: G-38 }
      convention: { type: Convention, parties: [{ nom: GCS, signe: grades }, { nom: ARS, signe: direction }], clause: G-36 }
      versements:
        - { code: avance, titre: Avance, part: 80 %, declencheur: signature, clause: G-35 }
        - { code: solde, titre: Solde, part: 20 %, declencheur: service-fait, clause: G-35 }
    clause: G-06
commission:
  titre: Commission
  sieges:
    - { fonction: rssi, titre: RSSI, voix: deliberative }
    - { fonction: analyste, titre: Analyste, voix: deliberative }
  quorum: 2
  seances:
    - { code: s1, jour: 2021-08-16, clause: G-20 }
    - { code: s2, jour: 2021-11-02, clause: G-20 }
  ajoutPossible: oui
  decisionSous: { semaines: 2 }
  decideurs: [Direction]
  clause: G-42
clauses:
  G-02: { texte: Ouvert du 8 juillet au 31 octobre. }
  G-04: { texte: Deux natures. }
  G-06: { texte: Un guichet. }
  G-07: { texte: Un référent. }
  G-08: { texte: Un audit. }
  G-15: { texte: Moins d’un an. }
  G-20: { texte: Deux séances. }
  G-25: { texte: Un mois. }
  G-27: { texte: Une note. }
  G-29: { texte: Des projets. }
  G-33: { texte: 750 000 €. }
  G-35: { texte: 80 et 20. }
  G-36: { texte: Une convention. }
  G-38: { texte: Un plafond. }
  G-42: { texte: Une commission. }
  G-43: { texte: La direction décide., acte: decider }
  G-48: { texte: Clair. }
  G-49: { texte: Utile. }
`

const lire = (texte: string) => lireAppel(texte, 'essai.yaml', CONNU)
const defautsDe = (texte: string): readonly Defaut[] => {
  const lu = lire(texte)
  return lu.ok ? [] : lu.error
}

/** Change un endroit du texte, et dit la place (ligne, colonne) de `repere` après le changement. */
const changer = (avant: string, apres: string, repere: string) => {
  const debut = BASE.indexOf(avant)
  if (debut < 0) throw new Error(`« ${avant} » n’est pas dans l’essai`)
  const texte = `${BASE.slice(0, debut)}${apres}${BASE.slice(debut + avant.length)}`
  const aupres = texte.indexOf(repere, Math.max(0, debut - 200))
  const place = aupres < 0 ? texte.indexOf(repere) : aupres
  const dessus = texte.slice(0, place).split('\n')
  return { texte, ligne: dessus.length, colonne: (dessus.at(-1) ?? '').length + 1 }
}

test('une définition complète se lit, ses unités comprises', () => {
  const lu = lire(BASE)
  if (!lu.ok) throw new Error(lu.error.map((d) => `${d.ligne} ${d.phrase}`).join('\n'))
  const [g] = lu.value.guichets
  expect(g?.argent.enveloppe?.montant).toBe(75_000_000n)
  expect(g?.argent.versements.map((v) => v.part)).toEqual([80, 20])
  expect(g?.audit?.dureeMax).toBe(15)
  expect(g?.engagements[0]?.delai).toEqual({ depuis: 'depot', mois: 1 })
  expect(g?.livrables).toEqual([])
})

/** Ce qu'on écrit à la place de quoi ; la phrase attendue ; le texte que la place du défaut doit désigner. */
const CAS: readonly (readonly [nom: string, avant: string, apres: string, phrase: RegExp, repere: string])[] = [
  ['clé inconnue', 'promesse: Une', 'promese: Une', /« promese » n’est pas une clé connue/, 'promese'],
  ['clé absente', '    titre: Audit\n', '', /Il manque « titre »/, 'code: audit'],
  ['clé double', 'titre: Essai\n', 'titre: Essai\ntitre: Essai\n', /écrite deux fois/, 'titre: Essai\npromesse'],
  ['tabulation', '  nature admise', '\tnature admise', /tabulation|ne peut pas être lue|décalage/, '\tnature'],
  ['jour qui n’existe pas', 'cloture: 2021-10-31', 'cloture: 2021-02-30', /Le 2021-02-30 n’existe pas/, '2021-02-30'],
  ['jour écrit à la française', 'cloture: 2021-10-31', 'cloture: 31/10/2021', /« 31\/10\/2021 » n’est pas un jour/, '31/10'],
  ['clôture avant ouverture', 'cloture: 2021-10-31', 'cloture: 2021-07-01', /se ferme avant de s’ouvrir/, '2021-07-01, clause'],
  ['clôture avant la publication', 'publication: 2021-07-01', 'publication: 2022-07-01', /avant la publication/, '2021-07-08'],
  ['heure impossible', 'cloture: 2021-10-31', 'cloture: { jour: 2021-10-31, heure: "25:00" }', /« 25:00 » ne peut pas être lu/, '"25:00"'],
  ['clôture sans fuseau', 'fuseau: America/Cayenne\n', '', /Il manque « fuseau »/, 'code: essai'],
  [
    'suite d’un silence mal écrite',
    'publication: 2021-07-01\n',
    'publication: 2021-07-01\ncomplements: { jours: 15, sansReponse: irecevable, clause: G-06 }\n',
    /« irecevable » n’est pas admis pour « sansReponse »/,
    'irecevable',
  ],
  [
    'silence qui rend irrecevable, sans délai',
    'publication: 2021-07-01\n',
    'publication: 2021-07-01\ncomplements: { sansReponse: irrecevable, clause: G-06 }\n',
    /sans que l’appel dise combien de jours il laisse/,
    'irrecevable, clause',
  ],
  ['fuseau inconnu', 'America/Cayenne', 'America/Cayene', /n’est pas un fuseau connu/, 'America/Cayene'],
  [
    'clôture technique trop tôt',
    'cloture: 2021-10-31',
    'cloture: 2021-10-31, clotureTechnique: 2021-10-30',
    /clôture technique vient avant/,
    '2021-10-30',
  ],
  ['délai à deux unités', '1 mois après le dépôt', '{ depuis: depot, mois: 1, jours: 3 }', /plusieurs durées/, 'delai'],
  ['somme sans unité', '750 000 €', '750000', /« 750000 » n’a pas d’unité/, '750000,'],
  ['somme illisible', '750 000 €', 'beaucoup', /n’est pas une somme/, 'beaucoup'],
  ['durée sans unité', '"1,5 jour"', '1.5', /« 1.5 » n’a pas d’unité/, '1.5'],
  ['part sans unité', 'part: 80 %', 'part: 80', /« 80 » n’a pas d’unité/, '80, declencheur'],
  ['tranches à 90 %', 'part: 80 %', 'part: 70 %', /90 %, et non 100 %/, 'versements'],
  ['poids partiels', 'poids: 2, ', '', /n’a pas de poids/, '{ code: utile'],
  ['quorum au-dessus des sièges', 'quorum: 2', 'quorum: 3', /dépasse les 2 sièges/, '3\n  seances'],
  ['présidence hors des sièges', 'quorum: 2', 'quorum: 2\n  presidence: usagers', /n’est pas un siège délibératif/, 'usagers'],
  ['étape inconnue', '[candidature, instruction', '[candidature, instuction', /« instuction » n’est pas admis/, 'instuction'],
  ['étapes en désordre', 'instruction, decision', 'decision, instruction', /ne peut pas suivre/, 'instruction, audit'],
  ['étape sans objet', ', versement]', ']', /ne passe pas par l’étape « versement »/, 'versements'],
  ['codes doubles', 'code: utile', 'code: clair', /portent le code « clair »/, 'clair, titre: Utile'],
  ['questions de même code', '{ code: nom,', '{ code: referent,', /Deux questions/, 'referent, libelle: Qui'],
  ['séance avant l’ouverture', 'jour: 2021-08-16', 'jour: 2021-06-16', /avant l’ouverture/, '2021-06-16'],
  ['séances en désordre', 'jour: 2021-11-02', 'jour: 2021-08-02', /ne suit pas la séance/, '2021-08-02'],
  ['grille inconnue', '[rgpd]', '[rgdp]', /la grille « rgdp »/, 'rgdp'],
  ['action inconnue', '[sauvegarde]', '[sauvegade]', /genre d’action « sauvegade »/, 'sauvegade'],
  ['liste inconnue', 'liste: agence', 'liste: agences', /La liste « agences » n’existe pas/, 'agences'],
  ['fait de la plateforme inconnu', "ancienneté de l'audit: {", 'âge de l’audit: {', /La plateforme n’établit pas/, 'âge de'],
  ['fait sans question', 'fait: référent nommé, ', '', /Aucune question n’établit/, 'référent nommé: {'],
  ['question d’un fait inconnu', 'fait: référent nommé', 'fait: référent nomé', /« référent nomé » n’est pas déclaré/, 'référent nomé'],
  ['question d’un autre type', 'genre: oui-non', 'genre: nombre', /n’établit pas un fait « oui-non »/, 'référent nommé, clause'],
  ['règle inconnue', 'si: audit récent', 'si: audit récnt', /« audit récnt » n’est ni un fait/, 'audit récnt'],
  ['mécanisme inconnu', 'une de ces conditions', 'une de ces condition', /n’est pas un mécanisme admis/, 'une de ces condition'],
  ['unité en désaccord', '12 mois', '12 jours', /ne s’accordent pas/, "ancienneté de l'audit < 12 jours"],
  ['comparaison sans unité', '12 mois', '12', /ne s’accordent pas/, "ancienneté de l'audit < 12\n"],
  ['valeur hors du choix', "= 'pharmacie'", "= 'pharmacies'", /« pharmacies » n’est pas une valeur/, "nature = 'pharmacies'"],
  [
    '« ou » dans une expression',
    "nature = 'pharmacie'",
    "nature = 'pharmacie' ou nature = 'laboratoire'",
    /n’est pas une valeur/,
    "nature = 'pharmacie' ou",
  ],
  [
    'règles en rond',
    "audit récent: ancienneté de l'audit < 12 mois",
    'audit récent: audit récent',
    /tournent en rond/,
    'audit récent: audit',
  ],
  ['condition qui est un nombre', 'si: nature admise', 'si: aide', /Il faut ici un oui-non/, 'aide, effet'],
  ['montant qui est un oui-non', 'regle: aide', 'regle: nature admise', /Il faut ici un nombre en €/, 'nature admise, reajustable'],
  ['expression illisible', '150000 €', '150 000 €', /ne se lit pas/, '150 000 €'],
  [
    'inconnu pris pour un oui',
    "ancienneté de l'audit < 12 mois",
    "{ est non défini: ancienneté de l'audit }",
    /Ne pas savoir ne peut pas répondre/,
    "ancienneté de l'audit }",
  ],
  ['clause non décrite', 'clause: G-27', 'clause: G-72', /« G-72 » est citée mais/, 'G-72'],
  ['clause que rien ne porte', 'clause: G-27', 'clause: G-25', /Rien ne porte la clause « G-27 »/, 'G-27: {'],
  ['acte inconnu', 'acte: decider', 'acte: decidr', /L’acte « decidr » n’existe pas/, 'decidr'],
  ['version sans amendement', 'version: 1', 'version: 2', /ne dit pas ce qu’elle change/, '2\ntitre'],
  ['valeur vide', 'promesse: Une aide.', 'promesse:', /./, 'promesse:'],
]

test.each(CAS)('un défaut se dit à sa place : %s', (_, avant, apres, phrase, repere) => {
  const { texte, ligne, colonne } = changer(avant, apres, repere)
  const trouves = defautsDe(texte).filter((d) => phrase.test(d.phrase))
  expect(trouves.map((d) => [d.ligne, d.colonne])).toContainEqual([ligne, colonne])
  for (const d of trouves) expect(d.remede).not.toBe('')
})

test('tous les défauts viennent à la fois, ceux du sens compris quand la forme est fautive', () => {
  const texte = BASE.replace('promesse', 'promese')
    .replace('2021-10-31', '2021-02-30')
    .replace('part: 80 %', 'part: 70 %')
    .replace('quorum: 2', 'quorum: 9')
  expect(defautsDe(texte).map((d) => d.phrase)).toEqual([
    '« promese » n’est pas une clé connue ici.',
    'Le 2021-02-30 n’existe pas.',
    'Les tranches font 90 %, et non 100 %.',
    'Le quorum de 9 dépasse les 2 sièges délibératifs.',
  ])
})

test('une clé mal écrite n’en fait accuser aucune autre', () => {
  expect(defautsDe(BASE.replace('regles:', 'reglez:')).map((d) => [d.phrase, d.remede])).toEqual([
    ['« reglez » n’est pas une clé connue ici.', 'Vouliez-vous dire « regles » ?'],
  ])
})

test('un fichier vide, un mot, une liste : une phrase, jamais une exception', () => {
  for (const texte of ['', 'bonjour', '- a', 'null', '&a [*a]', '*a', '\u0000', '---\n---\n'])
    expect(defautsDe(texte).length).toBeGreaterThan(0)
})

test('la lecture ne lève jamais, ni sur un texte quelconque, ni sur un appel coupé ou brouillé', () => {
  const coupe = fc.nat(BASE.length).map((n) => BASE.slice(0, n))
  const brouille = fc
    .tuple(fc.nat(BASE.length), fc.string({ maxLength: 8, unit: 'grapheme' }))
    .map(([n, s]) => `${BASE.slice(0, n)}${s}${BASE.slice(n + s.length)}`)
  const quelconque = fc.string({ maxLength: 200, unit: fc.constantFrom(...'abc:- \n\t{}[]&*!|>\'"%@`#,?é€0123') })
  fc.assert(
    fc.property(fc.oneof(coupe, brouille, quelconque, fc.string()), (texte) => {
      for (const d of defautsDe(texte)) expect(d.ligne * d.colonne).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
})
