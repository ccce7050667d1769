import type { Eclairage } from '../appel/appel.ts'
import { Montant } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { type Comparaison, SEMBLABLES_AU_MOINS } from './budgets.ts'
import type { ConstatRemis } from './constatsCites.ts'
import type { Double } from './doubles.ts'
import type { Eclairages } from './eclairages.ts'

/** À côté d'un critère : de quoi comparer, à déplier. Rien n'y décide. */
export const UnEclairage = ({ genre, eclairages }: { readonly genre: Eclairage; readonly eclairages: Eclairages }) => (
  <details className="palier-pourquoi">
    <summary>{direTitre(genre, eclairages)}</summary>
    <div>
      <Contenu genre={genre} eclairages={eclairages} />
    </div>
  </details>
)

/** Le nombre se lit sans déplier : c'est lui qui dit s'il faut regarder. */
const direTitre = (genre: Eclairage, e: Eclairages): string => {
  switch (genre) {
    case 'budgets':
      return 'Coûts de projets semblables'
    case 'devis':
      return `Devis retrouvés dans d’autres dossiers (${e.devis.length})`
    case 'financements':
      return `Possibles doubles financements (${e.financements.length})`
    case 'constats':
      return 'Projets et constats de l’audit'
  }
}

const Contenu = ({ genre, eclairages: e }: { readonly genre: Eclairage; readonly eclairages: Eclairages }) => {
  switch (genre) {
    case 'budgets':
      return <Budgets comparaisons={e.budgets} />
    case 'devis':
      return (
        <Doubles
          doubles={e.devis}
          aucun="Aucun devis de ce dossier ne se retrouve dans un autre : ni fournisseur, numéro et somme, ni fichier."
        />
      )
    case 'financements':
      return (
        <Doubles
          doubles={e.financements}
          aucun="Rien de ce dossier ne se retrouve dans un autre dossier de cet organisme ou du groupement."
        />
      )
    case 'constats':
      return e.constats === 'fermes' ? (
        <p>Les constats d’un audit sont secrets : votre fonction ne les lit pas.</p>
      ) : (
        <Constats {...e.constats} />
      )
  }
}

const Budgets = ({ comparaisons }: { readonly comparaisons: readonly Comparaison[] }) => (
  <>
    <p>Le coût entier de chaque projet, à côté de ceux de la même action, au même guichet, chez des organismes de même effectif.</p>
    <Tableau
      legende="Coûts de projets semblables"
      lignes={comparaisons}
      cle={(c) => c.titre}
      vide="Ce dossier n’a pas de projet."
      colonnes={[
        { titre: 'Projet', cellule: (c) => c.titre },
        { titre: 'Coût', alignement: 'droite', cellule: (c) => <Montant valeur={c.cout} /> },
        { titre: 'Semblables', cellule: direSemblables },
        { titre: 'Moitié sous', alignement: 'droite', cellule: (c) => ('quartiles' in c ? <Montant valeur={c.quartiles.mediane} /> : '—') },
        {
          titre: 'Moitié du milieu',
          alignement: 'droite',
          cellule: (c) =>
            'quartiles' in c ? (
              <>
                <Montant valeur={c.quartiles.bas} /> à <Montant valeur={c.quartiles.haut} />
              </>
            ) : (
              '—'
            ),
        },
      ]}
    />
  </>
)

const direSemblables = (c: Comparaison): string => {
  if ('quartiles' in c) return String(c.nombre)
  return c.manque === 'taille-inconnue' ? 'Effectif inconnu : rien à quoi comparer' : `${c.nombre} : il en faut ${SEMBLABLES_AU_MOINS}`
}

const Doubles = ({ doubles, aucun }: { readonly doubles: readonly Double[]; readonly aucun: string }) =>
  doubles.length === 0 ? (
    <p>{aucun}</p>
  ) : (
    <ul>
      {doubles.map((d) => (
        <li key={`${d.dossier} ${d.dit}`}>
          {`${d.dit} : aussi dans le `}
          <a href={`/dossiers/${d.dossier}`}>{`dossier ${d.dossier}`}</a>
        </li>
      ))}
    </ul>
  )

const Constats = ({ projets, sansProjet }: Exclude<Eclairages['constats'], 'fermes'>) => {
  const remis = sansProjet.length > 0 || projets.some((p) => p.trouves.length > 0)
  return (
    <>
      {!remis && <p>Aucun audit n’a été remis ici pour cet organisme : lisez les références dans le rapport joint.</p>}
      <ul>
        {projets.map((p) => (
          <li key={p.titre}>
            {`« ${p.titre} » : `}
            {p.trouves.length === 0 && p.inconnus.length === 0
              ? 'ne cite aucun constat'
              : [
                  ...p.trouves.map(direConstat),
                  ...p.inconnus.map((code) => `${code} (${remis ? 'inconnu de l’audit remis' : 'cité par le porteur'})`),
                ].join(', ')}
          </li>
        ))}
      </ul>
      {sansProjet.length > 0 && <p>{`Sans projet qui y réponde : ${sansProjet.map(direConstat).join(', ')}.`}</p>}
    </>
  )
}

const direConstat = (c: ConstatRemis): string => `${c.code} (${c.domaine}, gravité ${c.gravite} sur 4)`
