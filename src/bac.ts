import { acteNomme } from './actes.ts'
import type { Service } from './main.ts'
import { migrer } from './plateforme/base/migrations.sql.ts'
import { placerHorloge } from './plateforme/horloge.sql.ts'
import { racine } from './plateforme/racine.env.ts'
import { registre } from './plateforme/registre/registre.registre.ts'
import { avancer } from './repetition/bac.actes.ts'
import type { Bac } from './repetition/bac.http.tsx'
import type { Faire } from './repetition/jouer.actes.ts'
import { planterRegistre } from './repetition/registre.commande.ts'
import { effacer, estUnBac, lireAvancements } from './repetition/repetition.sql.ts'
import { lireScenarios } from './repetition/scenarios.commande.ts'
import { direDefaut } from './socle/defaut.ts'
import { avant, type Instant } from './socle/temps.ts'

/** Où le visiteur se trouve à la première visite : trois jours avant la clôture d'Auvergne-Rhône-Alpes. */
const PREMIER_INSTANT = Temporal.Instant.from('2023-10-12T08:00:00Z')

/** Branche le bac à sable : l'heure qu'on déplace, les organismes qui vivent, les personnages qu'on emprunte. */
export const ouvrirBac = async (s: Service): Promise<Bac> => {
  const scenarios = await lireScenarios(racine, s.monde)
  if (!scenarios.ok) throw new Error(scenarios.error.map(direDefaut).join('\n'))
  if (!(await estUnBac(s.base)))
    throw new Error('Cette base n’est pas un bac à sable : elle porte de vrais dossiers. Donnez-en une autre, ou passez en production.')
  let avancement: string | undefined
  let placee: Promise<void> = Promise.resolve()
  let file: Promise<void> = Promise.resolve()
  const aller = (a: Instant): void => {
    file = file
      .then(async () => {
        avancement = 'Les organismes inventés se préparent.'
        placee = placer(s, a)
        await placee
        await avancer(s.monde, faire, scenarios.value, a, (texte) => {
          avancement = texte
        })
      })
      .catch((erreur: unknown) => registre.error({ erreur: String(erreur) }, 'bac à sable'))
      .finally(() => {
        avancement = undefined
      })
  }
  if ((await lireAvancements(s.base)).length === 0) aller(PREMIER_INSTANT)
  await planterRegistre(s.base, s.horloge.maintenant())
  return {
    monde: s.monde,
    sessions: s.connexion.sessions,
    scenarios: scenarios.value,
    lienDe: (courriel) => s.liens.get(courriel),
    aller,
    placee: () => placee.catch(() => undefined),
    avancement: () => avancement,
  }
}

/** Place l'heure. Revenir en arrière vide la base et la remonte : rien n'a encore eu lieu. */
const placer = async ({ base, horloge }: Service, a: Instant): Promise<void> => {
  if (avant(a, horloge.maintenant()) && (await lireAvancements(base)).length > 0) {
    await effacer(base)
    await migrer(base)
    await planterRegistre(base, a)
  }
  await placerHorloge(base, a)
  await horloge.mesurer()
}

const faire: Faire = (nom, monde, demande) => {
  const acte = acteNomme(nom)
  if (acte === undefined) throw new Error(`L’acte ${nom} n’est pas au registre`)
  return acte.faire(monde, demande)
}
