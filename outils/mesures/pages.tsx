import { Input } from '@codegouvfr/react-dsfr/Input'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import { ChampTexte } from '../../src/plateforme/dsfr/champs.html.tsx'
import { Formulaire } from '../../src/plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page, rendre } from '../../src/plateforme/dsfr/page.html.tsx'

const CADRE: Cadre = {
  agence: 'Agence régionale de santé de Guyane',
  menu: [{ texte: 'Mon dossier', href: '/', ici: true }],
  conformite: 'non',
}
const QUESTIONS = Array.from({ length: 30 }, (_, rang) => `question-${rang}`)

const nue = () => (
  <form method="post">
    {QUESTIONS.map((nom) => (
      <Input key={nom} label={nom} nativeInputProps={{ id: nom, name: nom, defaultValue: 'réponse' }} />
    ))}
  </form>
)

const entiere = () => (
  <Page cadre={CADRE} titre="Questions">
    <Formulaire action="/" jeton="jeton" bouton="Déposer le dossier" suite="Vous recevrez un reçu.">
      {QUESTIONS.map((nom) => (
        <ChampTexte key={nom} nom={nom} libelle={nom} valeur="réponse" obligatoire />
      ))}
    </Formulaire>
  </Page>
)

/** Pages par seconde d'un formulaire de trente questions, et sa part de ce que rendent trente champs nus. */
export const mesurerPages = () => {
  const parSeconde = enAlternance([() => renderToStaticMarkup(nue()), () => rendre(entiere()), () => renderToString(entiere())])
  const [nues = 0, entieres = 0, chaines = 0] = parSeconde.map(Math.round)
  return { nues, entieres, chaines, part: entieres / nues }
}

/** Chaque acte à son tour, sept fois : la machine change d'humeur pour tous ; on garde la médiane. */
const enAlternance = (actes: readonly (() => string)[]): readonly number[] => {
  const tours = Array.from({ length: 7 }, () => actes.map((acte) => cadence(acte)))
  return actes.map((_, rang) => tours.map((tour) => tour[rang] ?? 0).toSorted((a, b) => a - b)[3] ?? 0)
}

const cadence = (acte: () => string): number => {
  const depart = performance.now()
  let n = 0
  while (performance.now() - depart < 400) {
    acte()
    n += 1
  }
  return (n * 1000) / (performance.now() - depart)
}
