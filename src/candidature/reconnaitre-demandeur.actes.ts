import type { Kysely } from 'kysely'
import { lireOrganisme } from '../acteurs/acteurs.sql.ts'
import { lireEquipe } from '../acteurs/equipe.sql.ts'
import { lireConnu } from '../acteurs/rattachement.sql.ts'
import { type Reconnu, reconnaitre } from '../acteurs/rattacher.ts'
import { chercherFiches } from '../acteurs/recherche.sql.ts'
import { nettoyerCle } from '../socle/fautes.ts'
import { type Refus, refus } from '../socle/refus.ts'
import { err, ok, type Result } from '../socle/resultat.ts'
import type { Demandeur } from './demarche.ts'
import type { Situation } from './recueillir.ts'

/** L'organisme d'un dossier d'ailleurs : celui que Palier connaît, sinon celui du registre, sinon tel que la plateforme le dit, à vérifier. */
export const reconnaitreDemandeur = async (base: Kysely<unknown>, d: Demandeur): Promise<Result<Reconnu, readonly Refus[]>> => {
  if (d.genre === 'personne')
    return err([
      refus('sans-organisme', 'Ce dossier est déposé par une personne, sans organisme.', 'Demandez au porteur le SIRET de son organisme.'),
    ])
  const siret = nettoyerCle(d.siret)
  const fiches = await chercherFiches(base, { genre: 'cle', cle: siret, corrections: [] })
  const fiche = fiches.find((f) => f.siret === siret) ?? fiches[0]
  const reconnu = fiche === undefined ? sansFiche(d, siret) : reconnaitre({ origine: 'fiche', fiche, siret })
  const cles = reconnu.ok ? reconnu.value.organisme : { siret, finess: null }
  const connu = await lireConnu(base, cles.siret, cles.finess)
  const organisme = connu === undefined ? undefined : await lireOrganisme(base, connu.id)
  if (organisme === undefined) return reconnu
  return ok({ origine: fiche?.source ?? 'saisie', entite: reconnu.ok ? reconnu.value.entite : null, organisme })
}

/** Qui représente déjà cet organisme ici : personne, le déposant, ou d'autres, qui décideront de l'accueillir. */
export const lireEquipeFaceA = async (base: Kysely<unknown>, organisme: string, courriel: string): Promise<Situation['equipe']> => {
  const equipe = await lireEquipe(base, organisme)
  if (equipe.length === 0) return 'vide'
  return equipe.some((e) => e.courriel === courriel) ? 'la-sienne' : 'd-autres'
}

const sansFiche = (d: Exclude<Demandeur, { readonly genre: 'personne' }>, siret: string): Result<Reconnu, readonly Refus[]> =>
  d.genre === 'incomplet'
    ? err([
        refus(
          'organisme-incomplet',
          `La plateforme n’a que le SIRET ${siret}, et aucun registre d’ici ne le connaît.`,
          'Importez sa fiche (« ./palier importer sirene »), ou exportez à nouveau quand la plateforme connaîtra son nom, puis relancez.',
        ),
      ])
    : reconnaitre({
        origine: 'saisie',
        declare: { nom: d.nom, nature: 'autre', commune: d.commune, departement: d.departement, siret },
        connue: undefined,
      })
