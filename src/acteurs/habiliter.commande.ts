import { ouvrirInstallation } from '../plateforme/base/installation.pg.ts'
import { estCourriel } from '../socle/adresse.ts'
import { suggerer } from '../socle/defaut.ts'
import { ROLES, type Role } from '../vie.ts'
import { ecrireAgent } from './inscription.sql.ts'
import { lirePersonne } from './personne.sql.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }
const USAGE = `Usage : ./palier habiliter COURRIEL « NOM » ROLE PERIMETRE [FONCTION]
  ROLE : ${ROLES.join(', ')}.
  PERIMETRE : le code de l’agence ; pour un porteur, l’identifiant de son organisme ; pour un prestataire, le sien.
  FONCTION : le siège tenu dans une commission, s’il y en a un.`

/** `./palier habiliter` : donne un rôle à une personne. C'est ainsi qu'une installation reçoit son premier agent. */
export const commandeHabiliter = async (args: readonly string[]): Promise<Reponse> => {
  const [courriel = '', nom = '', role = '', perimetre = '', fonction] = args
  const connu = ROLES.find((r) => r === role)
  const fautes = [
    ...(estCourriel(courriel) ? [] : [`« ${courriel} » n’est pas une adresse électronique.`]),
    ...(nom === '' ? ['Il manque le nom de la personne, entre guillemets.'] : []),
    ...(connu === undefined ? [role === '' ? 'Il manque le rôle.' : `« ${role} » n’est pas un rôle. ${suggerer(role, ROLES)}`] : []),
    ...(perimetre === '' ? ['Il manque le périmètre.'] : []),
  ]
  if (connu === undefined || fautes.length > 0) return { sortie: [...(args.length === 0 ? [] : fautes), USAGE].join('\n'), code: 2 }
  const ouverte = await ouvrirInstallation(process.env)
  if (!ouverte.ok) return { sortie: ouverte.error, code: 1 }
  const { base, fermer } = ouverte.value
  try {
    const adresse = courriel.toLowerCase()
    // L'identifiant ne dit rien de la personne : le journal le gardera quand son nom et son adresse seront effacés.
    const id = (await lirePersonne(base, adresse))?.id ?? crypto.randomUUID()
    const roles = [{ role: connu, ...perimetreDe(connu, perimetre), fonction }]
    await base.transaction().execute((tx) => ecrireAgent(tx, { id, nom, courriel: adresse }, roles))
    return { sortie: `${nom} peut se connecter avec ${adresse}, sous le rôle « ${connu} » pour ${perimetre}.`, code: 0 }
  } catch (erreur) {
    const inconnu = erreur instanceof Error && 'code' in erreur && erreur.code === '23503'
    if (!inconnu) throw erreur
    return { sortie: `« ${perimetre} » n’est pas connu de cette installation : rien n’a été écrit.`, code: 1 }
  } finally {
    await fermer()
  }
}

const perimetreDe = (role: Role, perimetre: string) =>
  role === 'porteur' ? { organisme: perimetre } : role === 'prestataire' ? { prestataire: perimetre } : { agence: perimetre }
