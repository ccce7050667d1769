import {
  type Attente,
  acquitter,
  arreter,
  direFile,
  FILE_VIDE,
  garderIllisible,
  lireAttente,
  manquer,
  partir,
  patience,
  taper,
} from './attente.ts'

/**
 * Enregistre chaque réponse pendant qu'on tape, sans jamais bloquer : une demande à la fois, reprise si la ligne se coupe. Ce qui n'est
 * pas accusé reste dans la réserve du navigateur, par personne et par dossier, et revient dans ses champs à la visite suivante.
 */
const garder = (formulaire: HTMLFormElement, lieu: HTMLElement, etat: HTMLElement): void => {
  const dossier = lieu.dataset['dossier'] ?? ''
  const prefixe = `palier:${lieu.dataset['personne']}:${dossier}:`
  const navigateur = lireOuEcrire('palier:navigateur', () => crypto.getRandomValues(new Uint32Array(4)).join('-'))
  let file = FILE_VIDE
  let enregistre: string | undefined
  let derniere = 0
  let pause: ReturnType<typeof setTimeout> | undefined
  let envoi: 'page' | 'non' = 'non'

  const maintenant = (): number => {
    derniere = Math.max(Date.now(), derniere + 1)
    return derniere
  }
  const questionDe = (noeud: EventTarget | null): HTMLElement | null =>
    noeud instanceof Element ? noeud.closest<HTMLElement>('[data-question]') : null
  const questionNommee = (code: string): HTMLElement | null =>
    formulaire.querySelector<HTMLElement>(`[data-question="${CSS.escape(code)}"]`)

  const dire = (): void => {
    const dit = direFile(file, enregistre)
    if (dit === undefined || dit === etat.textContent) return
    etat.textContent = dit
    if (file.ligne !== 'session-terminee') return
    const lien = Object.assign(document.createElement('a'), {
      href: `/connexion?retour=${encodeURIComponent(location.pathname)}`,
      textContent: 'Se reconnecter',
    })
    etat.append(' ', lien)
  }

  const noter = (question: HTMLElement): void => {
    const code = question.dataset['question'] ?? ''
    const a: Attente = { question: code, champs: champsDe(question), frappe: maintenant(), sort: 'a-partir' }
    file = taper(file, a)
    ecrire(prefixe + code, JSON.stringify(a))
    clearTimeout(pause)
    pause = setTimeout(avancer, PAUSE)
  }

  /** Envoie ce qui est prêt ; `Infinity` : tout, sans attendre que la frappe se pose. */
  const avancer = (auPlusTard = Date.now() - PAUSE + 1): void => {
    if (file.enRoute !== undefined) return
    file = partir(file, auPlusTard)
    if (file.enRoute !== undefined) void envoyer(file.enRoute)
  }

  const demander = (a: Attente): Promise<Response> => {
    const montrees = [...formulaire.querySelectorAll<HTMLElement>('[data-question]')].map((q) => q.dataset['question']).join(' ')
    const jeton = formulaire.querySelector<HTMLInputElement>('[name=jeton]')?.value ?? ''
    const body = new URLSearchParams([...a.champs.map(([nom, valeur]) => [nom, valeur])])
    for (const [nom, valeur] of Object.entries({ jeton, navigateur, frappe: String(a.frappe), montrees })) body.set(nom, valeur)
    return fetch(`/dossiers/${dossier}/reponses/${encodeURIComponent(a.question)}`, {
      method: 'POST',
      body,
      headers: { Accept: 'application/json' },
      // Au-delà, le navigateur refuse qu'une demande survive à la page ; la réserve y pourvoit.
      keepalive: body.toString().length < 60_000,
      signal: AbortSignal.timeout(SATELLITE),
    })
  }

  const envoyer = async (a: Attente): Promise<void> => {
    const lenteur = setTimeout(dire, 1000)
    const reponse = await demander(a).catch(() => undefined)
    const lu: Recu = await reponse?.json().catch(() => ({}))
    clearTimeout(lenteur)
    switch (reponse?.status) {
      case 200:
        file = acquitter(file)
        enregistre = lu.enregistre
        accuser(a, lu)
        break
      case 422:
        retenir(a, lu)
        break
      case 410:
        // La question n'est plus du dossier : sa saisie ne reste que sous les yeux de qui l'a tapée.
        if (questionNommee(a.question) === null) oublier(a)
        else retenir(a, lu)
        break
      case 401:
        file = arreter(file, 'session-terminee')
        break
      case 403:
      case 404:
      case 409:
        file = arreter(file, 'fini')
        break
      default:
        file = manquer(file)
        setTimeout(avancer, patience(file.echecs), Number.POSITIVE_INFINITY)
        dire()
        return
    }
    avancer()
    dire()
  }

  const retenir = (a: Attente, lu: Recu): void => {
    file = garderIllisible(file)
    ecrire(prefixe + a.question, JSON.stringify({ ...a, sort: 'illisible' }))
    quitter(questionNommee(a.question), (q) => expliquer(q, lu))
  }

  const oublier = (a: Attente): void => {
    file = acquitter(file)
    effacer(prefixe + a.question)
  }

  const accuser = (a: Attente, lu: Recu): void => {
    if (lireAttente(lire(prefixe + a.question))?.frappe === a.frappe) effacer(prefixe + a.question)
    const question = questionNommee(a.question)
    if (question === null) return
    expliquer(question, {})
    // Une ligne de bloc revenue d'une visite passée n'a pas de champ ici : la page la montre maintenant qu'elle est gardée.
    if (a.champs.some(([nom]) => !champs(question).some((champ) => champ.name === nom))) {
      location.reload()
      return
    }
    question.querySelector('.palier-origine')?.remove()
    for (const compte of question.querySelectorAll('.palier-compte')) compte.innerHTML = lu.compte ?? ''
    const marque = question.querySelector<HTMLInputElement>(`[name="vu.${CSS.escape(a.question)}"]`)
    if (marque !== null && lu.marque !== undefined) marque.value = lu.marque
    question.querySelector('.palier-concurrence')?.remove()
    const pourquoi = question.querySelector('.palier-pourquoi')
    if (pourquoi === null) question.insertAdjacentHTML('beforeend', lu.choix ?? '')
    else pourquoi.insertAdjacentHTML('beforebegin', lu.choix ?? '')
    poser(lu.posees ?? [])
  }

  /** Montre les questions que la réponse appelle, retire celles dont elle dispense ; jamais celle où l'on est. */
  const poser = (posees: NonNullable<Recu['posees']>): void => {
    for (const q of formulaire.querySelectorAll<HTMLElement>('[data-question]'))
      if (!posees.some((p) => p.code === q.dataset['question']) && !q.contains(document.activeElement)) q.remove()
    posees.forEach(({ code, html }, rang) => {
      if (html === undefined || questionNommee(code) !== null) return
      const avant = questionNommee(posees[rang - 1]?.code ?? '')
      if (avant === null) lieu.insertAdjacentHTML('afterend', html)
      else avant.insertAdjacentHTML('afterend', html)
      lieu.textContent = 'Votre réponse appelle une autre question, plus bas.'
    })
  }

  /** Ce qui attendait d'une visite passée : remis dans ses champs s'ils sont ici, puis envoyé. */
  const reprendre = (): void => {
    const attentes = cles()
      .filter((cle) => cle.startsWith(prefixe))
      .flatMap((cle) => lireAttente(lire(cle)) ?? [])
    const remises = attentes.filter((a) => {
      const question = questionNommee(a.question)
      if (question === null || JSON.stringify(champsDe(question)) === JSON.stringify(a.champs)) return false
      remplir(question, a.champs)
      return true
    })
    for (const a of attentes) file = taper(file, { ...a, sort: 'a-partir' })
    if (remises.length > 0)
      lieu.textContent =
        remises.length === 1
          ? 'Une réponse que vous aviez tapée ici est revenue dans son champ.'
          : `${remises.length} réponses que vous aviez tapées ici sont revenues dans leurs champs.`
    avancer(Number.POSITIVE_INFINITY)
  }

  const toutEnvoyer = (): void => avancer(Number.POSITIVE_INFINITY)
  formulaire.addEventListener('input', (e) => {
    const question = questionDe(e.target)
    if (question !== null) noter(question)
  })
  formulaire.addEventListener('change', toutEnvoyer)
  formulaire.addEventListener('submit', () => {
    envoi = 'page'
  })
  formulaire.addEventListener('formdata', ({ formData }) => {
    formData.set('navigateur', navigateur)
    formData.set('frappe', String(maintenant()))
  })
  addEventListener('online', toutEnvoyer)
  addEventListener('pageshow', () => {
    envoi = 'non'
  })
  document.addEventListener('visibilitychange', toutEnvoyer)
  addEventListener('pagehide', () => {
    if (envoi === 'non')
      for (const a of file.attentes) if (a.sort === 'a-partir' && a !== file.enRoute) void demander(a).catch(() => undefined)
  })
  addEventListener('beforeunload', (e) => {
    // Une demande en route survit à la page : on ne retient que ce qui n'a plus de chemin, ou pas de réserve.
    const retenu = file.echecs > 0 || file.ligne === 'session-terminee' || lire('palier:navigateur') === null
    if (envoi === 'non' && retenu && file.attentes.length > 0) e.preventDefault()
  })
  reprendre()
}

/** La frappe se pose avant de partir ; une demande par satellite a le temps d'aboutir. En millisecondes. */
const PAUSE = 800
const SATELLITE = 20_000

type Recu = {
  readonly enregistre?: string
  readonly marque?: string
  readonly choix?: string
  /** Les sommes d'un bloc, le score d'une grille. */
  readonly compte?: string
  readonly message?: string
  /** Le champ que le message explique : un contact en a quatre. */
  readonly champ?: string
  readonly posees?: readonly { readonly code: string; readonly html?: string }[]
}

type Champ = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const champs = (question: HTMLElement): readonly Champ[] => [...question.querySelectorAll<Champ>('input, textarea, select')]
const seCoche = (champ: Champ): champ is HTMLInputElement => champ instanceof HTMLInputElement && /^(radio|checkbox)$/.test(champ.type)

const champsDe = (question: HTMLElement): Attente['champs'] =>
  champs(question).flatMap((champ) => (seCoche(champ) && !champ.checked ? [] : [[champ.name, champ.value] as const]))

const remplir = (question: HTMLElement, valeurs: Attente['champs']): void => {
  for (const champ of champs(question)) {
    if (seCoche(champ)) champ.checked = valeurs.some(([nom, valeur]) => nom === champ.name && valeur === champ.value)
    else champ.value = valeurs.find(([nom]) => nom === champ.name)?.[1] ?? ''
  }
}

/** Une adresse à moitié tapée n'est pas une erreur : on explique quand la personne quitte la question. */
const quitter = (question: HTMLElement | null, faire: (q: HTMLElement) => void): void => {
  if (question === null) return
  if (question.contains(document.activeElement)) question.addEventListener('focusout', () => faire(question), { once: true })
  else faire(question)
}

const expliquer = (question: HTMLElement, { message, champ }: Recu): void => {
  const groupes = [...question.querySelectorAll('.fr-messages-group')]
  const sien = champs(question).find(({ name }) => name === champ)?.parentElement
  question.querySelector('.palier-illisible')?.remove()
  if (message === undefined) return
  const phrase = Object.assign(document.createElement('p'), {
    className: 'fr-message fr-message--error palier-illisible',
    textContent: message,
  })
  const groupe = groupes.find((g) => g.parentElement === sien) ?? groupes.at(-1)
  groupe?.append(phrase)
}

/** La réserve du navigateur peut être fermée (navigation privée) : tout continue sans elle, et la page prévient avant de partir. */
const lire = (cle: string): string | null => essayer(() => localStorage.getItem(cle), null)
const ecrire = (cle: string, valeur: string): void => essayer(() => localStorage.setItem(cle, valeur), undefined)
const effacer = (cle: string): void => essayer(() => localStorage.removeItem(cle), undefined)
const cles = (): readonly string[] => essayer(() => Object.keys(localStorage), [])
const essayer = <T>(faire: () => T, sinon: T): T => {
  try {
    return faire()
  } catch {
    return sinon
  }
}
const lireOuEcrire = (cle: string, creer: () => string): string => {
  const valeur = lire(cle) ?? creer()
  ecrire(cle, valeur)
  return valeur
}

const lieu = document.querySelector<HTMLElement>('[data-dossier]')
const formulaire = lieu?.closest('form')
const etat = document.querySelector<HTMLElement>('.palier-enregistre')
if (lieu && formulaire && etat) garder(formulaire, lieu, etat)
