import { texteDe } from '../journal/fait.ts'

/** Pourquoi un fichier est écarté après son verdict, et que faire. */
export const direEcart = (f: unknown): string =>
  texteDe(f, 'verdict') === 'infectee'
    ? `Un logiciel dangereux a été trouvé dans « ${texteDe(f, 'nom')} ». Le fichier est détruit. Faites contrôler votre ordinateur, refaites ce document sur un autre poste, puis joignez-le, ou écrivez à l’agence si le dossier est déposé.`
    : `Le contrôle antivirus n’a pas pu lire « ${texteDe(f, 'nom')} » : l’agence ne peut pas l’ouvrir. Enregistrez-le en PDF, puis remplacez-le, ou écrivez à l’agence si le dossier est déposé.`
