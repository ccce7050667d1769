import type { ReactNode } from 'react'
import type { Question, Valeur } from '../appel/questionnaire.ts'
import { ChampItem } from '../grille/item.html.tsx'
import { FormuleDuScore, UneNote } from '../grille/note.html.tsx'
import { noter } from '../grille/score.ts'
import { ChampTexte, ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoixMultiple } from '../plateforme/dsfr/choix.html.tsx'
import type { Erreur } from '../plateforme/dsfr/formulaire.html.tsx'
import { lignesAuPlus, questionDeLaCase, totauxDe } from './bloc.ts'
import { direTotal } from './dire-reponse.ts'
import { type Champs, lignesMontrees, nomDuChamp } from './frappe.ts'

/** Une question, ce que ses champs contiennent, et ce qui en est gardé : les sommes et les scores se comptent sur ce qui est gardé. */
export type PourQuestion = {
  readonly question: Question
  readonly champs: Champs
  readonly erreurs: readonly Erreur[]
  readonly gardee: Valeur | undefined
  /** Le bloc où une ligne vide est demandée. */
  readonly ajout: string | undefined
}

/** Un champ d'une question qui en a plusieurs. */
export const champDe = ({ question: q, champs, erreurs }: Pick<PourQuestion, 'question' | 'champs' | 'erreurs'>, champ: string) => {
  const nom = nomDuChamp(`${q.code}.${champ}`)
  const recu = champs[nom]
  return { nom, valeur: typeof recu === 'string' ? recu : undefined, erreur: erreurs.find((e) => e.champ === nom)?.message }
}

/** Plusieurs champs sous une seule question ; la question est l'ancre où mènent la relecture et les erreurs. */
export const Groupe = ({ question: q, children }: { readonly question: Question; readonly children: ReactNode }) => (
  <fieldset className="fr-fieldset palier-contact" aria-describedby={q.aide === undefined ? undefined : `${nomDuChamp(q.code)}-aide`}>
    <legend className="fr-fieldset__legend">
      <span id={nomDuChamp(q.code)} tabIndex={-1}>
        {q.obligatoire ? q.libelle : `${q.libelle} (facultatif)`}
      </span>
      {q.aide !== undefined && (
        <span id={`${nomDuChamp(q.code)}-aide`} className="fr-hint-text">
          {q.aide}
        </span>
      )}
    </legend>
    {children}
  </fieldset>
)

export const ChampAdresse = (p: PourQuestion) => (
  <Groupe question={p.question}>
    <div className="palier-contact-champs">
      <ChampTexte {...champDe(p, 'voie')} libelle="Numéro et voie" obligatoire />
      <ChampTexte {...champDe(p, 'complement')} libelle="Complément" aide="Bâtiment, lieu-dit, point de repère." obligatoire={false} />
      <ChampTexte {...champDe(p, 'codePostal')} libelle="Code postal" obligatoire />
      <ChampTexte {...champDe(p, 'commune')} libelle="Commune" obligatoire />
    </div>
  </Groupe>
)

/** Les sites que le registre connaît se cochent ; celui qui manque s'écrit. */
export const ChampSites = (p: PourQuestion) => {
  const { question: q, champs } = p
  const { nom, erreur } = champDe(p, 'sites')
  const options = (q.valeurs ?? []).map((v) => ({ valeur: v.code, libelle: v.libelle, aide: `FINESS ${v.code}` }))
  return (
    <Groupe question={q}>
      {options.length > 0 && (
        <ChampChoixMultiple
          nom={nom}
          libelle="Vos sites, tels que le registre les connaît"
          obligatoire
          options={options}
          valeurs={[champs[nom] ?? []].flat()}
          erreur={erreur}
        />
      )}
      <ChampTexteLong
        {...champDe(p, 'manquants')}
        libelle="Un site manque ?"
        aide="Son nom et sa commune, un par ligne."
        obligatoire={false}
        lignes={2}
      />
    </Groupe>
  )
}

/** Des lignes que l'on ajoute et retire sans script : chaque bouton enregistre la page. */
export const ChampBloc = ({ uneCase: Case, ...p }: PourQuestion & { readonly uneCase: (p: PourQuestion) => ReactNode }) => {
  const { question: q, champs, gardee, ajout } = p
  const montrees = lignesMontrees(q, champs)
  const place = montrees < lignesAuPlus(q)
  const lignes = Math.max(1, montrees + (place && ajout === q.code ? 1 : 0))
  return (
    <Groupe question={q}>
      {Array.from({ length: lignes }, (_, rang) => (
        <fieldset key={nomDuChamp(`${q.code}.${rang}`)} className="palier-ligne">
          <legend>{`Ligne ${rang + 1}`}</legend>
          <div className="palier-contact-champs">
            {(q.colonnes ?? []).map((c) => (
              <Case key={c.code} {...p} question={questionDeLaCase(q, c, `${rang}.${c.code}`)} />
            ))}
          </div>
          {rang < montrees && (
            <button type="submit" className="fr-btn fr-btn--tertiary fr-btn--sm" name="retirer" value={`${q.code}.${rang}`}>
              {`Retirer la ligne ${rang + 1}`}
            </button>
          )}
        </fieldset>
      ))}
      <div className="palier-compte">
        <Compte question={q} gardee={gardee} />
      </div>
      {place && (
        <button type="submit" className="fr-btn fr-btn--secondary" name="ajouter" value={q.code}>
          Enregistrer et ajouter une ligne
        </button>
      )}
    </Groupe>
  )
}

/** Une autoévaluation : chaque niveau en toutes lettres, puis le score de ce qui est gardé, avec sa formule. */
export const ChampGrille = (p: PourQuestion) => {
  const grille = p.question.evaluation?.grille
  if (grille === undefined) return null
  return (
    <Groupe question={p.question}>
      {grille.avertissement !== undefined && <p className="fr-text--sm">{grille.avertissement}</p>}
      {grille.domaines.map((d) => (
        <section key={d.code}>
          <h2 className="fr-h5">{d.titre}</h2>
          {d.items.map((item) => (
            <div key={item.code} className="palier-item">
              <ChampItem item={item} {...champDe(p, item.code)} />
            </div>
          ))}
        </section>
      ))}
      <div className="palier-compte">
        <Compte {...p} />
      </div>
    </Groupe>
  )
}

/** Ce que la réponse gardée fait en tout : les sommes d'un bloc, le score d'une grille. */
export const Compte = ({ question: q, gardee }: Pick<PourQuestion, 'question' | 'gardee'>) => {
  if (gardee === undefined || typeof gardee !== 'object') return null
  if ('lignes' in gardee)
    return (
      <ul>
        {totauxDe(q, gardee).map((t) => (
          <li key={t.colonne.code}>{direTotal(t)}</li>
        ))}
      </ul>
    )
  const grille = q.evaluation?.grille
  const note = grille !== undefined && 'version' in gardee ? noter(grille, gardee.reponses) : undefined
  return grille !== undefined && note?.ok === true ? (
    <>
      <h2 className="fr-h5">Votre autoévaluation</h2>
      <UneNote titre="Ce que vous déclarez" grille={grille} note={note.value} />
      <FormuleDuScore titre="ce que vous déclarez" grille={grille} note={note.value} />
    </>
  ) : null
}
