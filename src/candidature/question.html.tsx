import type { ReactNode } from 'react'
import type { Question } from '../appel/questionnaire.ts'
import { ChampCourriel, ChampJour, ChampMontant, ChampNombre, ChampTexte, ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoix, ChampChoixMultiple, ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { jamais } from '../socle/resultat.ts'
import { direBornes, signes } from './bornes.ts'
import { ChampAdresse, ChampBloc, ChampGrille, ChampSites, champDe, Groupe, type PourQuestion } from './compose.html.tsx'
import { CHAMPS_DU_CONTACT, nomDuChamp } from './frappe.ts'

const SANS_SAVOIR = { valeur: 'je-ne-sais-pas', libelle: 'Je ne sais pas' }
const OUI_NON = [{ valeur: 'oui', libelle: 'Oui' }, { valeur: 'non', libelle: 'Non' }, SANS_SAVOIR]

/** Une question de l'appel, dans le champ de son genre ; ce qui a été tapé y reste. */
export const ChampQuestion = (p: PourQuestion): ReactNode => {
  const { question: q, champs, erreurs } = p
  const nom = nomDuChamp(q.code)
  const recu = champs[nom]
  const commun = {
    nom,
    libelle: q.libelle,
    obligatoire: q.obligatoire,
    aide: aideDe(q, recu),
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
      return <ChampContact {...p} />
    case 'adresse':
      return <ChampAdresse {...p} />
    case 'sites':
      return <ChampSites {...p} />
    case 'bloc':
      return <ChampBloc {...p} uneCase={ChampQuestion} />
    case 'grille':
      return <ChampGrille {...p} />
    default:
      return jamais(q.genre)
  }
}

const LIBELLES = { nom: 'Nom', prenom: 'Prénom', courriel: 'Courriel', telephone: 'Téléphone' } as const

/** Une personne : quatre champs sous une seule question. Ce sont ses coordonnées, pas celles de qui remplit : rien à proposer. */
const ChampContact = (p: PourQuestion) => (
  <Groupe question={p.question}>
    <div className="palier-contact-champs">
      {CHAMPS_DU_CONTACT.map((champ) => {
        const commun = { ...champDe(p, champ), libelle: LIBELLES[champ], obligatoire: true }
        return champ === 'courriel' ? <ChampCourriel key={champ} {...commun} /> : <ChampTexte key={champ} {...commun} />
      })}
    </div>
  </Groupe>
)

/** L'aide de l'appel, les bornes en mots, et pour un texte borné ce qu'on en a écrit. */
const aideDe = (q: Question, recu: string | readonly string[] | undefined): string | undefined => {
  const ecrits = q.longueur !== undefined && typeof recu === 'string' && recu !== '' ? `Vous en avez écrit ${signes(recu)}.` : undefined
  const dits = [q.aide, direBornes(q), ecrits].filter((x) => x !== undefined)
  return dits.length === 0 ? undefined : dits.join(' ')
}
