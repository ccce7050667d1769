import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { acteNomme } from '../../src/actes.ts'
import { ecrireAgent, ecrirePrestataire, type Habilitation } from '../../src/acteurs/inscription.sql.ts'
import type { Visite } from '../../src/acteurs/visite.http.ts'
import { lireAppel } from '../../src/appel/appel.yaml.ts'
import { connuDe } from '../../src/appel/connu.commande.ts'
import { application } from '../../src/application.ts'
import type { Acteur } from '../../src/journal/objet.ts'
import { ouvrirService, type Service } from '../../src/main.ts'
import type { Base } from '../../src/plateforme/base/base.sql.ts'
import { racine } from '../../src/plateforme/racine.env.ts'
import { registre } from '../../src/plateforme/registre/registre.registre.ts'
import { assembler } from '../../src/repetition/assembler.actes.ts'
import { planterRegistre } from '../../src/repetition/registre.commande.ts'
import { planterPrets } from '../prets.ts'
import { figer } from '../serveur.ts'
import type { Qui } from './ligne.ts'

/** Pendant que l'appel de Guyane est ouvert. */
export const PENDANT = Temporal.Instant.from('2021-09-06T14:00:00Z')
const EXEMPLE = 'exemples/groupements.v1.yaml'

export type Decor = {
  readonly app: Hono<Visite>
  readonly service: Service
  /** L'adresse électronique de chacun ; un visiteur n'en a pas. */
  readonly courriels: Readonly<Partial<Record<Qui, string>>>
  /** Ce que les tables nomment entre accolades, et qui ne change pas. */
  readonly lieux: Readonly<Record<string, string>>
}

/** L'application entière sur la base que l'environnement désigne, avec des dossiers à tous les stades où l'on se trompe, et ceux qui s'y trompent. */
export const planter = async (base: Base): Promise<Decor> => {
  registre.level = 'silent'
  const prets = await planterPrets(base, 4, PENDANT, 'chacun-le-sien')
  const [mien, voisin, deposant, depose] = prets
  if (mien === undefined || voisin === undefined || deposant === undefined || depose === undefined) throw new Error('Il manque un dossier')
  await planterPersonnes(base, mien.par.organismes[0] ?? '')
  await planterRegistre(base, PENDANT)
  await figer(base, PENDANT)
  const service = await avecLExemple(await ouvrirService())
  const faire = async (nom: string, par: Acteur, saisie: unknown, objet?: string): Promise<string> => {
    const fait = await acteNomme(nom)!.faire(service.monde, { ...(objet === undefined ? {} : { objet }), saisie, par, le: PENDANT })
    if (!fait.ok) throw new Error(`${nom} : ${JSON.stringify(fait.error)}`)
    return fait.value.id
  }
  await faire('publier', { ...AGENCE_EXEMPLE }, { code: 'groupements', version: 1, texte: 'essai' })
  await faire('deposer', depose.par, {}, depose.dossier)
  const organisme = mien.par.organismes[0] ?? ''
  await faire('declarer-interets', MEMBRE, {}, 'ssi-2021')
  const investissement = await faire('ouvrir', mien.par, { appel: 'ssi-2021', guichet: 'investissement', organisme })
  const exemple = await faire('ouvrir', mien.par, { appel: 'groupements', guichet: 'groupement', organisme })
  await faire('decrire', mien.par, PROJET, investissement)
  return {
    app: application(service, undefined),
    service,
    courriels: {
      porteur: 'p0@exemple.fr',
      voisin: 'p1@exemple.fr',
      deposant: 'p2@exemple.fr',
      depose: 'p3@exemple.fr',
      redactrice: 'redactrice@exemple.fr',
      lectrice: 'lectrice@exemple.fr',
      'sans-role': 'sans-role@exemple.fr',
      agence: 'ars@exemple.fr',
      'autre-agence': 'autre-agence@exemple.fr',
      commission: 'commission@exemple.fr',
      prestataire: 'prestataire@exemple.fr',
    },
    lieux: {
      brouillon: mien.dossier,
      investissement,
      exemple,
      voisin: voisin.dossier,
      'a-deposer': deposant.dossier,
      depose: depose.dossier,
      organisme,
      'organisme-du-voisin': voisin.par.organismes[0] ?? '',
      'organisme-d-un-tiers': deposant.par.organismes[0] ?? '',
    },
  }
}

const MEMBRE: Acteur = {
  ...{ id: 'commission', nom: 'Camille commission', role: 'commission', agence: 'ars-guyane' },
  ...{ organismes: [], droits: {}, fonctions: ['rssi-ght'] },
}

const AGENCE_EXEMPLE: Acteur = {
  ...{ id: 'agence-exemple', nom: 'Agence d’exemple', role: 'ars', agence: 'agence-exemple' },
  ...{ organismes: [], droits: {}, fonctions: [] },
}

/** Un projet du guichet d'investissement, avec une dépense et un devis, que l'on change ensuite de travers. */
const PROJET = {
  numero: '1',
  titre: 'Sauvegarder',
  action: 'sauvegarde-deconnectee',
  depenses: [{ libelle: 'Baie de sauvegarde', nature: 'materiel', montant: '12000' }],
  devis: [{ fournisseur: 'Fournisseur fictif', numero: 'D-1', montant: '12000' }],
}

const planterPersonnes = async (base: Base, organisme: string): Promise<void> => {
  await ecrirePrestataire(base, { id: 'auditeur', nom: 'Auditeur fictif', siret: '99900001100018' }, [])
  const personnes: Readonly<Record<string, readonly Habilitation[]>> = {
    redactrice: [{ role: 'porteur', organisme, droit: 'ecrire' }],
    lectrice: [{ role: 'porteur', organisme, droit: 'lire' }],
    'sans-role': [],
    'autre-agence': [{ role: 'ars', agence: 'ars-ara' }],
    'agence-exemple': [{ role: 'ars', agence: 'agence-exemple' }],
    commission: [{ role: 'commission', agence: 'ars-guyane', fonction: 'rssi-ght' }],
    prestataire: [{ role: 'prestataire', prestataire: 'auditeur' }],
  }
  for (const [id, roles] of Object.entries(personnes))
    await ecrireAgent(base, { id, nom: `Camille ${id}`, courriel: `${id}@exemple.fr` }, roles)
}

/** Un appel d'exemple se tient à côté des vrais : lui seul pose tous les genres de questions. */
const avecLExemple = async (service: Service): Promise<Service> => {
  const fichier = join(racine, 'appels', EXEMPLE)
  const lu = lireAppel(await readFile(fichier, 'utf8'), fichier, await connuDe(join(racine, 'referentiels')))
  if (!lu.ok) throw new Error('L’appel d’exemple ne se lit pas')
  const { monde } = service
  const exemple = lu.value
  const savoir = {
    ...monde,
    appels: [...monde.appels, exemple],
    appel: (code: string, version: number) => (code === exemple.code ? exemple : monde.appel(code, version)),
    appelCourant: (code: string) => (code === exemple.code ? exemple : monde.appelCourant(code)),
  }
  const { base, maintenant, fichiers, secret } = monde
  return { ...service, monde: assembler(savoir, { base, maintenant, fichiers, secret, adresse: service.configuration.url }) }
}
