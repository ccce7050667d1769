import type { Evenement } from '../plateforme/agenda/evenement.ts'
import { direCloture } from '../socle/temps.ts'
import type { Appel } from './appel.ts'
import { clotureDe } from './calendrier.ts'

/**
 * Les dates d'un appel à garder dans un agenda : chaque clôture (sa dernière minute), les événements, les séances.
 * @param adresse la page publique de l'appel
 */
export const evenementsDe = (appel: Appel, adresse: string): readonly Evenement[] => [
  ...appel.guichets.flatMap((g) =>
    g.periodes.map((p): Evenement => {
      const fin = clotureDe(p, appel.fuseau)
      return {
        id: `${appel.code}-${g.code}-${p.code}@palier`,
        titre: `Dernière minute pour déposer : ${g.titre}`,
        // Une clôture se note une heure avant : la veille de minuit, il reste de quoi finir.
        quand: { debut: fin.subtract({ hours: 1 }), fin },
        description: `${appel.titre}. Dernière minute admise : ${direCloture(fin, appel.fuseau)}.`,
        url: adresse,
      }
    }),
  ),
  ...appel.evenements.map(
    (e): Evenement => ({
      id: `${appel.code}-${e.code}@palier`,
      titre: e.titre,
      quand: { journee: e.du },
      description: appel.titre,
      url: adresse,
    }),
  ),
  ...(appel.commission?.seances ?? []).map(
    (s): Evenement => ({
      id: `${appel.code}-${s.code}@palier`,
      titre: `${appel.commission?.titre ?? 'Commission'}, date prévisionnelle`,
      quand: { journee: s.jour },
      description: appel.titre,
      url: adresse,
    }),
  ),
]
