import { PageDuLien } from '../acteurs/invitation.html.tsx'
import type { Piece, Question } from '../appel/questionnaire.ts'
import { ChampCourriel, ChampFichier, ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoixMultiple } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire, ResumeErreurs } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import type { Champs } from './frappe.ts'
import { ChampQuestion } from './question.html.tsx'

/** Une délégation, telle que celui qui l'a donnée la voit. */
export type Donnee = {
  readonly numero: string
  readonly nom: string
  readonly quoi: string
  readonly etat: string
  readonly vive: 'oui' | 'non'
}

export type PourDeleguer = DansLeDossier & {
  readonly questions: readonly { readonly code: string; readonly libelle: string }[]
  readonly pieces: readonly { readonly code: string; readonly libelle: string }[]
  readonly donnees: readonly Donnee[]
  readonly cochees: readonly string[]
  readonly saisie: Readonly<Record<string, string>>
  readonly erreurs: readonly Erreur[]
}

/** Confier des questions ou des pièces à quelqu'un, et voir où en sont celles que l'on a confiées. */
export const PageDeleguer = (p: PourDeleguer) => {
  const champ = (nom: string) => ({
    nom,
    obligatoire: true,
    valeur: p.saisie[nom],
    erreur: p.erreurs.find((e) => e.champ === nom)?.message,
  })
  const options = (xs: PourDeleguer['questions']) => xs.map((x) => ({ valeur: x.code, libelle: x.libelle }))
  return (
    <PageDuBrouillon {...p} titre="Demander à quelqu’un de répondre" ici="delegations" erreurs={p.erreurs.length}>
      {p.donnees.length > 0 && <Donnees {...p} />}
      <Formulaire
        action={`/dossiers/${p.lu.dossier.id}/delegations`}
        jeton={p.jeton}
        bouton="Envoyer la demande"
        suite="Cette personne reçoit un lien. Elle ne voit que ce que vous cochez, et seulement jusqu’au dépôt."
        erreurs={p.erreurs}
      >
        <ChampTexte {...champ('nom')} libelle="Nom et prénom" />
        <ChampCourriel {...champ('courriel')} libelle="Adresse électronique" />
        <ChampChoixMultiple {...champ('questions')} libelle="Questions" options={options(p.questions)} valeurs={p.cochees} />
        {p.pieces.length > 0 && (
          <ChampChoixMultiple {...champ('pieces')} obligatoire={false} libelle="Pièces" options={options(p.pieces)} valeurs={p.cochees} />
        )}
      </Formulaire>
    </PageDuBrouillon>
  )
}

const Donnees = ({ donnees, lu, jeton }: PourDeleguer) => (
  <>
    <Tableau
      legende="Ce que vous avez demandé"
      lignes={donnees}
      cle={(d) => d.numero}
      vide=""
      colonnes={[
        { titre: 'À', cellule: (d) => d.nom },
        { titre: 'Quoi', cellule: (d) => d.quoi },
        { titre: 'Où en est-ce', cellule: (d) => d.etat },
      ]}
    />
    {donnees
      .filter((d) => d.vive === 'oui')
      .map((d) => (
        <Formulaire
          key={d.numero}
          action={`/dossiers/${lu.dossier.id}/delegations/${d.numero}/reprendre`}
          jeton={jeton}
          bouton={`Reprendre ce qui est demandé à ${d.nom}`}
          suite="Cette personne ne voit plus ces questions. Ce qu’elle a répondu reste dans le brouillon."
        />
      ))}
  </>
)

export type PourContribuer = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly numero: string
  readonly organisme: string
  readonly questions: readonly Question[]
  readonly pieces: readonly (Piece & { readonly recu: string | undefined })[]
  readonly champs: Champs
  readonly erreurs: readonly Erreur[]
  readonly garde: 'oui' | 'non'
}

/** Ce qu'une personne voit d'un dossier par une délégation : les questions confiées, leur aide et leurs réponses. Rien d'autre. */
export const PageContribuer = (p: PourContribuer) => (
  <Page cadre={p.cadre} titre={`Répondre pour ${p.organisme}`} erreurs={p.erreurs.length}>
    <ResumeErreurs erreurs={p.erreurs} />
    {p.garde === 'oui' && p.erreurs.length === 0 && <Avis ton="succes" titre="Vos réponses sont gardées" />}
    {p.questions.length > 0 && (
      <Formulaire
        action={`/delegations/${p.numero}`}
        jeton={p.jeton}
        bouton="Envoyer mes réponses"
        suite="La personne qui vous les a demandées les lit dans son dossier. Vous pouvez les corriger jusqu’au dépôt."
      >
        {p.questions.map((q) => (
          <div key={q.code} className="palier-question">
            <ChampQuestion question={q} champs={p.champs} erreurs={p.erreurs} gardee={undefined} ajout={undefined} />
          </div>
        ))}
      </Formulaire>
    )}
    {p.pieces.map((x) => (
      <Formulaire
        key={x.code}
        action={`/delegations/${p.numero}/pieces/${x.code}`}
        jeton={p.jeton}
        bouton="Joindre ce fichier"
        suite="Le fichier est gardé dans le dossier."
        fichiers
      >
        <ChampFichier
          nom={`fichier.${x.code}`}
          libelle={x.titre}
          obligatoire={x.obligatoire}
          formats={x.formats.map((f) => `.${f}`)}
          aide={`Formats admis : ${x.formats.join(', ')}. ${x.tailleMaxMo} Mo au plus.`}
          recu={x.recu}
          erreur={p.erreurs.find((e) => e.champ === `fichier.${x.code}`)?.message}
        />
      </Formulaire>
    ))}
  </Page>
)

/** La page du lien : ce qui est demandé, par qui ; ni réponse, ni dossier. */
export const PageDuLienDeDelegation = (p: {
  readonly cadre: Cadre
  readonly jeton: string
  readonly action: string
  readonly organisme: string
  readonly libelles: readonly string[]
}) => (
  <PageDuLien
    cadre={p.cadre}
    jeton={p.jeton}
    action={p.action}
    titre={`Répondre pour ${p.organisme}`}
    acte={{ titre: 'Répondre à ces questions', suite: 'Ce lien ne servira plus ensuite. Vous entrerez par un lien de connexion.' }}
  >
    <p>{`${p.organisme} vous demande de répondre à :`}</p>
    <ul>
      {p.libelles.map((l) => (
        <li key={l}>{l}</li>
      ))}
    </ul>
  </PageDuLien>
)
