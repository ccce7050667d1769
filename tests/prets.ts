import type { Kysely } from 'kysely'
import { acteNomme } from '../src/actes.ts'
import { ecrireAgent, ecrireOrganisme } from '../src/acteurs/inscription.sql.ts'
import type { Acteur } from '../src/journal/objet.ts'
import { inventer } from '../src/repetition/organismes.ts'
import { mondeDEssai } from './rejeu.ts'

export type Pret = { readonly dossier: string; readonly par: Acteur }
const REFERENT = { nom: 'Fictif', prenom: 'Jo', courriel: 'jo@exemple.fr', telephone: '05 94 00 00 00' }

/**
 * Des dossiers complets du guichet d'audit de Guyane, prêts à déposer, chacun à son organisme.
 * @param porteurs chacun le sien (`p0`, `p1`…), ou un seul pour tous (`p0`)
 */
export const planterPrets = async (
  base: Kysely<unknown>,
  nombre: number,
  le: Temporal.Instant,
  porteurs: 'chacun-le-sien' | 'un-seul',
): Promise<readonly Pret[]> => {
  const monde = await mondeDEssai(base, le)
  const faire = async (nom: string, par: Acteur, saisie: unknown, objet?: string): Promise<string> => {
    const fait = await acteNomme(nom)!.faire(monde, { ...(objet === undefined ? {} : { objet }), saisie, par, le })
    if (!fait.ok) throw new Error(`${nom} : ${JSON.stringify(fait.error)}`)
    return fait.value.id
  }
  const ars: Acteur = { id: 'ars', nom: 'Agence', role: 'ars', agence: 'ars-guyane', organismes: [], droits: {}, fonctions: [] }
  await ecrireAgent(base, { id: ars.id, nom: ars.nom, courriel: 'ars@exemple.fr' }, [{ role: 'ars', agence: 'ars-guyane' }])
  await faire('publier', ars, { code: 'ssi-2021', version: 1, texte: 'essai' })
  const prets: Pret[] = []
  for (const [rang, organisme] of organismesDe(nombre).entries()) {
    await ecrireOrganisme(base, organisme, [])
    const id = porteurs === 'un-seul' ? 'p0' : `p${rang}`
    const par: Acteur = {
      id,
      nom: `Direction ${id}`,
      role: 'porteur',
      organismes: [organisme.id],
      droits: { [organisme.id]: 'deposer' },
      fonctions: [],
    }
    await ecrireAgent(base, { id, nom: par.nom, courriel: `${id}@exemple.fr` }, [{ role: 'porteur', organisme: organisme.id }])
    const dossier = await faire('ouvrir', par, { appel: 'ssi-2021', guichet: 'audit', organisme: organisme.id })
    await faire('repondre', par, { reponses: { 'referent-nomme': 'oui', referent: REFERENT, lieux: 'Un site.' } }, dossier)
    await faire('s-engager', par, { engagements: ['planifier-audit', 'transmettre-resultats'] }, dossier)
    prets.push({ dossier, par })
  }
  return prets
}

/** Les clés inventées tiennent sur deux chiffres de rang : une graine par centaine. */
const organismesDe = (nombre: number) =>
  Array.from({ length: nombre }, (_, i) => {
    const modele = { nature: 'pharmacie', capacite: null, effectif: 5, sites: 0 }
    const centaine = inventer(
      11 + Math.floor(i / 100),
      'guyane',
      Array.from({ length: (i % 100) + 1 }, (_, r) => ({ ...modele, ref: `o${r}` })),
    )
    return { ...centaine.at(-1)!.organisme, id: `o${i}` }
  })
