import type { ReactNode } from 'react'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette } from '../plateforme/dsfr/reperes.html.tsx'

const PORTES = [
  { code: 'preparer', titre: 'Préparer', suite: '#preparer' },
  { code: 'sur-place', titre: 'Sur place', suite: '#sur-place' },
  { code: 'constats', titre: 'Constats', suite: '/constats' },
  { code: 'rapport', titre: 'Rapport', suite: '/rapport' },
] as const
export type Porte = (typeof PORTES)[number]['code']

const ETATS: Readonly<Record<string, string>> = {
  commandee: 'Commandée, à cadrer',
  cadree: 'Cadrée, visite à planifier',
  planifiee: 'Visite planifiée',
  'sur-place': 'Audit en cours',
  remise: 'Rapport remis',
  restituee: 'Présentée à l’organisme',
  close: 'Close',
}

export type PageDeMissionProps = {
  readonly cadre: Cadre
  readonly titre: string
  readonly mission: string
  readonly dossier: string
  readonly organisme: string
  readonly etat: string
  /** La porte ouverte ; absente de la page de la mission elle-même. */
  readonly porte?: Porte
  readonly erreurs?: number
  readonly children: ReactNode
}

/** Toute page d'une mission : où l'on est, son état, ses quatre portes. */
export const PageDeMission = (p: PageDeMissionProps) => {
  const racine = `/missions/${p.mission}`
  const fil = [
    { texte: `Dossier ${p.dossier}`, href: `/dossiers/${p.dossier}` },
    ...(p.porte === undefined ? [] : [{ texte: 'Mission d’audit', href: racine }]),
  ]
  return (
    <Page cadre={p.cadre} titre={p.titre} fil={fil} erreurs={p.erreurs}>
      <p className="fr-text--lead">{p.organisme}</p>
      <p>
        <Etiquette ton={p.etat === 'close' ? 'succes' : 'information'}>{ETATS[p.etat] ?? p.etat}</Etiquette>
      </p>
      <nav aria-label="Mission" className="palier-portes">
        <ul>
          {PORTES.map(({ code, titre, suite }) => (
            <li key={code}>
              <a href={`${racine}${suite}`} aria-current={code === p.porte ? 'page' : undefined}>
                {titre}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {p.children}
    </Page>
  )
}
