import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** Sous quel compte lancer PostgreSQL : le nôtre, ou un autre quand nous sommes root (PostgreSQL refuse root). */
export type Compte = {
  /** Le propriétaire à donner aux données ; absent quand c'est nous. */
  readonly proprietaire?: Identite
  /** Transforme une commande pour qu'elle tourne sous ce compte. */
  readonly commande: (programme: string, args: readonly string[]) => Commande
}
type Identite = { readonly uid: number; readonly gid: number }
type Commande = { readonly programme: string; readonly args: readonly string[]; readonly options: { uid?: number; gid?: number } }

const DROIT = '+dac_read_search'

/**
 * @param donnees le dossier qui contiendra la base (il existe) ; son propriétaire, s'il n'est pas root, est le compte choisi
 * @param postgres le programme à lancer, pour vérifier que le compte peut l'atteindre
 * @throws une phrase qui dit quoi faire, quand aucun compte ne peut traverser les dossiers
 */
export const choisirCompte = (donnees: string, postgres: string): Compte => {
  if (process.getuid?.() !== 0) return { commande: (programme, args) => ({ programme, args, options: {} }) }
  const proprietaire = identiteChoisie(donnees)
  const compte = [simple(proprietaire), privilegie(proprietaire)].find((essai) => atteint(essai, postgres, donnees))
  if (compte !== undefined) return compte
  throw new Error(
    `PostgreSQL ne tourne pas en root, et aucun autre compte n’a le droit de traverser les dossiers jusqu’à ${donnees} : ` +
      'lancez Palier depuis un compte ordinaire, déplacez le projet hors d’un dossier fermé (par exemple dans /opt), ou indiquez DATABASE_URL.',
  )
}

const identiteChoisie = (donnees: string): Identite => {
  const { uid, gid } = statSync(donnees)
  return uid !== 0 ? { uid, gid } : (compteNomme('postgres') ?? compteNomme('nobody') ?? { uid: 65534, gid: 65534 })
}

const compteNomme = (nom: string): Identite | undefined => {
  const ligne = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((l) => l.startsWith(`${nom}:`))
  const [, , uid, gid] = (ligne ?? '').split(':')
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}

const simple = (proprietaire: Identite): Compte => ({
  proprietaire,
  commande: (programme, args) => ({ programme, args, options: { ...proprietaire } }),
})

/**
 * Quand un dossier au-dessus est fermé (/root en 700) : le compte garde le seul droit de traverser.
 * Sans `no_setuid_fixup`, access(2) ignorerait ce droit, et initdb se croirait absent.
 */
const privilegie = (proprietaire: Identite): Compte => ({
  proprietaire,
  commande: (programme, args) => ({
    programme: 'setpriv',
    args: [
      ...[`--reuid=${proprietaire.uid}`, `--regid=${proprietaire.gid}`, '--clear-groups', '--securebits=+no_setuid_fixup'],
      ...[`--inh-caps=${DROIT}`, `--ambient-caps=${DROIT}`, programme, ...args],
    ],
    options: {},
  }),
})

const atteint = (compte: Compte, postgres: string, donnees: string): boolean => {
  const { programme, args, options } = compte.commande('/bin/sh', ['-c', '"$0" --version && cd "$1"', postgres, donnees])
  return spawnSync(programme, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0
}
