import { Fragment } from 'react'
import { FORMATS } from '../tableur/feuille.ts'

/** Un même fichier en chaque format de tableur, l'un après l'autre dans la phrase. */
export const EnTableur = ({ adresse }: { readonly adresse: (format: string) => string }) =>
  Object.entries(FORMATS).map(([format, nom], rang) => (
    <Fragment key={format}>
      {rang > 0 && ', '}
      <a href={adresse(format)} download>
        {nom}
      </a>
    </Fragment>
  ))
