import { type Envoi, envoyer, type Nouvelle } from './envoi.ilot.ts'
import { direTaille } from './taille.ts'

/**
 * Rend l'envoi d'une pièce visible et tenace : progrès, pause, reprise après une coupure, plusieurs fichiers à la suite, dépôt à la
 * souris. Sans ce script, le même formulaire envoie le fichier d'un coup.
 */
for (const zone of document.querySelectorAll<HTMLElement>('.palier-envoi')) equiper(zone)

function equiper(zone: HTMLElement): void {
  const formulaire = zone.querySelector('form')
  const champ = zone.querySelector<HTMLInputElement>('input[type=file]')
  if (formulaire === null || champ === null) return
  const lancer = (fichiers: readonly File[]): void => {
    const donnees = new FormData(formulaire)
    const dit = (nom: string): string => String(donnees.get(nom) ?? '')
    const piece = zone.dataset['piece'] ?? ''
    const champs = { jeton: dit('jeton'), remplace: dit(`remplace.${piece}`), piece }
    void tousEnvoyer(zone, champ.multiple ? fichiers : fichiers.slice(0, 1), champs)
  }
  formulaire.addEventListener('submit', (e) => {
    const fichiers = [...(champ.files ?? [])]
    // Sans fichier choisi, c'est la page qui l'explique.
    if (fichiers.length === 0) return
    e.preventDefault()
    lancer(fichiers)
  })
  zone.addEventListener('dragover', (e) => {
    e.preventDefault()
    zone.classList.add('palier-envoi--survol')
  })
  zone.addEventListener('dragleave', () => zone.classList.remove('palier-envoi--survol'))
  zone.addEventListener('drop', (e) => {
    e.preventDefault()
    zone.classList.remove('palier-envoi--survol')
    const fichiers = [...(e.dataTransfer?.files ?? [])]
    if (fichiers.length > 0) lancer(fichiers)
  })
}

/** L'un après l'autre : sur une mauvaise ligne, deux envois de front se gênent. */
async function tousEnvoyer(zone: HTMLElement, fichiers: readonly File[], champs: Readonly<Record<string, string>>): Promise<void> {
  const suivi = document.createElement('div')
  suivi.className = 'palier-suivi'
  zone.querySelector('.palier-suivi')?.remove()
  zone.append(suivi)
  zone.classList.add('palier-envoi--parti')
  const refus: string[] = []
  let suite: string | undefined
  for (const fichier of fichiers) {
    const fin = await unSeul(suivi, fichier, zone.dataset['receptions'] ?? '', champs)
    if (fin.genre === 'fini') suite = fin.suite
    if (fin.genre === 'refuse') refus.push(...fin.phrases)
  }
  zone.classList.remove('palier-envoi--parti')
  if (refus.length > 0) return montrerRefus(suivi, refus, suite)
  if (suite !== undefined) ouvrir(suite)
}

type Fin = Extract<Nouvelle, { readonly genre: 'fini' | 'refuse' }> | { readonly genre: 'annule' }

/** Envoie un fichier et montre où il en est ; se finit quand il est joint, refusé ou annulé. */
function unSeul(suivi: HTMLElement, fichier: File, adresse: string, champs: Readonly<Record<string, string>>): Promise<Fin> {
  const vue = montrer(suivi, fichier)
  return new Promise((finir) => {
    const clore = (fin: Fin): void => {
      vue.clore(fin)
      finir(fin)
    }
    const envoi: Envoi = envoyer(fichier, adresse, champs, (n) => {
      if (n.genre === 'avance') vue.avancer(n.octets)
      else if (n.genre === 'coupe') vue.dire('La ligne est coupée. Ce qui est arrivé est gardé ; l’envoi reprendra de lui-même.')
      else clore(n)
    })
    vue.pause.addEventListener('click', () => {
      const suspend = vue.pause.textContent === SUSPENDRE
      vue.pause.textContent = suspend ? 'Reprendre' : SUSPENDRE
      vue.dire(suspend ? 'Envoi suspendu. Ce qui est arrivé est gardé.' : 'L’envoi reprend.')
      if (suspend) envoi.suspendre()
      else envoi.reprendre()
    })
    vue.fin.addEventListener('click', () => {
      envoi.annuler()
      clore({ genre: 'annule' })
    })
  })
}

const SUSPENDRE = 'Suspendre'
const QUART = 25

function montrer(suivi: HTMLElement, fichier: File) {
  const boite = suivi.appendChild(document.createElement('div'))
  ajouter(boite, 'p', `Envoi de « ${fichier.name} »`)
  const barre = boite.appendChild(document.createElement('progress'))
  barre.max = fichier.size
  barre.value = 0
  barre.setAttribute('aria-label', `Envoi de ${fichier.name}`)
  const mots = ajouter(boite, 'p', '')
  const annonce = ajouter(boite, 'p', '')
  annonce.setAttribute('role', 'status')
  let annonces = 0
  return {
    pause: bouton(boite, SUSPENDRE),
    fin: bouton(boite, 'Annuler'),
    dire: (texte: string): void => {
      annonce.className = ''
      annonce.textContent = texte
    },
    avancer: (octets: number): void => {
      const recus = Math.min(octets, fichier.size)
      const part = Math.floor((100 * recus) / fichier.size)
      barre.value = recus
      mots.textContent = `${direTaille(recus)} sur ${direTaille(fichier.size)}, ${part}\u00a0%`
      // Les chiffres se voient ; un lecteur d'écran ne les entend que quart par quart, et la ligne revenue.
      if (Math.floor(part / QUART) === annonces && annonce.className !== '') return
      annonces = Math.floor(part / QUART)
      annonce.className = 'fr-sr-only'
      annonce.textContent = part === 100 ? 'Fichier envoyé, vérification en cours.' : `Envoi à ${part}\u00a0%.`
    },
    clore: (fin: Fin): void => {
      boite.replaceChildren()
      if (fin.genre !== 'refuse')
        ajouter(boite, 'p', fin.genre === 'fini' ? `« ${fichier.name} » est joint.` : `L’envoi de « ${fichier.name} » est annulé.`)
    },
  }
}

function montrerRefus(suivi: HTMLElement, phrases: readonly string[], suite: string | undefined): void {
  const alerte = suivi.appendChild(document.createElement('div'))
  alerte.className = 'fr-alert fr-alert--error'
  alerte.setAttribute('role', 'alert')
  alerte.tabIndex = -1
  for (const phrase of phrases) ajouter(alerte, 'p', phrase)
  if (suite !== undefined) ajouter(ajouter(alerte, 'p', ''), 'a', 'Voir les fichiers joints').setAttribute('href', suite)
  alerte.focus()
}

/** La page montre ce qui est joint ; deux envois dans la même seconde ont la même adresse, qu'il faut alors relire. */
function ouvrir(suite: string): void {
  const vers = new URL(suite, location.href)
  const meme = vers.search === location.search
  location.assign(vers)
  if (meme) location.reload()
}

function ajouter(dans: HTMLElement, balise: 'p' | 'a', texte: string): HTMLElement {
  const element = dans.appendChild(document.createElement(balise))
  element.textContent = texte
  return element
}

function bouton(dans: HTMLElement, texte: string): HTMLButtonElement {
  const b = dans.appendChild(document.createElement('button'))
  b.type = 'button'
  b.className = 'fr-btn fr-btn--sm fr-btn--tertiary'
  b.textContent = texte
  return b
}
