/**
 * Une dépense ou un devis à moitié tapés n'ont pas de sens dans un budget : ils attendent leur bouton. D'ici là, ce qui est tapé reste
 * dans la réserve du navigateur, par personne et par page, et revient dans ses champs ; le budget dit ce qui attend encore.
 */
type Retenue = { readonly champs: readonly (readonly [string, string])[]; readonly envoyee: boolean }

const retenir = (formulaire: HTMLFormElement, lieu: HTMLElement, etat: HTMLElement): void => {
  const cle = `${PREFIXE}${lieu.dataset['retenue']}:${location.pathname}`
  const montre = contenuDe(formulaire)
  let envoi: 'page' | 'non' = 'non'
  const changee = (): boolean => JSON.stringify(contenuDe(formulaire)) !== JSON.stringify(montre)
  const noter = (envoyee: boolean): void => {
    const reservee = ecrire(cle, { champs: contenuDe(formulaire), envoyee })
    etat.textContent = reservee ? 'Gardé sur cet appareil, pas encore enregistré.' : 'Pas encore enregistré.'
  }
  const reprendre = (): void => {
    const retenue = lire(cle)
    if (retenue === undefined || JSON.stringify(retenue.champs) === JSON.stringify(montre)) return
    for (const [nom, valeur] of retenue.champs) {
      const champ = formulaire.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${CSS.escape(nom)}"]`)
      if (champ !== null) champ.value = valeur
    }
    lieu.append('Ce que vous aviez tapé ici est revenu dans ses champs. Enregistrez-le, ou ', boutonOublier(cle), '.')
    noter(false)
  }
  formulaire.addEventListener('input', () => noter(false))
  formulaire.addEventListener('submit', () => {
    envoi = 'page'
    noter(true)
  })
  addEventListener('pageshow', () => {
    envoi = 'non'
  })
  addEventListener('beforeunload', (e) => {
    // Sans réserve (navigation privée), partir perdrait la saisie : la page prévient.
    if (envoi === 'non' && changee() && lire(cle) === undefined) e.preventDefault()
  })
  // Une page en erreur montre déjà la saisie, avec le budget d'aujourd'hui : c'est elle que la réserve garde.
  if (lieu.dataset['erreur'] === 'oui') noter(false)
  else reprendre()
}

const boutonOublier = (cle: string): HTMLElement => {
  const bouton = Object.assign(document.createElement('button'), {
    type: 'button',
    className: 'fr-link',
    textContent: 'revenez à ce qui est enregistré',
  })
  bouton.addEventListener('click', () => {
    effacer(cle)
    location.assign(location.pathname)
  })
  return bouton
}

/** Le budget vient d'enregistrer une ligne : sa saisie envoyée n'attend plus. Les autres lignes commencées sont nommées. */
const rappeler = (lieu: HTMLElement): void => {
  const prefixe = `${PREFIXE}${lieu.dataset['commencees']}:${location.pathname.replace(/budget$/, '')}`
  const enregistree = `${prefixe}${new URLSearchParams(location.search).get('ligne')}`
  // Retapée depuis, elle attend de nouveau : revenir en arrière n'efface rien.
  if (lire(enregistree)?.envoyee === true) effacer(enregistree)
  const restent = cles().filter((cle) => cle.startsWith(prefixe) && lire(cle) !== undefined)
  if (restent.length > 0) lieu.append('Commencé sur cet appareil, pas encore enregistré : ')
  restent.forEach((cle, i) => {
    const [genre, rang] = cle.slice(prefixe.length).split('/')
    const href = cle.slice(cle.indexOf('/'))
    lieu.append(
      i === 0 ? '' : ', ',
      Object.assign(document.createElement('a'), { href, textContent: `${genre === 'devis' ? 'devis' : 'dépense'} ${rang}` }),
    )
  })
}

const PREFIXE = 'palier:retenue:'

/** Ce qui a été tapé, et la révision du budget vue alors ; ni le jeton, ni la case qui retire la ligne. */
const contenuDe = (formulaire: HTMLFormElement): Retenue['champs'] =>
  [...new FormData(formulaire)].flatMap(([nom, valeur]) => (nom === 'jeton' || nom === 'retirer' ? [] : [[nom, String(valeur)] as const]))

const lire = (cle: string): Retenue | undefined =>
  essayer(() => {
    const texte = localStorage.getItem(cle)
    return texte === null ? undefined : (JSON.parse(texte) as Retenue)
  }, undefined)
const ecrire = (cle: string, retenue: Retenue): boolean =>
  essayer(() => {
    localStorage.setItem(cle, JSON.stringify(retenue))
    return true
  }, false)
const effacer = (cle: string): void => essayer(() => localStorage.removeItem(cle), undefined)
const cles = (): readonly string[] => essayer(() => Object.keys(localStorage), [])
const essayer = <T>(faire: () => T, sinon: T): T => {
  try {
    return faire()
  } catch {
    return sinon
  }
}

const commencees = document.querySelector<HTMLElement>('[data-commencees]')
if (commencees) rappeler(commencees)
const lieu = document.querySelector<HTMLElement>('[data-retenue]')
const formulaire = lieu?.closest('form')
const etat = document.querySelector<HTMLElement>('.palier-enregistre')
if (lieu && formulaire && etat) retenir(formulaire, lieu, etat)
