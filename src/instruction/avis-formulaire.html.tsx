import type { Critere, Guichet } from '../appel/appel.ts'
import { niveauxDe } from '../appel/echelle.ts'
import { ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoix } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { Pourquoi } from '../plateforme/dsfr/reperes.html.tsx'
import { CONCLUSIONS_DITES } from './avis.phrases.ts'
import { CONCLUSIONS, criteresNotes } from './avis.ts'
import { UnEclairage } from './eclairages.html.tsx'
import type { Eclairages } from './eclairages.ts'

export type PourFormulaire = {
  readonly dossier: string
  readonly jeton: string
  readonly guichet: Guichet
  /** Les clauses de l'appel, en clair. */
  readonly clauses: Readonly<Record<string, string>>
  /** Ce qui a été tapé, ou l'avis courant, par nom de champ. */
  readonly valeurs: Readonly<Record<string, string>>
  readonly eclairages: Eclairages
  readonly erreurs: readonly Erreur[]
  /** A-t-on déjà donné un avis ? */
  readonly deja: 'oui' | 'non'
}

/** Noter : chaque critère, ses niveaux en toutes lettres, un commentaire ; puis la conclusion et sa raison. */
export const FormulaireDAvis = (p: PourFormulaire) => {
  const erreurDe = (nom: string) => p.erreurs.find((e) => e.champ === nom)?.message
  return (
    <Formulaire
      action={`/dossiers/${p.dossier}/avis`}
      jeton={p.jeton}
      bouton={p.deja === 'oui' ? 'Revoir mon avis' : 'Donner mon avis'}
      suite={
        p.deja === 'oui'
          ? 'Votre avis d’avant reste, avec sa date et ce que vous changez.'
          : 'Vous lirez ensuite les autres avis. Vous pourrez revoir le vôtre tant que la décision n’est pas prise ; le premier restera.'
      }
      erreurs={p.erreurs}
      autre={
        <a className="fr-btn fr-btn--secondary" href={`/dossiers/${p.dossier}`}>
          Revenir sans rien changer
        </a>
      }
    >
      {criteresNotes(p.guichet).map((c) => (
        <UnCritere key={c.code} critere={c} clauses={p.clauses} valeurs={p.valeurs} eclairages={p.eclairages} erreurDe={erreurDe} />
      ))}
      <ChampChoix
        nom="conclusion"
        libelle="Votre conclusion"
        obligatoire
        valeur={p.valeurs['conclusion']}
        erreur={erreurDe('conclusion')}
        options={CONCLUSIONS.map((c) => ({ valeur: c, libelle: `Avis ${CONCLUSIONS_DITES[c]}` }))}
      />
      <ChampTexteLong
        nom="motif"
        libelle="Raison de votre avis"
        aide="Elle servira à motiver la décision."
        obligatoire
        valeur={p.valeurs['motif']}
        erreur={erreurDe('motif')}
      />
    </Formulaire>
  )
}

const UnCritere = ({
  critere: c,
  clauses,
  valeurs,
  eclairages,
  erreurDe,
}: Pick<PourFormulaire, 'clauses' | 'valeurs' | 'eclairages'> & {
  readonly critere: Critere
  readonly erreurDe: (nom: string) => string | undefined
}) => {
  const [note, commentaire] = [`notes.${c.code}`, `commentaires.${c.code}`]
  return (
    <div className="palier-question">
      <ChampChoix
        nom={note}
        libelle={c.titre}
        obligatoire
        aide={aideDe(c)}
        valeur={valeurs[note]}
        erreur={erreurDe(note)}
        options={[
          ...niveauxDe(c).map((n) => ({ valeur: String(n.note), libelle: `${n.note} : ${n.sens}` })),
          {
            valeur: 'sans-objet',
            libelle: 'Sans objet pour ce dossier',
            aide: 'Le critère sort du compte. Dites pourquoi en commentaire.',
          },
          { valeur: 'ne-peut-juger', libelle: 'Je ne peux pas en juger', aide: 'Votre avis ne compte pas pour ce critère.' },
        ]}
      />
      {(c.eclairages ?? []).map((genre) => (
        <UnEclairage key={genre} genre={genre} eclairages={eclairages} />
      ))}
      <ChampTexteLong
        nom={commentaire}
        libelle={`Commentaire sur « ${c.titre} »`}
        obligatoire={false}
        lignes={3}
        valeur={valeurs[commentaire]}
        erreur={erreurDe(commentaire)}
      />
      <Pourquoi clause={c.clause.join(', ')} texte={c.clause.map((k) => clauses[k] ?? '').join(' ')} faits={[]} />
    </div>
  )
}

const aideDe = (c: Critere): string | undefined => {
  const minimum = c.minimum === undefined ? [] : [`L’appel demande ${c.minimum} au moins ; en dessous, dites pourquoi en commentaire.`]
  const dits = [...(c.aide === undefined ? [] : [c.aide]), ...minimum]
  return dits.length === 0 ? undefined : dits.join(' ')
}
