import { Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direInstant, direJour } from '../socle/temps.ts'
import { type AvisRendu, direAvis } from './avis-rendu.ts'
import { direVoix } from './scrutin.ts'

/** Un avis de la commission, tel qu'il a été rendu : ce qu'il dit, comment, et qui a délibéré. */
export const UnAvisRendu = ({
  avis,
  titreDe,
  fuseau,
}: {
  readonly avis: AvisRendu
  readonly titreDe: (siege: string) => string
  readonly fuseau: string
}) => (
  <Resume
    faits={[
      { nom: 'Avis', valeur: direAvis(avis) },
      { nom: 'Motifs', valeur: avis.motif },
      ...(avis.montant === null ? [] : [{ nom: 'Montant proposé', valeur: <Montant valeur={avis.montant} /> }]),
      ...(avis.reserve === null ? [] : [{ nom: 'Réserve', valeur: avis.reserve }]),
      ...(avis.condition === null
        ? []
        : [{ nom: 'Condition', valeur: `${avis.condition.texte} Au plus tard le ${direJour(avis.condition.avant)}.` }]),
      { nom: 'Rendu', valeur: direMode(avis) },
      ...(avis.mode === 'consensus'
        ? []
        : [
            {
              nom: 'Voix',
              valeur: (
                <ul>
                  {avis.participants.map((p) => (
                    <li key={p.siege}>{`${titreDe(p.siege)}, ${p.nom} : ${p.voix ?? ''}`}</li>
                  ))}
                </ul>
              ),
            },
          ]),
      ...(avis.objections === null ? [] : [{ nom: 'Objections', valeur: avis.objections }]),
      ...(avis.rectification === null ? [] : [{ nom: 'Corrigé parce que', valeur: avis.rectification }]),
      { nom: 'Noté', valeur: `par ${avis.nom}, le ${direInstant(avis.le, fuseau)}` },
    ]}
  />
)

/** « Par un vote : 3 pour, 1 contre, 1 abstention ». */
const direMode = (avis: AvisRendu): string => {
  const { length: sieges } = avis.participants
  return avis.mode === 'vote'
    ? `Par un vote : ${direVoix(avis.participants)}`
    : `Par consensus ${sieges === 1 ? 'd’un siège' : `de ${sieges} sièges`}`
}
