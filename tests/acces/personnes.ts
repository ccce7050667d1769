import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { acteNomme } from '../../src/actes.ts'
import { ecrireAgent, ecrirePrestataire, type Habilitation } from '../../src/acteurs/inscription.sql.ts'
import { accepterInvitation, ecrireInvitations } from '../../src/acteurs/invitation.sql.ts'
import type { Monde } from '../../src/appel/monde.actes.ts'
import { ecrireDelegation } from '../../src/candidature/delegation.sql.ts'
import { ecrireMembres, ecrireReponseDuMembre } from '../../src/candidature/membre.sql.ts'
import { ecrireDeport, ecrireInterets } from '../../src/instruction/conflit.sql.ts'
import { ecrireExpertise } from '../../src/instruction/expertise.sql.ts'
import { empreinte } from '../../src/journal/empreinte.crypto.ts'
import type { Acteur } from '../../src/journal/objet.ts'
import { racine } from '../../src/plateforme/racine.env.ts'

/** Qui demande, et ce qui le lie au dossier visé. Un nom est une clé des tables `attendus.ts` et `envois.ts`. */
export const PERSONNES = [
  ...['visiteur', 'sans-role'],
  ...['lecteur', 'redacteur', 'deposant', 'ancien-membre'],
  // D'un autre organisme de l'appel, d'un autre appel, membre du groupement, membre qui en est parti.
  ...['autre-organisme', 'autre-appel', 'membre', 'membre-parti'],
  // Qui n'a qu'un lien : un expert, une personne à qui l'on a confié des questions du brouillon.
  ...['expert', 'collaborateur'],
  // Un membre de la commission qui n'a pas encore dit ses intérêts : il est mené à le dire, et ne lit rien d'ici là.
  'commission-a-declarer',
  ...['ars', 'grades', 'commission', 'direction', 'delegataire', 'comptable', 'auditeur'],
  ...['ars-ecarte', 'grades-ecarte', 'commission-ecartee', 'direction-ecartee'],
  ...['autre-ars', 'autre-grades', 'autre-commission', 'autre-direction', 'autre-comptable', 'autre-auditeur'],
] as const
export type Personne = (typeof PERSONNES)[number]

/** Le lien que l'expert a reçu. */
export const LIEN_D_EXPERT = 'lien-de-l-expert'

export type Ids = {
  readonly audit: string
  readonly investissement: string
  readonly brouillon: string
  readonly organisme: string
  readonly membre: string
  /** Le numéro de la délégation que le collaborateur a acceptée. */
  readonly delegation: string
  readonly lot: string
  readonly courriel: string
}

type Plante = 'membre' | 'delegation' | 'lot' | 'courriel'
const AGENCE = 'ars-guyane'

/** Inscrit une personne de chaque sorte, et la lie au dossier comme son nom le dit. */
export const planterPersonnes = async (monde: Monde, ids: Omit<Ids, Plante>, le: Temporal.Instant): Promise<Pick<Ids, Plante>> => {
  const { base } = monde
  const [brouillon, voisin, membre, parti, lointain] = await organismesDe(monde, ids)
  const prestataire = (
    await sql<{ prestataire: string }>`select prestataire from vie where genre = 'mission' and fil = ${`dossier:${ids.audit}`}`.execute(
      base,
    )
  ).rows[0]!.prestataire
  await ecrirePrestataire(base, { id: 'autre-prestataire', nom: 'Autre prestataire', siret: '00000000000000' }, [])
  const siege = { role: 'commission', agence: AGENCE, fonction: 'rssi-ght' } as const
  // L'équipe répond du dossier déposé comme du brouillon.
  const equipe = (droit: 'lire' | 'ecrire' | 'deposer'): readonly Habilitation[] =>
    [ids.organisme, brouillon].map((organisme) => ({ role: 'porteur', organisme, droit }))
  const porteur = (organisme: string): readonly Habilitation[] => [{ role: 'porteur', organisme, droit: 'deposer' }]
  const habilitations: Readonly<Record<Exclude<Personne, 'visiteur'>, readonly Habilitation[]>> = {
    'sans-role': [],
    lecteur: equipe('lire'),
    redacteur: equipe('ecrire'),
    deposant: equipe('deposer'),
    'ancien-membre': equipe('ecrire'),
    'autre-organisme': porteur(voisin),
    'autre-appel': porteur(lointain),
    membre: porteur(membre),
    'membre-parti': porteur(parti),
    expert: [],
    collaborateur: [],
    ars: [{ role: 'ars', agence: AGENCE }],
    grades: [{ role: 'grades', agence: AGENCE }],
    commission: [siege],
    'commission-a-declarer': [siege],
    direction: [{ role: 'direction', agence: AGENCE }],
    delegataire: [{ role: 'delegataire', agence: AGENCE }],
    comptable: [{ role: 'comptable', agence: AGENCE }],
    auditeur: [{ role: 'prestataire', prestataire }],
    'ars-ecarte': [{ role: 'ars', agence: AGENCE }],
    'grades-ecarte': [{ role: 'grades', agence: AGENCE }],
    'commission-ecartee': [siege],
    'direction-ecartee': [{ role: 'direction', agence: AGENCE }],
    'autre-ars': [{ role: 'ars', agence: 'ars-ara' }],
    'autre-grades': [{ role: 'grades', agence: 'ars-ara' }],
    'autre-commission': [{ role: 'commission', agence: 'ars-ara', fonction: 'rssi-ght' }],
    'autre-direction': [{ role: 'direction', agence: 'ars-ara' }],
    'autre-comptable': [{ role: 'comptable', agence: 'ars-ara' }],
    'autre-auditeur': [{ role: 'prestataire', prestataire: 'autre-prestataire' }],
  }
  for (const [qui, roles] of Object.entries(habilitations))
    await ecrireAgent(base, { id: qui, nom: qui, courriel: `${qui}@exemple.fr` }, roles)
  // Retiré de l'équipe par qui peut déposer : il ne lui reste que son compte.
  for (const organisme of [ids.organisme, brouillon])
    await faire(monde, 'retirer-personne', { par: porteurDe('deposant', organisme), saisie: { organisme, agent: 'ancien-membre' }, le })
  await base.transaction().execute(async (tx) => {
    for (const qui of ['ars', 'grades', 'commission', 'ars-ecarte', 'commission-ecartee'])
      await ecrireInterets(tx, 'ssi-2021', qui, { organismes: [], lien: undefined }, le)
    // Les uns se sont déportés de chaque dossier ; l'opérateur l'est par un intérêt déclaré dans leurs organismes.
    await ecrireInterets(tx, 'ssi-2021', 'grades-ecarte', { organismes: [ids.organisme, brouillon], lien: 'Mon employeur' }, le)
    for (const qui of ['ars-ecarte', 'commission-ecartee', 'direction-ecartee'])
      for (const dossier of [ids.audit, ids.investissement, ids.brouillon]) await ecrireDeport(tx, dossier, qui, 'Mon employeur', le)
    await ecrireMembres(
      tx,
      ids.brouillon,
      [membre, parti].map((organisme) => ({ organisme, part: 10, courriel: null, invitation: null })),
    )
    await ecrireReponseDuMembre(tx, ids.brouillon, [parti], { reponse: 'partie', par: 'membre-parti', le })
  })
  await ouvrirAilleurs(monde, lointain)
  return {
    membre,
    delegation: await planterLiens(monde, ids, brouillon, le),
    lot: await planterLot(monde, ids, le),
    courriel: await planterCourriel(monde, ids, le),
  }
}

/** L'organisme du brouillon, puis quatre autres qui n'ont rien à voir ni avec lui, ni avec le dossier visé ; le dernier n'a aucun dossier. */
const organismesDe = async ({ base }: Monde, ids: Pick<Ids, 'organisme' | 'brouillon'>) => {
  const [brouillon] = (await sql<{ organisme: string }>`select organisme from dossier where id = ${ids.brouillon}`.execute(base)).rows
  const autres = await sql<{ id: string }>`
    select o.id from organisme o where o.id <> all(array[${ids.organisme}, ${brouillon!.organisme}])
    order by (select count(*) from dossier d where d.organisme = o.id) desc, o.id`.execute(base)
  return [brouillon!.organisme, autres.rows[0]!.id, autres.rows[1]!.id, autres.rows[2]!.id, autres.rows.at(-1)!.id] as const
}

export const porteurDe = (id: string, organisme: string): Acteur => ({
  ...{ id, nom: id, role: 'porteur', organismes: [organisme], droits: { [organisme]: 'deposer' }, fonctions: [] },
})

const faire = async (monde: Monde, acte: string, demande: Parameters<NonNullable<ReturnType<typeof acteNomme>>['faire']>[1]) => {
  const fait = await acteNomme(acte)!.faire(monde, demande)
  if (!fait.ok) throw new Error(`${acte} : ${JSON.stringify(fait.error)}`)
  return fait.value.id
}

/** Un appel d'une autre agence, où une personne a son dossier. */
const ouvrirAilleurs = async (monde: Monde, organisme: string): Promise<void> => {
  const par: Acteur = { id: 'autre-ars', nom: 'autre-ars', role: 'ars', agence: 'ars-ara', organismes: [], droits: {}, fonctions: [] }
  const code = 'cyber-esms-2023'
  const texte = await readFile(join(racine, 'appels', 'ars-ara', `${code}.v1.yaml`), 'utf8')
  await faire(monde, 'publier', { saisie: { code, version: 1, texte }, par, le: Temporal.Instant.from('2023-08-01T08:00:00Z') })
  const saisie = { appel: code, guichet: 'candidature', organisme }
  await faire(monde, 'ouvrir', { saisie, par: porteurDe('autre-appel', organisme), le: Temporal.Instant.from('2023-09-15T08:00:00Z') })
}

const planterLiens = async (
  { base }: Monde,
  ids: Pick<Ids, 'investissement' | 'organisme' | 'brouillon'>,
  organisme: string,
  le: Temporal.Instant,
) => {
  const lien = (qui: Personne, jeton: string, de: string) => ({
    ...{ organisme: de, nom: qui, courriel: `${qui}@exemple.fr`, droit: null, empreinte: empreinte(jeton) },
  })
  return base.transaction().execute(async (tx) => {
    const [expertise] = await ecrireInvitations(tx, { objet: 'expertise', par: 'ars', le }, [lien('expert', LIEN_D_EXPERT, ids.organisme)])
    const question = { dossier: ids.investissement, question: 'CANARI-EXPERT', criteres: [], pieces: [], projets: [] }
    await ecrireExpertise(tx, { ...question, invitation: expertise! })
    const [delegation] = await ecrireInvitations(tx, { objet: 'delegation', par: 'deposant', le }, [
      lien('collaborateur', 'lien-du-collaborateur', organisme),
    ])
    await ecrireDelegation(tx, { dossier: ids.brouillon, questions: ['referent-cyber-nomme'], pieces: [], invitation: delegation! })
    await accepterInvitation(tx, delegation!, 'collaborateur', le)
    return delegation!
  })
}

/** Un acte en nombre que l'agent a lancé : son compte rendu n'est qu'à lui. */
const planterLot = async ({ base }: Monde, ids: Pick<Ids, 'investissement'>, le: Temporal.Instant): Promise<string> => {
  const id = '11111111-1111-4111-8111-111111111111'
  await sql`insert into lot (id, agent, acte, saisie, le) values (${id}, 'ars', 'confier', '{"agent":"ars"}'::jsonb, ${le})`.execute(base)
  await sql`insert into lot_dossier (lot, rang, dossier) values (${id}, 1, ${ids.investissement})`.execute(base)
  return id
}

/** Un courriel de ce dossier qui n'est pas arrivé. */
const planterCourriel = async ({ base }: Monde, ids: Pick<Ids, 'investissement'>, le: Temporal.Instant): Promise<string> =>
  (
    await sql<{ id: string }>`
      insert into courriel (a, objet, texte, le, etat, emetteur, sujet, echec, echec_le)
      values ('perdu@exemple.fr', 'CANARI-COURRIEL', 'Rien', ${le}, 'non-remis', ${AGENCE}, ${ids.investissement}, '5.1.1', ${le})
      returning id::text as id`.execute(base)
  ).rows[0]!.id
