import type { Question } from '../appel/questionnaire.ts'
import { ChampCourriel, ChampJour, ChampMontant, ChampNombre, ChampTexte, ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoix, ChampChoixMultiple, ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import type { Erreur } from '../plateforme/dsfr/formulaire.html.tsx'
import { jamais } from '../socle/resultat.ts'
import { CHAMPS_DU_CONTACT, type Champs, nomDuChamp } from './frappe.ts'

export type PourQuestion = { readonly question: Question; readonly champs: Champs; readonly erreurs: readonly Erreur[] }

const SANS_SAVOIR = { valeur: 'je-ne-sais-pas', libelle: 'Je ne sais pas' }
const OUI_NON = [{ valeur: 'oui', libelle: 'Oui' }, { valeur: 'non', libelle: 'Non' }, SANS_SAVOIR]

/** Une question de l'appel, dans le champ de son genre ; ce qui a été tapé y reste. */
export const ChampQuestion = ({ question: q, champs, erreurs }: PourQuestion) => {
  const nom = nomDuChamp(q.code)
  const recu = champs[nom]
  const commun = {
    nom,
    libelle: q.libelle,
    obligatoire: q.obligatoire,
    aide: q.aide,
    erreur: erreurs.find((e) => e.champ === nom)?.message,
    valeur: typeof recu === 'string' ? recu : undefined,
  }
  const proposees = (q.valeurs ?? []).map((v) => ({ valeur: v.code, libelle: v.libelle }))
  switch (q.genre) {
    case 'texte':
      return <ChampTexte {...commun} />
    case 'texte-long':
      return <ChampTexteLong {...commun} />
    case 'nombre':
      return <ChampNombre {...commun} libelle={q.unite === undefined ? q.libelle : `${q.libelle} (${q.unite})`} />
    case 'montant':
      return <ChampMontant {...commun} />
    case 'oui-non':
      return <ChampChoix {...commun} options={OUI_NON} />
    case 'choix': {
      // Un appel peut dire lui-même « je ne sais pas », et ce qu'il en fait.
      const options = proposees.some((o) => o.valeur === SANS_SAVOIR.valeur) ? proposees : [...proposees, SANS_SAVOIR]
      return options.length > 7 ? <ChampListe {...commun} options={options} /> : <ChampChoix {...commun} options={options} />
    }
    case 'choix-multiple':
      return <ChampChoixMultiple {...commun} options={proposees} valeurs={recu === undefined ? [] : [recu].flat()} />
    case 'jour':
      return <ChampJour {...commun} />
    case 'courriel':
      return <ChampCourriel {...commun} autocomplete="email" />
    case 'telephone':
      return <ChampTexte {...commun} autocomplete="tel" />
    case 'contact':
      return <ChampContact question={q} champs={champs} erreurs={erreurs} />
    default:
      return jamais(q.genre)
  }
}

const LIBELLES = { nom: 'Nom', prenom: 'Prénom', courriel: 'Courriel', telephone: 'Téléphone' } as const

/** Une personne : quatre champs sous une seule question. Ce sont ses coordonnées, pas celles de qui remplit : rien à proposer. */
const ChampContact = ({ question: q, champs, erreurs }: PourQuestion) => (
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
    <div className="palier-contact-champs">
      {CHAMPS_DU_CONTACT.map((champ) => {
        const nom = nomDuChamp(`${q.code}.${champ}`)
        const recu = champs[nom]
        const commun = {
          nom,
          libelle: LIBELLES[champ],
          obligatoire: true,
          erreur: erreurs.find((e) => e.champ === nom)?.message,
          valeur: typeof recu === 'string' ? recu : undefined,
        }
        return champ === 'courriel' ? <ChampCourriel key={nom} {...commun} /> : <ChampTexte key={nom} {...commun} />
      })}
    </div>
  </fieldset>
)
