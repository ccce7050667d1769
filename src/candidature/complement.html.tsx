import type { SansReponse } from '../appel/appel.ts'
import type { Question } from '../appel/questionnaire.ts'
import { direSuite, direSuitePassee } from '../appel/silence.ts'
import { ChampFichier, ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direCloture, direInstant, finDeJournee, type Instant } from '../socle/temps.ts'
import { type Complement, estEnRetard } from './complement.ts'
import type { DossierLu } from './dossier-lu.ts'
import type { Champs } from './frappe.ts'
import { ChampQuestion } from './question.html.tsx'

export type PourLeComplement = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly lu: DossierLu
  readonly le: Instant
  readonly complement: Complement
  /** Ce que l'appel prévoit d'un silence. */
  readonly suite: SansReponse
  readonly questions: readonly Question[]
  readonly champs: Champs
  readonly libre: string
  readonly enregistrement: string
  readonly erreurs: readonly Erreur[]
}

/** Ce que l'agence demande, et rien d'autre : on garde autant qu'on veut, on envoie une fois. */
export const PageComplement = (p: PourLeComplement) => {
  const { dossier, appel, guichet } = p.lu
  const { complement: c } = p
  const jusque = direCloture(finDeJournee(c.jusquAu, appel.fuseau), appel.fuseau)
  return (
    <Page
      cadre={p.cadre}
      titre="Compléter le dossier"
      erreurs={p.erreurs.length}
      fil={[
        { texte: 'Dossiers', href: '/dossiers' },
        { texte: `Dossier ${dossier.id}`, href: `/dossiers/${dossier.id}` },
      ]}
    >
      <Resume
        faits={[
          { nom: 'Dossier', valeur: `${dossier.id}, ${dossier.organisme.nom}` },
          { nom: 'Demandé', valeur: direInstant(c.demandeeLe, appel.fuseau) },
          { nom: 'Dernière minute pour répondre', valeur: jusque },
        ]}
      />
      {estEnRetard(c, p.le, appel.fuseau) && (
        <Avis ton="attention" titre="La date est passée">
          {`${direSuitePassee(p.suite)} Vous pouvez encore répondre : elle verra que la réponse vient après la date.`}
        </Avis>
      )}
      {!estEnRetard(c, p.le, appel.fuseau) && <p>{direSuite(p.suite)}</p>}
      <h2>Ce que l’agence vous écrit</h2>
      <p className="palier-texte palier-reponse">{c.motif}</p>
      <p>
        Le reste de votre dossier ne change pas. <a href={`/dossiers/${dossier.id}/depot`}>Relire ce que vous avez déposé</a>
      </p>
      <h2>Votre réponse</h2>
      <p className="palier-enregistre" role="status">
        {p.enregistrement}
      </p>
      <Formulaire
        action={`/dossiers/${dossier.id}/complement`}
        jeton={p.jeton}
        bouton="Enregistrer sans envoyer"
        suite="Enregistrer garde votre réponse pour vous. L’envoyer la fait entrer dans le dossier : l’agence est prévenue, et vous ne la modifiez plus."
        erreurs={p.erreurs}
        autre={
          <button type="submit" className="fr-btn fr-btn--secondary" name="geste" value="envoyer">
            Envoyer à l’agence
          </button>
        }
        fichiers
      >
        {p.questions.map((q) => (
          <div key={q.code} className="palier-question">
            <ChampQuestion question={q} champs={p.champs} erreurs={p.erreurs} gardee={dossier.reponses[q.code]} ajout={undefined} />
          </div>
        ))}
        {c.pieces.map((code) => {
          const piece = guichet.pieces.find((x) => x.code === code)
          if (piece === undefined) return null
          return (
            <ChampFichier
              key={code}
              nom={`fichier.${code}`}
              libelle={piece.titre}
              obligatoire
              formats={piece.formats.map((f) => `.${f}`)}
              recu={c.jointes.find((j) => j.code === code)?.nom}
              aide={`Formats admis : ${piece.formats.join(', ')}. ${piece.tailleMaxMo}\u00a0Mo au plus.`}
              erreur={p.erreurs.find((e) => e.champ === `fichier.${code}`)?.message}
            />
          )
        })}
        {c.libre !== null && (
          <ChampTexteLong
            nom="libre"
            libelle={c.libre}
            obligatoire
            valeur={p.libre}
            erreur={p.erreurs.find((e) => e.champ === 'libre')?.message}
          />
        )}
      </Formulaire>
    </Page>
  )
}
