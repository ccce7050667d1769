import type { Critere } from '../appel/appel.ts'
import { niveauxDe } from '../appel/echelle.ts'
import { compterProjets } from '../candidature/budget.ts'
import type { PieceJointe, Projet } from '../candidature/dossier.ts'
import type { DossierLu } from '../candidature/dossier-lu.ts'
import { placeDe } from '../candidature/place.ts'
import { ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { ChampChoix } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis, Montant, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { direJour, type Jour } from '../socle/temps.ts'

export type PageExpertiseProps = {
  readonly cadre: Cadre
  readonly jeton: string
  /** L'adresse de la page, où le bouton envoie. */
  readonly action: string
  readonly lu: Pick<DossierLu, 'appel' | 'guichet'>
  readonly question: string
  readonly jusquau: Jour
  readonly criteres: readonly Critere[]
  readonly projets: readonly Projet[]
  readonly pieces: readonly PieceJointe[]
  readonly acte: { readonly titre: string; readonly suite: string }
  readonly valeurs: Readonly<Record<string, string>>
  readonly erreurs: readonly Erreur[]
}

/** Ce qu'un expert voit : la question, ce qu'on lui montre, et où répondre. */
export const PageExpertise = (p: PageExpertiseProps) => {
  const erreurDe = (nom: string) => p.erreurs.find((e) => e.champ === nom)?.message
  return (
    <Page cadre={p.cadre} titre="Votre avis d’expert est demandé" erreurs={p.erreurs.length}>
      <p className="fr-text--lead">{`${p.lu.appel.agence.nom} examine une candidature à « ${p.lu.appel.titre} » et vous pose une question.`}</p>
      <p>{`Vous ne voyez que ce qui suit. Ce lien vous est personnel ; il se ferme le ${direJour(p.jusquau)}, ou quand vous avez répondu.`}</p>
      <h2>La question</h2>
      <p className="palier-texte">{p.question}</p>
      {p.projets.map((x) => (
        <UnProjet key={x.numero} projet={x} lu={p.lu} />
      ))}
      {p.pieces.length > 0 && (
        <>
          <h2>Pièces</h2>
          <ul>
            {p.pieces.map((x) => (
              <li key={x.id}>
                <a href={`${p.action}/pieces/${x.id}`}>{`${placeDe(p.lu.guichet, x.code)?.titre ?? x.code} : ${x.nom}`}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>Votre réponse</h2>
      <Formulaire action={p.action} jeton={p.jeton} bouton={p.acte.titre} suite={p.acte.suite} erreurs={p.erreurs}>
        <ChampTexteLong
          nom="reponse"
          libelle="Votre réponse"
          obligatoire
          lignes={10}
          valeur={p.valeurs['reponse']}
          erreur={erreurDe('reponse')}
        />
        {p.criteres.map((c) => (
          <ChampChoix
            key={c.code}
            nom={`notes.${c.code}`}
            libelle={c.titre}
            obligatoire={false}
            aide={c.aide}
            valeur={p.valeurs[`notes.${c.code}`]}
            erreur={erreurDe(`notes.${c.code}`)}
            options={niveauxDe(c).map((n) => ({ valeur: String(n.note), libelle: `${n.note} : ${n.sens}` }))}
          />
        ))}
      </Formulaire>
    </Page>
  )
}

const UnProjet = ({ projet: p, lu }: { readonly projet: Projet } & Pick<PageExpertiseProps, 'lu'>) => (
  <>
    <h2>{`Projet : ${p.titre}`}</h2>
    <Resume
      faits={[
        ...(
          [
            ['Objectifs', p.objectifs],
            ['Calendrier', p.planning],
            ['Moyens', p.ressources],
            ['Indicateurs', p.indicateurs],
          ] as const
        ).map(([nom, texte]) => ({ nom, valeur: <span className="palier-texte">{texte}</span> })),
        { nom: 'Coût', valeur: <Montant valeur={compterProjets([p], lu.guichet.argent.depenses).total} /> },
        ...p.depenses.map((d, rang) => ({ nom: `Dépense ${rang + 1} : ${d.libelle}`, valeur: <Montant valeur={d.montant} /> })),
      ]}
    />
  </>
)

export const PageExpertiseRendue = ({ cadre }: { readonly cadre: Cadre }) => (
  <Page cadre={cadre} titre="Votre avis est rendu">
    <Avis ton="succes" titre="L’agence l’a reçu" />
    <p>Ce lien est maintenant fermé. Merci de votre temps.</p>
  </Page>
)
