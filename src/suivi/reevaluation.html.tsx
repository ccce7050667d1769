import type { Item, Reponse, Reponses } from '../grille/grille.ts'
import { reponseA } from '../grille/grille.ts'
import { ChampChoix } from '../plateforme/dsfr/choix.html.tsx'
import { Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import type { Refus } from '../socle/refus.ts'
import { erreurDe } from './acte.html.tsx'
import { Maturite } from './maturite.html.tsx'
import type { Mesure } from './mesure.ts'

export type PageReevaluationProps = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly dossier: string
  readonly mesure: Mesure
  readonly domaine: string
  readonly mode: 'repondre' | 'lire'
  readonly tapees: Readonly<Record<string, string>>
  readonly refus: readonly Refus[]
}

/** La même grille qu'à l'audit, domaine par domaine : ce que l'appel a changé se lit à côté (A-22, G-03). */
export const PageReevaluation = (p: PageReevaluationProps) => {
  const { grille, avant, apres = {} } = p.mesure
  const domaine = grille.domaines.find((d) => d.code === p.domaine) ?? grille.domaines[0]
  const erreurs = p.refus.map(erreurDe)
  const ici = (code: string) => `/dossiers/${p.dossier}/reevaluation/${grille.code}?domaine=${code}`
  return (
    <Page
      cadre={p.cadre}
      titre={`Réévaluation : ${grille.titre}`}
      fil={[
        { texte: 'Dossiers', href: '/dossiers' },
        { texte: `Dossier ${p.dossier}`, href: `/dossiers/${p.dossier}` },
      ]}
      erreurs={erreurs.length}
    >
      <Maturite mesures={[p.mesure]} dossier={p.dossier} />
      <nav aria-label="Domaines de la grille">
        <ul>
          {grille.domaines.map((d) => (
            <li key={d.code}>
              <a href={ici(d.code)} aria-current={d.code === domaine?.code ? 'page' : undefined}>
                {`${d.titre} (${d.items.filter((i) => reponseA(apres, i.code) !== 'sans-reponse').length} sur ${d.items.length})`}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {domaine === undefined || p.mode === 'lire' ? (
        <Avis
          ton="information"
          titre="La réévaluation se fait par le prestataire, l’opérateur ou l’organisme, une fois les actions réalisées."
        />
      ) : (
        <Formulaire
          action={ici(domaine.code)}
          jeton={p.jeton}
          bouton="Enregistrer ces réponses"
          suite="Vous pouvez y revenir jusqu’à la clôture du dossier."
          erreurs={erreurs}
        >
          <h2>{domaine.titre}</h2>
          {domaine.items.map((i) => (
            <UnItem
              key={i.code}
              item={i}
              avant={avant}
              valeur={p.tapees[i.code] ?? enTexte(reponseA(apres, i.code))}
              erreur={erreurs.find((e) => e.champ === `reponses.${i.code}`)?.message}
            />
          ))}
        </Formulaire>
      )}
    </Page>
  )
}

const UnItem = ({
  item,
  avant,
  valeur,
  erreur,
}: {
  readonly item: Item
  readonly avant: Reponses
  readonly valeur: string
  readonly erreur: string | undefined
}) => (
  <ChampChoix
    nom={`reponses.${item.code}`}
    libelle={item.question}
    obligatoire={false}
    aide={`À l’audit : ${dire(item, reponseA(avant, item.code))}`}
    erreur={erreur}
    valeur={valeur}
    options={[
      ...item.niveaux.map((n) => ({ valeur: String(n.niveau), libelle: n.libelle })),
      { valeur: 'je-ne-sais-pas', libelle: 'Je ne sais pas' },
      ...(item.nonApplicable === undefined ? [] : [{ valeur: 'non-applicable', libelle: 'Non applicable', aide: item.nonApplicable }]),
    ]}
  />
)

const enTexte = (r: Reponse | 'sans-reponse'): string => (r === 'sans-reponse' ? '' : typeof r === 'string' ? r : String(r.niveau))
const dire = (item: Item, r: Reponse | 'sans-reponse'): string => {
  if (r === 'sans-reponse') return 'sans réponse'
  if (r === 'je-ne-sais-pas') return 'je ne sais pas'
  if (r === 'non-applicable') return 'non applicable'
  return item.niveaux.find((n) => n.niveau === r.niveau)?.libelle ?? String(r.niveau)
}
