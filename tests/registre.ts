import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { avecCle } from '../src/socle/cles.ts'

/** Écrit un flux FINESS inventé : `entites` personnes morales de `sites` établissements chacune, une sur cent fermée. */
export const ecrireFlux = async (fichier: string, entites: number, sites: number): Promise<void> => {
  const sortie = createWriteStream(fichier)
  const dire = async (texte: string) => {
    if (!sortie.write(texte)) await once(sortie, 'drain')
  }
  await dire('{"schemaVersion":"v1.0.0","generatedAt":"2026-03-09T15:49:37Z","gcc":[],"gco":[],"pmej":[\n')
  for (let n = 0; n < entites; n++) await dire(`${n === 0 ? '' : ',\n'}${JSON.stringify(entite(n, sites))}`)
  await dire('\n]}\n')
  sortie.end()
  await once(sortie, 'finish')
}

const adresse = [{ usageAdresse: '02', cogCommune: '97302', ligneAcheminement: 'PORT-FICTIF', codePostal: '97300' }]
const finess = (n: number): string => avecCle(String(n).padStart(8, '0'))

const entite = (n: number, sites: number) => {
  const siren = avecCle(String(30_000_000 + n))
  const etatObjet = n % 100 === 99 ? 'I' : 'A'
  return {
    informationsGeneralesPMEJ: {
      numFinessPm: finess(n * (sites + 1)),
      denominationPm: `ASSOCIATION FICTIVE ${n}`,
      siren,
      statutJuridique: '60',
    },
    adresse,
    etatObjet,
    ege: Array.from({ length: sites }, (_, s) => ({
      informationsGeneralesEGE: {
        numFinessEge: finess(n * (sites + 1) + s + 1),
        nomEgeLong: `RESIDENCE FICTIVE ${n} DU SITE ${s}`,
        siret: avecCle(`${siren}${String(s + 2).padStart(4, '0')}`),
      },
      categorieentiteGeographiqueExercice: '500',
      adresse,
      etatObjet,
    })),
  }
}
