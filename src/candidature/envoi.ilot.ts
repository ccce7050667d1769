/** Ce qui arrive à un envoi. `coupe` : la ligne est tombée, il reprendra de lui-même. */
export type Nouvelle =
  | { readonly genre: 'avance'; readonly octets: number }
  | { readonly genre: 'coupe' }
  | { readonly genre: 'fini'; readonly suite: string }
  | { readonly genre: 'refuse'; readonly phrases: readonly string[] }

export type Envoi = { readonly suspendre: () => void; readonly reprendre: () => void; readonly annuler: () => void }

/** Une coupure ne fait perdre qu'un morceau ; plus petit, chaque aller-retour pèserait sur une ligne lointaine. */
const MORCEAU = 1024 * 1024
const ATTENTES = [1, 2, 5, 10, 20, 30]
const SESSION = 'Votre session a pris fin. Reconnectez-vous, puis choisissez le même fichier : l’envoi reprendra où il en était.'
const ABSENTE = 'Cet envoi n’est plus possible : rechargez la page, puis choisissez le fichier de nouveau.'

/** Envoie un fichier morceau par morceau, et reprend après chaque coupure d'où le serveur en était. */
export const envoyer = (fichier: File, adresse: string, champs: Readonly<Record<string, string>>, dire: (n: Nouvelle) => void): Envoi => {
  const jeton = champs['jeton'] ?? ''
  let ici: string | undefined
  let requete: XMLHttpRequest | undefined
  let etat: 'part' | 'suspendu' | 'annule' = 'part'
  let coupures = 0

  const refuser = (...phrases: readonly string[]): void => dire({ genre: 'refuse', phrases })
  const couper = (): void => {
    if (etat !== 'part') return
    dire({ genre: 'coupe' })
    const attente = ATTENTES[Math.min(coupures, ATTENTES.length - 1)] ?? 30
    coupures += 1
    setTimeout(() => etat === 'part' && void avancer(), attente * 1000)
  }

  /** Le rang où le serveur en est : à l'annonce, ou après une coupure. */
  const demander = (): Promise<Response> =>
    ici === undefined
      ? fetch(adresse, { method: 'POST', body: new URLSearchParams({ ...champs, ...annonceDe(fichier) }), redirect: 'manual' })
      : fetch(ici, { method: 'HEAD', redirect: 'manual' })

  const avancer = async (): Promise<void> => {
    const reponse = await demander().catch(() => undefined)
    if (reponse === undefined || reponse.status >= 500) return couper()
    if (reponse.type === 'opaqueredirect') return refuser(SESSION)
    if (reponse.status === 422) return refuser(...(await phrasesDe(reponse.text())))
    if (!reponse.ok) return refuser(ABSENTE)
    ici ??= reponse.headers.get('Location') ?? undefined
    pousser(Number(reponse.headers.get('Upload-Offset')))
  }

  const pousser = (rang: number): void => {
    if (etat !== 'part' || ici === undefined) return
    const xhr = new XMLHttpRequest()
    requete = xhr
    xhr.open('PATCH', ici)
    xhr.setRequestHeader('Content-Type', 'application/offset+octet-stream')
    xhr.setRequestHeader('Upload-Offset', String(rang))
    xhr.setRequestHeader('Palier-Jeton', jeton)
    xhr.upload.onprogress = (e) => dire({ genre: 'avance', octets: rang + e.loaded })
    xhr.onerror = couper
    xhr.onload = () => void recevoir(xhr)
    xhr.send(fichier.slice(rang, rang + MORCEAU))
  }

  const recevoir = async (xhr: XMLHttpRequest): Promise<void> => {
    if (xhr.status >= 500) return couper()
    if (xhr.status === 204 || xhr.status === 409) {
      coupures = 0
      return pousser(Number(xhr.getResponseHeader('Upload-Offset')))
    }
    if (xhr.status === 200 && xhr.responseText.startsWith('{')) return dire({ genre: 'fini', suite: lireSuite(xhr.responseText) })
    if (xhr.status === 422) return refuser(...(await phrasesDe(xhr.responseText)))
    return refuser(xhr.status === 404 ? ABSENTE : SESSION)
  }

  addEventListener('online', () => etat === 'part' && coupures > 0 && void avancer())
  void avancer()
  return {
    suspendre: () => {
      etat = 'suspendu'
      requete?.abort()
    },
    reprendre: () => {
      etat = 'part'
      void avancer()
    },
    annuler: () => {
      etat = 'annule'
      requete?.abort()
      if (ici !== undefined) void fetch(ici, { method: 'DELETE', headers: { 'Palier-Jeton': jeton } }).catch(() => undefined)
    },
  }
}

/** La marque fait reconnaître le même fichier après un rechargement de la page. */
const annonceDe = (f: File) => ({ nom: f.name, taille: String(f.size), marque: String(f.lastModified) })

const phrasesDe = async (corps: string | Promise<string>): Promise<readonly string[]> => {
  const lu: unknown = JSON.parse(await corps)
  return lu !== null && typeof lu === 'object' && 'refus' in lu && Array.isArray(lu.refus) ? lu.refus.map(String) : [ABSENTE]
}

const lireSuite = (corps: string): string => {
  const lu: unknown = JSON.parse(corps)
  return lu !== null && typeof lu === 'object' && 'suite' in lu ? String(lu.suite) : location.pathname
}
