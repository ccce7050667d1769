/**
 * Une page qui ne s'enregistre pas d'elle-même prévient avant d'être quittée avec une saisie : une dépense ou un devis à moitié tapés
 * n'ont pas de sens dans un budget, ils attendent donc leur bouton.
 */
const retenir = (formulaire: HTMLFormElement): void => {
  const montre = contenuDe(formulaire)
  let envoi: 'page' | 'non' = 'non'
  formulaire.addEventListener('submit', () => {
    envoi = 'page'
  })
  addEventListener('pageshow', () => {
    envoi = 'non'
  })
  addEventListener('beforeunload', (e) => {
    if (envoi === 'non' && contenuDe(formulaire) !== montre) e.preventDefault()
  })
}

const contenuDe = (formulaire: HTMLFormElement): string =>
  JSON.stringify([...new FormData(formulaire)].map(([nom, valeur]) => [nom, String(valeur)]))

const formulaire = document.querySelector<HTMLFormElement>('main form')
if (formulaire) retenir(formulaire)
