import { ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { Tableau } from '../plateforme/dsfr/tableau.html.tsx'
import type { Droit } from '../vie.ts'
import { DROITS_DITS } from './droits.ts'
import type { Organisme } from './organisme.ts'

/** Les organismes d'une personne, et ce qu'elle peut pour chacun. */
export const PageEquipes = ({
  cadre,
  organismes,
  droits,
}: {
  readonly cadre: Cadre
  readonly organismes: readonly Organisme[]
  readonly droits: Readonly<Record<string, Droit>>
}) => (
  <Page cadre={cadre} titre="Mes équipes">
    <Tableau
      legende="Vos organismes"
      lignes={organismes}
      cle={(o) => o.id}
      vide="Vous n’êtes dans aucune équipe. Demandez une invitation à une personne de votre organisme, ou à votre agence."
      colonnes={[
        { titre: 'Organisme', cellule: (o) => <a href={`/organismes/${o.id}/equipe`}>{o.nom}</a> },
        { titre: 'Commune', cellule: (o) => o.commune },
        {
          titre: 'Vous pouvez',
          cellule: (o) => {
            const droit = droits[o.id]
            return droit === undefined ? '' : DROITS_DITS[droit]
          },
        },
      ]}
    />
  </Page>
)

export type PourRejoindre = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly organisme: Organisme
  readonly message: string
  readonly etat: 'a-demander' | 'demandee'
  readonly erreur: string | undefined
}

/** Demander à rejoindre une équipe. La page ne dit pas qui en est. */
export const PageRejoindre = (p: PourRejoindre) => (
  <Page cadre={p.cadre} titre={`Rejoindre l’équipe : ${p.organisme.nom}`} erreurs={p.erreur === undefined ? 0 : 1}>
    {p.etat === 'demandee' ? (
      <Avis ton="succes" titre="Votre demande est partie">
        <p>Vous recevrez un courriel quand l’équipe vous aura répondu.</p>
      </Avis>
    ) : (
      <Formulaire
        action={`/organismes/${p.organisme.id}/rejoindre`}
        jeton={p.jeton}
        bouton="Envoyer ma demande"
        suite="Les personnes qui peuvent déposer pour cet organisme reçoivent votre nom, votre adresse et votre message. Elles décident."
        erreurs={p.erreur === undefined ? [] : [{ champ: 'message', message: p.erreur }]}
      >
        <ChampTexteLong
          nom="message"
          libelle="Message"
          obligatoire={false}
          aide="Votre fonction, par exemple : c’est ce qui vous fait reconnaître."
          valeur={p.message}
          lignes={3}
          erreur={p.erreur}
        />
      </Formulaire>
    )}
  </Page>
)
