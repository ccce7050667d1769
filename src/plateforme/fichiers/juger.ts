import { type Refus, si } from '../../socle/refus.ts'
import { direNature, estUnProgramme } from './nature.ts'
import { extensionDe, nettoyerNom } from './nom-de-fichier.ts'
import type { Recu, Verdict } from './recu.ts'

/** Ce qui est admis là où le fichier arrive. `champ` : sa case dans le formulaire. */
export type Admis = { readonly formats: readonly string[]; readonly clause: readonly string[]; readonly champ: string }

/** Un format que son nom suffit à refuser. */
export const refusDeFormat = ({ formats, clause, champ }: Admis, nom: string): readonly Refus[] =>
  si(
    extensionDe(nettoyerNom(nom)) !== '' && !formats.includes(extensionDe(nettoyerNom(nom))),
    'format-refuse',
    `Le fichier « ${nettoyerNom(nom)} » n’est pas d’un format admis ici.`,
    `Enregistrez votre document en ${formats.join(', ')}, puis joignez-le.`,
    clause,
    champ,
  )

/** Ce qui s'oppose à un fichier d'après son contenu, et d'après ce que l'antivirus a déjà dit de ce contenu. */
export const refusDeContenu = (
  { formats, clause, champ }: Admis,
  { nom: recuSous, recu, verdict }: { readonly nom: string; readonly recu: Recu; readonly verdict: Verdict | undefined },
): readonly Refus[] => {
  const nom = nettoyerNom(recuSous)
  const extension = extensionDe(nom)
  // Un format déjà refusé sur son nom ne l'est pas une seconde fois sur son contenu.
  const juge = extension === '' || formats.includes(extension)
  return [
    ...si(
      recu.taille === 0,
      'fichier-vide',
      `Le fichier « ${nom} » est vide.`,
      'Vérifiez qu’il s’ouvre, puis joignez-le de nouveau.',
      clause,
      champ,
    ),
    ...si(
      // Une archive démesurée le dit mieux ; un fichier vide n'est rien.
      juge && !formats.includes(recu.nature) && recu.taille > 0 && !recu.dangers.includes('demesure'),
      'contenu-trompeur',
      `Le fichier « ${nom} » n’est pas un vrai ${extension === '' ? 'document admis ici' : extension} : c’est ${direNature(recu.nature)}.`,
      estUnProgramme(recu.nature)
        ? 'Ne l’ouvrez pas, et montrez-le à qui s’occupe de votre informatique. Joignez le document lui-même.'
        : `Ouvrez-le, enregistrez-le en ${formats.join(', ')}, puis joignez-le.`,
      clause,
      champ,
    ),
    ...si(
      recu.dangers.includes('chiffre'),
      'fichier-protege',
      `Le fichier « ${nom} » est protégé par un mot de passe ou par des restrictions : personne ne pourrait le lire ici.`,
      'Enregistrez-en une copie sans protection, ou imprimez-le dans un nouveau PDF, puis joignez ce fichier.',
      clause,
      champ,
    ),
    ...si(
      recu.dangers.includes('macros'),
      'fichier-a-macros',
      `Le fichier « ${nom} » porte des macros, c’est-à-dire un programme.`,
      'Enregistrez-le sans macros, ou en PDF, puis joignez ce fichier.',
      clause,
      champ,
    ),
    ...si(
      recu.dangers.includes('demesure'),
      'archive-demesuree',
      `Le fichier « ${nom} » ne s’ouvre pas sans risque : son contenu annoncé est démesuré ou abîmé.`,
      'Ouvrez-le, enregistrez-le à nouveau ou en PDF, puis joignez ce fichier.',
      clause,
      champ,
    ),
    ...si(
      verdict === 'infectee',
      'fichier-infecte',
      `Le fichier « ${nom} » contient un logiciel dangereux : il a déjà été détruit ici.`,
      'Faites contrôler votre ordinateur. Refaites ce document sur un autre poste, puis joignez-le.',
      clause,
      champ,
    ),
  ]
}
