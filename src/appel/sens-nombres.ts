import { FORMATS, TAILLE_MAX } from '../plateforme/fichiers/recu.ts'
import { type Anomalie, type Chemin, suggerer } from '../socle/defaut.ts'
import { direMontant, somme } from '../socle/montant.ts'
import type { Appel, Choix, Guichet } from './appel.ts'
import type { Argent, Enveloppe } from './argent.ts'

/** Les nombres d'un appel tiennent ensemble : parts qui font 100 %, poids, places, quorum, bornes. */
export const sensDesNombres = (appel: Appel): readonly Anomalie[] => [
  ...appel.guichets.flatMap((g, rang) => duGuichet(g, ['guichets', rang])),
  ...deLEnveloppe(appel.enveloppe, ['enveloppe']),
  ...deLaCommission(appel),
]

const duGuichet = (g: Guichet, ici: Chemin): readonly Anomalie[] => [
  ...deLArgent(g.argent, [...ici, 'argent']),
  ...duChoix(g.choix, [...ici, 'choix']),
  ...desProjets(g, ici),
  ...g.pieces.flatMap((p, rang) => [
    ...nul(p.tailleMaxMo, [...ici, 'pieces', rang, 'tailleMaxMo'], 'Une pièce de 0 Mo ne peut pas être déposée.'),
    ...nul(p.nombre, [...ici, 'pieces', rang, 'nombre'], 'Une pièce de zéro fichier ne peut pas être jointe.'),
    ...(p.tailleMaxMo > TAILLE_MAX / 1_000_000
      ? [
          {
            chemin: [...ici, 'pieces', rang, 'tailleMaxMo'],
            phrase: `La pièce « ${p.code} » admet ${p.tailleMaxMo} Mo : un fichier n’en dépasse jamais 50.`,
            remede: 'Écrivez 50 Mo ou moins.',
          },
        ]
      : []),
    ...p.formats
      .filter((f) => !FORMATS.includes(f))
      .map((f) => ({
        chemin: [...ici, 'pieces', rang, 'formats'],
        phrase: `Le format « ${f} » n’est pas de ceux que Palier sait reconnaître.`,
        remede: `Choisissez parmi : ${FORMATS.join(', ')}.`,
      })),
    ...(p.formats.length === 0
      ? [
          {
            chemin: [...ici, 'pieces', rang, 'formats'],
            phrase: `La pièce « ${p.code} » n’admet aucun format.`,
            remede: 'Écrivez au moins « pdf ».',
          },
        ]
      : []),
  ]),
  ...nul(g.audit?.dureeMax, [...ici, 'audit', 'dureeMax'], 'Un audit de zéro jour n’est pas un audit.'),
  ...nul(g.arbitrage?.joursMax, [...ici, 'arbitrage', 'joursMax'], 'Un plafond de zéro jour ne laisse rien choisir.'),
]

const nul = (nombre: number | undefined, chemin: Chemin, phrase: string): readonly Anomalie[] =>
  nombre === 0 ? [{ chemin, phrase, remede: 'Écrivez un nombre positif, ou retirez la ligne.' }] : []

const deLArgent = (a: Argent, ici: Chemin): readonly Anomalie[] => {
  const trouve: Anomalie[] = []
  const total = a.versements.reduce((s, v) => s + v.part, 0)
  if (a.versements.length > 0 && total !== 100)
    trouve.push({
      chemin: [...ici, 'versements'],
      phrase: `Les tranches font ${total} %, et non 100 %.`,
      remede: 'Corrigez les parts : ensemble, elles font le tout.',
    })
  if (a.enveloppe !== undefined && a.enveloppe.montant <= 0n)
    trouve.push({
      chemin: [...ici, 'enveloppe', 'montant'],
      phrase: `L’enveloppe est de ${direMontant(a.enveloppe.montant)}.`,
      remede: 'Écrivez la somme, ou retirez « enveloppe ».',
    })
  a.versements.forEach((v, rang) => {
    if (v.declencheur === 'indicateur' && v.si === undefined)
      trouve.push({
        chemin: [...ici, 'versements', rang],
        phrase: `La tranche « ${v.code} » attend un indicateur que rien ne dit.`,
        remede: 'Ajoutez « si: » avec la règle du seuil.',
      })
    if (v.declencheur === 'date' && v.auPlusTard === undefined)
      trouve.push({
        chemin: [...ici, 'versements', rang],
        phrase: `La tranche « ${v.code} » attend une date que rien ne dit.`,
        remede: 'Ajoutez « auPlusTard: AAAA-MM-JJ ».',
      })
    if (v.part === 0)
      trouve.push({
        chemin: [...ici, 'versements', rang, 'part'],
        phrase: `La tranche « ${v.code} » est de 0 %.`,
        remede: 'Corrigez la part, ou retirez la tranche.',
      })
  })
  a.aide.forEach((c, rang) => {
    if (c.nature !== 'en-nature' && c.montant === undefined)
      trouve.push({
        chemin: [...ici, 'aide', rang],
        phrase: `La composante « ${c.code} » n’a pas de montant.`,
        remede: 'Ajoutez « montant: » avec une règle en euros.',
      })
  })
  a.depenses.forEach((d, rang) => {
    if (!d.eligible && d.raison === undefined)
      trouve.push({
        chemin: [...ici, 'depenses', rang],
        phrase: `La dépense « ${d.nature} » est écartée sans raison.`,
        remede: 'Ajoutez « raison: », que le porteur lira (G-40).',
      })
  })
  return trouve
}

const deLEnveloppe = (e: Enveloppe | undefined, ici: Chemin): readonly Anomalie[] => {
  if (e === undefined) return []
  const trouve: Anomalie[] = []
  if (e.montant <= 0n)
    trouve.push({
      chemin: [...ici, 'montant'],
      phrase: `L’enveloppe est de ${direMontant(e.montant)}.`,
      remede: 'Écrivez la somme, ou retirez « enveloppe ».',
    })
  const reparti = somme((e.repartition ?? []).map((r) => r.montant))
  if (e.repartition !== undefined && reparti !== e.montant)
    trouve.push({
      chemin: [...ici, 'repartition'],
      phrase: `La répartition fait ${direMontant(reparti)}, et non ${direMontant(e.montant)}.`,
      remede: 'Corrigez les parts des territoires, ou le montant.',
    })
  const territoires = (e.repartition ?? []).map((r) => r.territoire)
  e.abondements.forEach((a, rang) => {
    for (const sens of ['de', 'vers'] as const) {
      const territoire = a[sens]
      if (territoire !== undefined && !territoires.includes(territoire))
        trouve.push({
          chemin: [...ici, 'abondements', rang, sens],
          phrase: `Le territoire « ${territoire} » n’est pas dans la répartition.`,
          remede: suggerer(territoire, territoires),
        })
    }
    trouve.push(
      ...(a.montant <= 0n
        ? [
            {
              chemin: [...ici, 'abondements', rang, 'montant'],
              phrase: 'Cet abondement est nul.',
              remede: 'Écrivez la somme, ou retirez-le.',
            },
          ]
        : []),
    )
  })
  return trouve
}

const duChoix = (c: Choix, ici: Chemin): readonly Anomalie[] => {
  const trouve: Anomalie[] = []
  const ponderes = c.criteres.filter((k) => k.poids !== undefined)
  if (ponderes.length > 0)
    c.criteres.forEach((k, rang) => {
      if (k.poids === undefined)
        trouve.push({
          chemin: [...ici, 'criteres', rang],
          phrase: `Le critère « ${k.code} » n’a pas de poids, d’autres en ont.`,
          remede: 'Donnez un poids à tous les critères, ou à aucun.',
        })
      if (k.poids === 0)
        trouve.push({
          chemin: [...ici, 'criteres', rang, 'poids'],
          phrase: `Le critère « ${k.code} » pèse zéro.`,
          remede: 'Donnez-lui un poids, ou retirez-le.',
        })
    })
  if (c.noteMinimale !== undefined && ponderes.length === 0)
    trouve.push({
      chemin: [...ici, 'noteMinimale'],
      phrase: 'Une note minimale demande des critères pondérés.',
      remede: 'Donnez un poids aux critères, ou retirez la note minimale.',
    })
  if (c.mode === 'ouvert' && (c.places !== undefined || c.listeAttente === true))
    trouve.push({
      chemin: [...ici, 'mode'],
      phrase: 'Un guichet ouvert ne compte ni places ni liste d’attente.',
      remede: 'Écrivez « mode: concours », ou retirez-les.',
    })
  trouve.push(...nul(c.places, [...ici, 'places'], 'Un concours sans place ne retient personne.'))
  for (const [rang, f] of (c.priorite ?? []).entries()) {
    const facteur = [...ici, 'priorite', rang]
    trouve.push(...nul(f.poids, [...facteur, 'poids'], 'Un facteur de poids nul ne classe personne.'))
    trouve.push(...nul(f.auPlus, [...facteur, 'auPlus'], 'Un facteur qui ne donne aucun point ne classe personne.'))
  }
  return trouve
}

const desProjets = (g: Guichet, ici: Chemin): readonly Anomalie[] => {
  const trouve: Anomalie[] = []
  if (g.projets !== undefined && (g.projets.auPlus < g.projets.auMoins || g.projets.auPlus === 0))
    trouve.push({
      chemin: [...ici, 'projets', 'auPlus'],
      phrase: `De ${g.projets.auMoins} à ${g.projets.auPlus} projets : rien ne convient.`,
      remede: 'Corrigez « auMoins » ou « auPlus ».',
    })
  if (g.projets?.rapprochement === true && g.projets.devis === undefined)
    trouve.push({
      chemin: [...ici, 'projets', 'rapprochement'],
      phrase: 'Le budget se rapproche de devis que ce guichet ne demande pas.',
      remede: 'Ajoutez « devis: », ou retirez « rapprochement ».',
    })
  g.cibles?.forEach((c, rang) => {
    if (c.genres.length === 0)
      trouve.push({
        chemin: [...ici, 'cibles', rang, 'genres'],
        phrase: `La cible « ${c.code} » ne vise aucun genre.`,
        remede: 'Nommez les genres visés.',
      })
  })
  return trouve
}

const deLaCommission = ({ commission }: Appel): readonly Anomalie[] => {
  if (commission === undefined) return []
  const voix = commission.sieges.filter((s) => s.voix === 'deliberative').length
  const trouve: Anomalie[] = []
  if (voix === 0)
    trouve.push({
      chemin: ['commission', 'sieges'],
      phrase: 'Aucun siège n’a de voix délibérative.',
      remede: 'Donnez « voix: deliberative » à ceux qui votent.',
    })
  if (commission.quorum !== undefined && commission.quorum > voix)
    trouve.push({
      chemin: ['commission', 'quorum'],
      phrase: `Le quorum de ${commission.quorum} dépasse les ${voix} sièges délibératifs.`,
      remede: `Écrivez au plus ${voix}.`,
    })
  trouve.push(...nul(commission.quorum, ['commission', 'quorum'], 'Un quorum de zéro laisse siéger personne.'))
  if (
    commission.presidence !== undefined &&
    !commission.sieges.some((s) => s.fonction === commission.presidence && s.voix === 'deliberative')
  )
    trouve.push({
      chemin: ['commission', 'presidence'],
      phrase: `« ${commission.presidence} » n’est pas un siège délibératif de la commission.`,
      remede: 'Nommez la fonction d’un siège dont la voix est délibérative.',
    })
  if (commission.decideurs.length === 0)
    trouve.push({ chemin: ['commission', 'decideurs'], phrase: 'Personne ne décide.', remede: 'Nommez la fonction qui décide (G-43).' })
  return trouve
}
