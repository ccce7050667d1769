import { z } from 'zod'
import { err, ok, type Result } from '../socle/resultat.ts'
import { champ, dernierChangement, instant, lireChamps, SANS_REPONSE } from './champ.json.ts'
import { type Demandeur, type Descripteur, type DossierDAilleurs, departementDe, type PageDeDemarche, separerAdresse } from './demarche.ts'

const decrit = z.object({ __typename: z.string().catch(''), id: z.string(), label: z.string() })
const descripteur = decrit.extend({ champDescriptors: z.array(decrit).optional() })
const demandeur = z.object({
  __typename: z.string(),
  siret: z.string().nullish(),
  address: z.object({ label: z.string(), postalCode: z.string().nullish(), departmentCode: z.string().nullish() }).nullish(),
  entreprise: z.object({ raisonSociale: z.string() }).nullish(),
  association: z.object({ titre: z.string() }).nullish(),
})
const dossier = z.object({
  number: z.number(),
  state: z.string(),
  dateDepot: instant,
  dateDerniereModification: instant,
  usager: z.object({ email: z.string() }),
  demandeur,
  champs: z.array(champ),
})
const reponse = z.object({
  errors: z.array(z.object({ message: z.string().catch('sans message') })).optional(),
  data: z
    .object({
      demarche: z.object({
        number: z.number(),
        title: z.string(),
        activeRevision: z.object({ champDescriptors: z.array(descripteur) }),
        dossiers: z.object({ pageInfo: z.object({ hasNextPage: z.boolean() }), nodes: z.array(z.unknown()) }),
      }),
    })
    .nullish()
    .catch(undefined),
})

/**
 * Lit une réponse de la plateforme, ou plusieurs rangées dans une liste. Avec une erreur, les données peuvent n'être qu'une part de la
 * vérité : rien n'en est cru. L'erreur est une phrase qui dit quoi faire.
 */
export const lireDemarche = (contenu: string): Result<readonly PageDeDemarche[], string> => {
  const brut = ouvrir(contenu)
  if (brut === undefined) return err('Ce fichier n’est pas du JSON entier : exportez-le à nouveau.')
  const pages: PageDeDemarche[] = []
  for (const une of Array.isArray(brut) ? brut : [brut]) {
    const page = lirePage(une)
    if (!page.ok) return page
    pages.push(page.value)
  }
  return ok(pages)
}

const lirePage = (brut: unknown): Result<PageDeDemarche, string> => {
  const lu = reponse.safeParse(brut)
  const erreurs = lu.success ? (lu.data.errors ?? []) : []
  if (erreurs.length > 0)
    return err(
      `La plateforme a répondu avec des erreurs, et ses données sont peut-être incomplètes : ${erreurs.map((e) => e.message).join(' ; ')}. Exportez à nouveau, par pages plus petites au besoin.`,
    )
  const demarche = lu.success ? lu.data.data?.demarche : undefined
  if (demarche === undefined)
    return err(
      'Ce fichier n’est pas la réponse attendue : employez la requête de docs/exemples/demarche.graphql, sans en retirer de ligne.',
    )
  const lus = demarche.dossiers.nodes.map(lireDossier)
  return ok({
    numero: demarche.number,
    titre: demarche.title,
    descripteurs: demarche.activeRevision.champDescriptors.flatMap(lireDescripteur),
    dossiers: lus.flatMap((l) => (l.ok ? [l.value] : [])),
    illisibles: lus.flatMap((l) => (l.ok ? [] : [l.error])),
    suite: demarche.dossiers.pageInfo.hasNextPage ? 'oui' : 'non',
  })
}

const ouvrir = (contenu: string): unknown => {
  try {
    return JSON.parse(contenu)
  } catch {
    return undefined
  }
}

const lireDossier = (brut: unknown, rang: number): Result<DossierDAilleurs, PageDeDemarche['illisibles'][number]> => {
  const lu = dossier.safeParse(brut)
  if (!lu.success) {
    const numero: unknown = brut !== null && typeof brut === 'object' && 'number' in brut ? brut.number : undefined
    const place = numero === undefined ? `dossier de rang ${rang + 1}` : `dossier ${String(numero)}`
    const chemins = lu.error.issues.slice(0, 3).map((i) => i.path.join('.') || 'le dossier entier')
    return err({ place, phrase: `Ce dossier n’a pas la forme attendue : ${chemins.join(', ')}.` })
  }
  const d = lu.data
  return ok({
    numero: d.number,
    etat: d.state,
    deposeLe: d.dateDepot,
    changeLe: dernierChangement(d.champs) ?? d.dateDerniereModification,
    courriel: d.usager.email.trim().toLowerCase(),
    demandeur: lireDemandeur(d.demandeur),
    champs: lireChamps(d.champs),
  })
}

/** Sans nom ou sans commune, on n'a que le SIRET : le registre dira le reste. */
const lireDemandeur = (d: z.infer<typeof demandeur>): Demandeur => {
  if (d.siret == null) return { genre: 'personne' }
  const nom = d.entreprise?.raisonSociale ?? d.association?.titre ?? ''
  const { commune, codePostal } = separerAdresse(d.address?.label ?? '')
  if (d.address == null || nom === '' || commune === '') return { genre: 'incomplet', siret: d.siret }
  const departement = d.address.departmentCode ?? departementDe(d.address.postalCode ?? codePostal)
  return { genre: 'organisme', siret: d.siret, nom, commune, departement }
}

const lireDescripteur = (d: z.infer<typeof descripteur>): readonly Descripteur[] => {
  const sorte = d.__typename.replace(/Descriptor$/, '')
  if (SANS_REPONSE.includes(sorte)) return []
  return [{ champ: d.id, libelle: d.label, sorte, colonnes: (d.champDescriptors ?? []).flatMap(lireDescripteur) }]
}
