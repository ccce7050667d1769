import { jamais } from '../../socle/resultat.ts'
import type { Bloc } from '../pdf/lettre.ts'
import { Resume } from './reperes.html.tsx'
import { Tableau } from './tableau.html.tsx'

/** Un document, tel que son PDF l'ordonne, dans une page : les mêmes mots des deux côtés. */
export const Blocs = ({ blocs }: { readonly blocs: readonly Bloc[] }) => (
  <>
    {blocs.map((b, rang) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: un bloc n'a d'autre nom que son rang
      <UnBloc key={rang} bloc={b} legende={titreAvant(blocs, rang)} />
    ))}
  </>
)

/** Le dernier titre : il dit de quoi parle un tableau. */
const titreAvant = (blocs: readonly Bloc[], rang: number): string => {
  const titre = blocs.slice(0, rang).findLast((b) => b.genre === 'titre' || b.genre === 'sous-titre')
  return titre === undefined ? '' : titre.texte
}

const UnBloc = ({ bloc, legende }: { readonly bloc: Bloc; readonly legende: string }) => {
  switch (bloc.genre) {
    case 'titre':
      return <h2>{bloc.texte}</h2>
    case 'sous-titre':
      return <h3>{bloc.texte}</h3>
    case 'faits':
      return <Resume faits={bloc.faits} />
    case 'liste':
      return (
        <ul>
          {bloc.items.map((i) => (
            <li key={i}>{i}</li>
          ))}
        </ul>
      )
    case 'tableau':
      return (
        <Tableau
          legende={`${legende} : ${bloc.colonnes.map((c) => c.titre.toLowerCase()).join(', ')}`}
          lignes={bloc.lignes}
          cle={(l) => l.join(' ')}
          vide="Rien à montrer."
          colonnes={bloc.colonnes.map((c, i) => ({
            titre: c.titre,
            cellule: (l: readonly string[]) => l[i] ?? '',
            ...(c.alignement === 'droite' ? { alignement: 'droite' as const } : {}),
          }))}
        />
      )
    case 'paragraphe':
    case 'grand':
    case 'sceau':
      return <p>{bloc.texte}</p>
    default:
      return jamais(bloc)
  }
}
