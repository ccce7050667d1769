import { type Colonne as ColonneDeBloc, type Question, questionsDe } from '../appel/questionnaire.ts'
import { type Attente, convertir } from './convertir-champ.ts'
import { type Correspondance, type Lien, RIEN } from './correspondance.ts'
import type { Champ, DossierDAilleurs } from './demarche.ts'
import { type Frappe, repondre, trier } from './repondre.ts'
import type { FichierAttendu, Ici, Remarque, Traduction } from './traduction.ts'
import { traduireProjets } from './traduire-projets.ts'

/** Dit un dossier d'ailleurs dans les mots du guichet. */
export const traduire = (dossier: Pick<DossierDAilleurs, 'champs'>, c: Correspondance, ici: Ici): Traduction => {
  const poses = c.champs.flatMap((lien) => {
    const champ = dossier.champs.find((x) => x.champ === lien.champ)
    return champ === undefined ? [] : [{ lien, champ }]
  })
  const { lisibles, illisibles } = trier(ici.guichet, frapper(poses, ici))
  const lues = repondre(ici.guichet, lisibles)
  const projets = poses.find(({ lien }) => lien.vers === 'projets')
  const decrits = projets === undefined ? undefined : traduireProjets(projets.champ, projets.lien, ici)
  return {
    reponses: lues.ok ? lues.value.reponses : {},
    projets: decrits?.projets ?? [],
    engagements: poses.flatMap(({ lien, champ }) => {
      const oui = convertir(champ.valeur, attenteDe({ genre: 'oui-non' }, lien, ici)) === 'oui'
      return oui && lien.vers.startsWith('engagement ') ? [lien.vers.slice('engagement '.length)] : []
    }),
    fichiers: [...poses.flatMap(fichiersDuChamp), ...(decrits?.fichiers ?? [])],
    remarques: [
      ...illisibles.map(({ phrase, remede }) => ({ phrase, remede })),
      ...(decrits?.remarques ?? []),
      ...sansDestination(dossier, c),
    ],
  }
}

type Pose = { readonly lien: Lien; readonly champ: Champ }

const fichiersDuChamp = ({ lien, champ }: Pose): readonly FichierAttendu[] =>
  champ.valeur.genre === 'fichiers' && lien.vers.startsWith('piece ')
    ? champ.valeur.fichiers.map((f) => ({ ...f, piece: lien.vers.slice('piece '.length) }))
    : []

/** Ce que le porteur aurait tapé ici : une réponse par question, les quatre champs d'un contact réunis. */
const frapper = (poses: readonly Pose[], ici: Ici): Frappe => {
  const frappe: Record<string, unknown> = {}
  for (const { lien, champ } of poses) {
    const [code = '', part] = lien.vers.startsWith('question ') ? lien.vers.slice('question '.length).split('.') : []
    const question = questionsDe(ici.guichet.sections).find((q) => q.code === code)
    if (question === undefined) continue
    if (part === undefined)
      frappe[code] =
        question.genre === 'bloc' ? lignesDe(question, lien, champ, ici) : convertir(champ.valeur, attenteDe(question, lien, ici))
    else frappe[code] = { ...objetDe(frappe[code]), [part]: convertir(champ.valeur, attenteDe({ genre: 'texte' }, lien, ici)) }
  }
  return frappe
}

const objetDe = (x: unknown): object => (typeof x === 'object' && x !== null ? x : {})

/** Les lignes d'un bloc, depuis un champ répété. */
const lignesDe = (question: Question, lien: Lien, champ: Champ, ici: Ici): readonly unknown[] =>
  champ.valeur.genre !== 'lignes'
    ? []
    : champ.valeur.lignes.map((ligne) =>
        Object.fromEntries(
          (lien.colonnes ?? []).flatMap((c) => {
            const colonne = question.colonnes?.find((x) => x.code === c.vers)
            const cellule = ligne.find((x) => x.champ === c.champ)
            return colonne === undefined || cellule === undefined ? [] : [[c.vers, convertir(cellule.valeur, attenteDe(colonne, c, ici))]]
          }),
        ),
      )

const attenteDe = (q: Pick<Question | ColonneDeBloc, 'genre' | 'valeurs'>, lien: Pick<Lien, 'valeurs'>, { fuseau }: Ici): Attente => ({
  genre: q.genre,
  choix: q.valeurs ?? [],
  valeurs: lien.valeurs ?? {},
  fuseau,
})

/** La démarche a changé depuis que la correspondance est écrite : un champ rempli n'y est pas. */
const sansDestination = ({ champs }: Pick<DossierDAilleurs, 'champs'>, c: Correspondance): readonly Remarque[] =>
  champs
    .filter((x) => x.valeur.genre !== 'vide' && !c.champs.some((l) => l.champ === x.champ))
    .map((x) => ({
      phrase: `Le champ « ${x.libelle} » n’est pas dans la correspondance.`,
      remede: `Ajoutez-y « champ: ${x.champ} », vers sa destination ou vers « ${RIEN} ».`,
    }))
