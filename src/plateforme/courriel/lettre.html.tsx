import { renderToStaticMarkup } from 'react-dom/server'
import type { Bloc } from './corps.ts'

/** Le même courriel en HTML : les styles sont sur les éléments, les seuls que toutes les messageries lisent. Ni image, ni script. */
export const enHtml = (objet: string, blocs: readonly Bloc[]): string =>
  `<!doctype html>${renderToStaticMarkup(
    <html lang="fr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{objet}</title>
      </head>
      <body style={CORPS}>
        <div style={COLONNE}>
          {blocs.map((b) => (
            <UnBloc key={JSON.stringify(b)} bloc={b} />
          ))}
        </div>
      </body>
    </html>,
  )}`

const CORPS = { margin: 0, padding: '24px 16px', backgroundColor: '#ffffff', color: '#161616', fontFamily: 'Marianne, Arial, sans-serif' }
const COLONNE = { maxWidth: '36rem', margin: '0 auto', fontSize: '16px', lineHeight: '24px' }
const BOUTON = { display: 'inline-block', padding: '8px 16px', backgroundColor: '#000091', color: '#ffffff', textDecoration: 'none' }
const SIGNATURE = { marginTop: '32px', paddingTop: '16px', borderTop: '1px solid #dddddd', color: '#3a3a3a', fontSize: '14px' }

const UnBloc = ({ bloc }: { readonly bloc: Bloc }) => {
  switch (bloc.genre) {
    case 'paragraphe':
      return <p>{enLignes(bloc.texte.split('\n'))}</p>
    case 'liste':
      return (
        <ul>
          {bloc.items.map((i) => (
            <li key={i} style={{ overflowWrap: 'anywhere' }}>
              {i}
            </li>
          ))}
        </ul>
      )
    case 'lien':
      return (
        <>
          <p>
            <a href={bloc.adresse} style={BOUTON}>
              {bloc.texte}
            </a>
          </p>
          <p style={{ fontSize: '14px', overflowWrap: 'anywhere' }}>{bloc.adresse}</p>
        </>
      )
    case 'autre-lien':
      return (
        <p style={{ fontSize: '14px', overflowWrap: 'anywhere' }}>
          {`${bloc.texte} : `}
          <a href={bloc.adresse}>{bloc.adresse}</a>
        </p>
      )
    case 'signature':
      return <p style={SIGNATURE}>{enLignes(bloc.lignes)}</p>
  }
}

const enLignes = (lignes: readonly string[]) => lignes.flatMap((l, rang) => (rang === 0 ? [l] : [<br key={l} />, l]))
