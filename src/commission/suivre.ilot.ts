/**
 * Pendant la séance, les parties de la page marquées `data-suivie` se remettent à jour d'elles-mêmes : qui est là, le quorum, ce qui reste
 * dans l'enveloppe, l'avis de chaque dossier. Rien ne bouge sous le doigt de qui s'en sert, ni dans un onglet caché ; une ligne coupée attend le tour suivant.
 */
const TOUS_LES = 15_000

const rafraichir = async (): Promise<void> => {
  if (document.hidden) return
  const texte = await fetch(location.href)
    .then((reponse) => (reponse.ok ? reponse.text() : undefined))
    .catch(() => undefined)
  if (texte === undefined) return
  const neuve = new DOMParser().parseFromString(texte, 'text/html')
  for (const partie of document.querySelectorAll<HTMLElement>('[data-suivie]')) {
    const sienne = neuve.getElementById(partie.id)
    if (sienne === null || sienne.innerHTML === partie.innerHTML || partie.contains(document.activeElement)) continue
    partie.replaceChildren(...sienne.childNodes)
  }
}

setInterval(() => void rafraichir(), TOUS_LES)
