import { annulerInvitations, ecrireInvitations } from '../acteurs/invitation.sql.ts'
import { tirerJeton } from '../acteurs/jeton.crypto.ts'
import type { Organisme } from '../acteurs/organisme.ts'
import { empreinte } from '../journal/empreinte.crypto.ts'
import type { Base } from '../journal/journal.sql.ts'
import type { Instant } from '../socle/temps.ts'
import type { Dossier } from './dossier.ts'
import type { Groupement } from './grouper.ts'
import { ecrireMembres, type MembreGarde } from './membre.sql.ts'

/** Ce que l'on demande à un membre, à son équipe et, si une adresse est donnée, par un lien : le jeton ne part que dans le courriel. */
export type Demande = { readonly organisme: string; readonly nom: string; readonly part: number; readonly lien: Lien | undefined }
type Lien = { readonly courriel: string; readonly jeton: string }
export type GroupementInvite = { readonly membres: readonly MembreGarde[]; readonly demandes: readonly Demande[]; readonly chef: string }

/** Tire les liens de ceux à qui l'on demande ; les autres gardent le leur. */
export const inviterLesMembres = (g: Groupement, dossier: Dossier, connus: readonly Organisme[]): GroupementInvite => ({
  chef: dossier.organisme.nom,
  membres: g.membres.map(({ organisme, part, courriel }) => ({
    organisme,
    part,
    courriel: courriel?.toLowerCase() ?? null,
    invitation: g.aDemander.some((d) => d.organisme === organisme)
      ? null
      : (dossier.membres.find((m) => m.organisme === organisme)?.invitation ?? null),
  })),
  demandes: g.aDemander.map(({ organisme, part, courriel }) => ({
    organisme,
    nom: connus.find((o) => o.id === organisme)?.nom ?? organisme,
    part,
    lien: courriel === undefined ? undefined : { courriel: courriel.toLowerCase(), jeton: tirerJeton() },
  })),
})

/** Garde le groupement, invite par un lien, et annule les liens qui ne valent plus. */
export const ecrireGroupement = async (base: Base, dossier: string, g: GroupementInvite, par: string, le: Instant): Promise<void> => {
  const liens = g.demandes.flatMap(({ organisme, nom, lien }) =>
    lien === undefined ? [] : [{ organisme, nom, courriel: lien.courriel, droit: null, empreinte: empreinte(lien.jeton) }],
  )
  const ids = await ecrireInvitations(base, { objet: 'participation', par, le }, liens)
  const numeros = new Map(liens.map((l, rang) => [l.organisme, ids[rang]]))
  const membres = g.membres.map((m) => ({ ...m, invitation: numeros.get(m.organisme) ?? m.invitation }))
  await annulerInvitations(base, await ecrireMembres(base, dossier, membres), le)
}
