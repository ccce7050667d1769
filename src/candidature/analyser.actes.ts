import type { Monde } from '../appel/monde.actes.ts'
import type { Base } from '../journal/journal.sql.ts'
import { voirVivant } from '../journal/lecture.sql.ts'
import type { Analyse, Antivirus } from '../plateforme/antivirus/clamd.antivirus.ts'
import { ecrireVerdict, prendreUnContenu } from '../plateforme/antivirus/verdict.sql.ts'
import { lireDossiersDuContenu } from './analyse.sql.ts'

let passage: Promise<number> | undefined

/**
 * Fait juger les fichiers qui attendent, un par transaction, et rend combien ont reçu leur verdict. Un serveur n'en juge qu'un à
 * la fois, plusieurs se les partagent. L'antivirus ne répond pas : ils attendent le passage suivant, chaque minute.
 */
export const analyserLesFichiers = (monde: Monde): Promise<number> => {
  const { antivirus } = monde
  if (antivirus === undefined) return Promise.resolve(0)
  passage ??= juger(monde, antivirus).finally(() => {
    passage = undefined
  })
  return passage
}

const juger = async (monde: Monde, antivirus: Antivirus): Promise<number> => {
  let juges = 0
  for (let lu = await jugerUn(monde, antivirus); lu !== undefined; lu = await jugerUn(monde, antivirus)) {
    juges += 1
    // La rangée, son nom et son empreinte restent : on sait ce qui était là, et pourquoi ce n'y est plus.
    if (lu.verdict === 'infectee') await monde.fichiers.detruire(lu.empreinte)
  }
  return juges
}

const jugerUn = (monde: Monde, antivirus: Antivirus): Promise<(Analyse & { readonly empreinte: string }) | undefined> =>
  monde.base.transaction().execute(async (base) => {
    const empreinte = await prendreUnContenu(base)
    if (empreinte === undefined) return undefined
    const analyse = await analyser(monde, antivirus, empreinte)
    await ecrireVerdict(base, empreinte, analyse, monde.maintenant())
    if (analyse.verdict === 'attente') return undefined
    if (analyse.verdict !== 'saine') await prevenirDeLEcart(base, monde, empreinte, analyse)
    return { ...analyse, empreinte }
  })

/** Un fichier que le disque ne rend plus est illisible : il ne doit pas faire attendre les autres. */
const analyser = async (monde: Monde, antivirus: Antivirus, empreinte: string): Promise<Analyse> => {
  try {
    return await antivirus.analyser(await monde.fichiers.suivre(empreinte))
  } catch (erreur) {
    return { verdict: 'illisible', detail: String(erreur).slice(0, 200) }
  }
}

/** L'organisme apprend toujours ce qu'il doit refaire ; l'agence, si le dossier lui est déjà parvenu. */
const prevenirDeLEcart = async (base: Base, monde: Monde, empreinte: string, { verdict }: Analyse): Promise<void> => {
  for (const { dossier, nom } of await lireDossiersDuContenu(base, empreinte)) {
    const objet = await voirVivant(base, 'dossier', dossier)
    if (objet !== undefined) await monde.prevenir(base, 'ecarter-fichier', objet, { nom, verdict }, monde.maintenant())
  }
}
