import type { Envoi, MondeDAcces, Reponse } from './monde.ts'
import type { Personne } from './personnes.ts'

type Demande = { readonly chemin: string; readonly envoi?: Envoi }

/** Une réponse, l'adresse et les numéros demandés mis à part : la seule chose qu'une page absente répète. */
const sansAdresse = ({ statut, vers, texte }: Reponse, { chemin, envoi }: Demande): string => {
  const dits = [
    chemin,
    ...Object.values(envoi?.champs ?? {}).filter((v) => v.length > 8),
    ...(/[^/]*\d{4}-\d{5}/.exec(chemin)?.slice(0, 1) ?? []),
  ]
  const oter = (t: string) =>
    dits.flatMap((d) => [encodeURIComponent(encodeURIComponent(d)), encodeURIComponent(d), d]).reduce((x, d) => x.replaceAll(d, '…'), t)
  return JSON.stringify({ statut, vers: oter(vers), texte: oter(texte) })
}

/**
 * Ce qu'une personne pourrait distinguer entre ce qui lui est fermé et ce qui n'existe pas : la réponse, à la lettre, et ce que la base
 * a dû faire pour la donner, dont le temps se mesure. Une même absence ne se demande qu'une fois ; `cle` dit lesquelles sont les mêmes,
 * l'adresse mise à part.
 */
export const distinguerDans = (monde: MondeDAcces) => {
  const absences = new Map<string, { readonly absent: Demande; readonly la: Reponse }>()
  return async (qui: Personne, methode: string, ferme: Demande, voulue: Demande, cle = JSON.stringify(voulue)) => {
    const ici = await monde.demander(qui, methode, ferme.chemin, ferme.envoi)
    const connue = absences.get(`${qui} ${methode} ${cle}`)
    const { absent, la } = connue ?? { absent: voulue, la: await monde.demander(qui, methode, voulue.chemin, voulue.envoi) }
    absences.set(`${qui} ${methode} ${cle}`, { absent, la })
    return { ici, fautes: comparer(ici, la, qui, methode, ferme, absent) }
  }
}

const comparer = (ici: Reponse, la: Reponse, qui: Personne, methode: string, ferme: Demande, absent: Demande): readonly string[] => [
  ...(sansAdresse(ici, ferme) === sansAdresse(la, absent)
    ? []
    : [`${qui} distingue ${methode} ${ferme.chemin} (${ici.statut} ${ici.vers}) de ${absent.chemin} (${la.statut} ${la.vers})`]),
  ...(JSON.stringify(ici.requetes) === JSON.stringify(la.requetes)
    ? []
    : [
        `${qui}, ${methode} ${ferme.chemin} : la base fait ${direEcart(ici.requetes, la.requetes)} pour ce qui est fermé, et non pour ce qui est absent`,
      ]),
]

const direEcart = (ici: readonly string[], la: readonly string[]): string => {
  const rang = ici.findIndex((q, i) => q !== la[i])
  return `${ici.length} requêtes au lieu de ${la.length}, dont « ${(ici[rang === -1 ? la.length : rang] ?? la[ici.length] ?? '').trim().replace(/\s+/g, ' ').slice(0, 120)} »`
}
