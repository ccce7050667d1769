import { z } from 'zod'
import { acte } from '../appel/monde.actes.ts'
import { vers } from '../journal/objet.ts'
import { inscrireContenus } from '../plateforme/antivirus/verdict.sql.ts'
import { TAILLE_MAX } from '../plateforme/fichiers/recu.ts'
import { composer } from '../plateforme/pdf/composer.pdf.ts'
import { choixParmi, coche, texte } from '../plateforme/saisie/champs.zod.ts'
import { ok } from '../socle/resultat.ts'
import { lireAvecRegles } from './avec-regles.actes.ts'
import { ecrirePieces } from './ecriture.sql.ts'
import { joindre } from './joindre.ts'
import { accepterLettre } from './lettre.ts'

/** La lettre acceptée est écrite en PDF et jointe comme la pièce qu'elle vaut : mêmes règles, même reçu, même lecture. */
export const acteAccepterLettre = acte({
  nom: 'accepter-lettre',
  genre: 'dossier',
  titre: 'Accepter la lettre d’engagement',
  suite: 'La lettre acceptée est jointe à votre dossier, avec votre nom et l’heure. Vous pouvez encore la remplacer par une lettre signée.',
  saisie: z.object({
    piece: choixParmi('Pièce'),
    qualite: texte('Votre fonction'),
    pouvoir: coche('J’ai lu la lettre et j’ai le pouvoir d’engager l’organisme'),
  }),
  decider: async (base, s, { objet, le, par, monde }) => {
    const lu = await lireAvecRegles(base, monde, objet.id, le)
    const acceptee = accepterLettre(lu, s.piece, s, par.nom, le)
    if (!acceptee.ok) return acceptee
    const octets = composer(acceptee.value.lettre, le)
    const reception = await monde.fichiers.recevoir(octets, TAILLE_MAX)
    const recu = await monde.fichiers.examiner(reception)
    const lieu = { guichet: lu.guichet, fuseau: lu.appel.fuseau, jointes: lu.dossier.pieces }
    const jonction = joindre(lieu, s.piece, { nom: NOM, recu, remplace: undefined, verdict: undefined }, le)
    if (!jonction.ok) await monde.fichiers.abandonner(reception)
    return jonction.ok ? ok({ jonction: jonction.value, reception, qualite: s.qualite }) : jonction
  },
  ecrire: async (base, { jonction, reception, qualite }, { objet, le, par, monde }) => {
    await monde.fichiers.ranger(reception, jonction.empreinte)
    // Palier a écrit ce fichier lui-même : il n'attend pas d'antivirus.
    await inscrireContenus(base, [jonction.empreinte], undefined)
    await ecrirePieces(base, objet.id, [jonction], le, par.id)
    return [vers(objet, 'brouillon', { ...jonction, qualite })]
  },
})

const NOM = 'lettre-engagement-acceptee-en-ligne.pdf'
