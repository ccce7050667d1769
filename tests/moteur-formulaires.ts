import { type Cheerio, type CheerioAPI, load } from 'cheerio'
import { type Champs, type Moteur, unPdf } from './moteur.ts'

type Noeud = Parameters<CheerioAPI>[0] extends infer S ? Extract<S, { type: unknown }> : never

/** Un navigateur réduit à ce qu'un formulaire demande : une adresse, des témoins, des liens, des champs. Vingt fois plus vif qu'un vrai. */
export const ouvrirFormulaires = async (): Promise<Moteur> => {
  const temoins = new Map<string, string>()
  let adresse = ''
  let page: CheerioAPI = load('')

  const demander = async (vers: string, envoi: RequestInit): Promise<number> => {
    const cookie = [...temoins].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ')
    const reponse = await fetch(vers, { ...envoi, redirect: 'manual', headers: { Cookie: cookie, Origin: new URL(vers).origin } })
    for (const recu of reponse.headers.getSetCookie()) garder(temoins, recu)
    const suite = reponse.headers.get('location')
    if (suite !== null && reponse.status >= 300 && reponse.status < 400) {
      await reponse.arrayBuffer()
      return demander(new URL(suite, vers).href, { method: 'GET' })
    }
    adresse = vers
    page = load(await reponse.text())
    return reponse.status
  }

  return {
    adresse: () => adresse,
    aller: (vers) => demander(vers, { method: 'GET' }),
    envoyer: async (champs, bouton) => {
      const formulaire = choisir(page, champs, bouton)
      const corps = corpsDe(page, formulaire, champs, bouton)
      const vers = new URL(formulaire.attr('action') ?? adresse, adresse)
      const multiple = formulaire.attr('enctype') === 'multipart/form-data'
      if (formulaire.attr('method') !== 'post') {
        for (const [nom, valeur] of corps) vers.searchParams.append(nom, String(valeur))
        await demander(vers.href, { method: 'GET' })
      } else
        await demander(vers.href, {
          method: 'POST',
          body: multiple ? corps : new URLSearchParams([...corps].map(([nom, v]) => [nom, String(v)])),
        })
    },
    textes: async (selecteur) => [...page(selecteur)].map((e) => page(e).text()),
    attributs: async (selecteur, nom) => [...page(selecteur)].map((e) => page(e).attr(nom) ?? ''),
    temoins: async () => [...temoins].map(([name, value]) => ({ name, value })),
    fermer: async () => undefined,
  }
}

const garder = (temoins: Map<string, string>, recu: string): void => {
  const [paire = '', ...attributs] = recu.split(';')
  const egal = paire.indexOf('=')
  const nom = paire.slice(0, egal).trim()
  if (attributs.some((a) => /^\s*max-age=0$/i.test(a))) temoins.delete(nom)
  else temoins.set(nom, paire.slice(egal + 1).trim())
}

const choisir = (page: CheerioAPI, champs: Champs, bouton: string | undefined): Cheerio<Noeud> => {
  const noms = Object.keys(champs)
  const trouve = [...page('main form')].find(
    (f) =>
      noms.every((nom) => page(f).find(`[name="${nom}"]`).length > 0) &&
      (bouton === undefined ||
        page(f)
          .find('button')
          .toArray()
          .some((b) => page(b).text().trim() === bouton)),
  )
  if (trouve === undefined)
    throw new Error(`Aucun formulaire ne porte ${noms.join(', ')} ${bouton === undefined ? '' : `et « ${bouton} »`}`)
  return page(trouve) as unknown as Cheerio<Noeud>
}

/** Ce qu'enverrait un navigateur : les champs réussis, dans leur ordre, avec ce que la personne a changé. */
const corpsDe = (page: CheerioAPI, formulaire: Cheerio<Noeud>, champs: Champs, bouton: string | undefined): FormData => {
  const corps = new FormData()
  const elements = formulaire.find('input, select, textarea, button').toArray()
  for (const element of elements) {
    const e = page(element)
    const nom = e.attr('name')
    if (nom === undefined || e.attr('disabled') !== undefined) continue
    const voulu = champs[nom]
    const genre = element.tagName === 'input' ? (e.attr('type') ?? 'text') : element.tagName
    if (genre === 'file') {
      if (voulu !== undefined) corps.append(nom, new File([unPdf(String(voulu))], `${String(voulu)}.pdf`, { type: 'application/pdf' }))
    } else if (genre === 'button' || genre === 'submit') {
      if (e.text().trim() === bouton) corps.append(nom, e.attr('value') ?? '')
    } else if (genre === 'radio' || genre === 'checkbox') {
      const valeur = e.attr('value') ?? 'on'
      const coche = voulu === undefined ? e.attr('checked') !== undefined : [voulu].flat().includes(valeur)
      if (coche) corps.append(nom, valeur)
    } else if (genre === 'select') {
      const options = e.find('option').toArray()
      const choisie = options.find((o) => page(o).attr('selected') !== undefined) ?? options[0]
      const valeur = voulu ?? (choisie === undefined ? '' : (page(choisie).attr('value') ?? page(choisie).text()))
      for (const v of [valeur].flat()) {
        if (voulu !== undefined && !options.some((o) => page(o).attr('value') === v)) throw new Error(`« ${nom} » ne propose pas « ${v} »`)
        corps.append(nom, v)
      }
    } else corps.append(nom, voulu === undefined ? (genre === 'textarea' ? e.text() : (e.attr('value') ?? '')) : String(voulu))
  }
  return corps
}
