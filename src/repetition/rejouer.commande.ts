import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { acteNomme } from '../actes.ts'
import { baseEphemere } from '../plateforme/base/ephemere.pg.ts'
import { fichiersEphemeres } from '../plateforme/fichiers/ephemere.fichiers.ts'
import { racine } from '../plateforme/racine.env.ts'
import { secretDe } from '../plateforme/secret.crypto.ts'
import { direDefaut } from '../socle/defaut.ts'
import { assembler } from './assembler.actes.ts'
import { type CompteRendu, rendreCompteDe } from './compte.actes.ts'
import { rejouer } from './rejouer.actes.ts'
import { lireSavoir } from './savoir.commande.ts'
import { lireScenario } from './scenario.yaml.ts'

type Reponse = { readonly sortie: string; readonly code: 0 | 1 | 2 }

/** `./palier rejouer SCENARIO` : rejoue un appel entier sur une base temporaire, et dit ce qui s'est passé. */
export const commandeRejouer = async (fichier: string, options: { readonly json: boolean }): Promise<Reponse> => {
  const texte = await readFile(fichier, 'utf8').catch(() => undefined)
  if (texte === undefined) return { sortie: `Le fichier « ${fichier} » ne se lit pas. Vérifiez son chemin.`, code: 2 }
  const scenario = lireScenario(texte, fichier)
  if (!scenario.ok) return { sortie: scenario.error.map(direDefaut).join('\n'), code: 1 }
  const savoir = await lireSavoir(racine)
  if (!savoir.ok) return { sortie: savoir.error.map(direDefaut).join('\n'), code: 1 }
  const { base, fermer } = await baseEphemere()
  try {
    const fin = scenario.value.gestes.at(-1)?.le ?? Temporal.Instant.from('2000-01-01T00:00:00Z')
    const monde = assembler(savoir.value, {
      base,
      maintenant: () => fin,
      fichiers: fichiersEphemeres(),
      secret: secretDe(new Uint8Array(32)),
      adresse: 'http://palier.exemple.fr',
    })
    const { code, version } = scenario.value.appel
    const definition = await readFile(join(racine, 'appels', monde.appel(code, version).agence.code, `${code}.v${version}.yaml`), 'utf8')
    const { partie, joues } = await rejouer(monde, faire, scenario.value, definition)
    const compte = await rendreCompteDe(monde, partie, joues)
    const bien = compte.inattendus.length === 0 && compte.journal.ruptures.length === 0
    return { sortie: options.json ? JSON.stringify(compte, null, 2) : raconter(compte), code: bien ? 0 : 1 }
  } finally {
    await fermer()
  }
}

const faire: Parameters<typeof rejouer>[1] = (nom, monde, demande) => {
  const acte = acteNomme(nom)
  if (acte === undefined) throw new Error(`L’acte ${nom} est dans la vie mais pas au registre`)
  return acte.faire(monde, demande)
}

const raconter = (c: CompteRendu): string =>
  [
    `Scénario ${c.scenario}`,
    '',
    'Dossiers',
    ...c.dossiers.map(
      (d) =>
        `  ${d.ref.padEnd(12)} ${d.etat.padEnd(16)} ${(d.montant ?? '').padStart(14)}  ${d.versements.map((v) => `${v.code} ${v.etat} ${v.montant ?? ''}`).join(', ')}`,
    ),
    '',
    'Refus',
    ...c.refus.flatMap((r) =>
      r.refus.map(
        (x) => `  ${r.le.slice(0, 16)} ${r.sur} ${r.acte} : ${x.phrase} ${x.clause.length > 0 ? `[${x.clause.join(', ')}]` : ''}`,
      ),
    ),
    '',
    'Enveloppes',
    ...c.enveloppes.map((e) => `  ${e.guichet} : ${e.total}, engagé ${e.engage}, reste ${e.reste}`),
    '',
    'Maturité',
    ...c.dossiers.flatMap((d) =>
      d.maturite.map((m) => `  ${d.ref} ${m.grille} : ${m.avant?.score ?? '—'} → ${m.apres?.score ?? 'non réévaluée'}`),
    ),
    '',
    `Journal : ${c.journal.entrees} entrées dans ${c.journal.fils} fils, racine ${c.journal.racine}`,
    ...c.inattendus.map(
      (i) => `INATTENDU ${i.le} ${i.sur ?? ''} ${i.acte} : attendu [${i.attendu.join(', ')}], reçu [${i.recu.join(' ; ')}]`,
    ),
  ].join('\n')
