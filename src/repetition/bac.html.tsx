import { ROLES_DITS } from '../acteurs/cadre.ts'
import { ChampInstant } from '../plateforme/dsfr/champs.html.tsx'
import { ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Avis } from '../plateforme/dsfr/reperes.html.tsx'
import { direInstant } from '../socle/temps.ts'
import type { Role } from '../vie.ts'

export type Personnage = {
  readonly id: string
  readonly nom: string
  readonly courriel: string
  readonly roles: readonly Role[]
  readonly groupe: string
}
export type Repere = { readonly le: Temporal.Instant; readonly titre: string; readonly scenario: string; readonly fuseau: string }

export const PageBac = (p: {
  readonly cadre: Cadre
  readonly jeton: string
  readonly maintenant: Temporal.Instant
  readonly personnages: readonly Personnage[]
  readonly reperes: readonly Repere[]
  readonly erreurs: readonly Erreur[]
  readonly avancement: string | undefined
}) => (
  <Page cadre={p.cadre} titre="Bac à sable" erreurs={p.erreurs.length}>
    <p>{`Dans le bac à sable, nous sommes le ${direInstant(p.maintenant, 'Europe/Paris')} (${direInstant(p.maintenant, 'America/Cayenne')}).`}</p>
    {p.avancement !== undefined && (
      <Avis ton="information" titre="Le temps passe">
        <p>{p.avancement}</p>
      </Avis>
    )}
    <h2>Se mettre à la place de quelqu’un</h2>
    <Formulaire
      action="/bac-a-sable/personnage"
      jeton={p.jeton}
      bouton="Devenir cette personne"
      suite="Vous verrez ses pages et pourrez faire ses actes."
    >
      <ChampListe
        nom="personnage"
        libelle="Personne"
        aide="Les agents de chaque agence, les porteurs et les prestataires."
        obligatoire
        options={p.personnages.map((g) => ({
          valeur: g.id,
          libelle: `${g.groupe} : ${g.nom} (${g.roles.map((r) => ROLES_DITS[r]).join(', ')})`,
        }))}
      />
    </Formulaire>
    <h2>Changer l’heure</h2>
    <p>
      Avancer fait vivre les organismes inventés jusqu’à ce moment. Reculer recommence l’histoire depuis le début : ce que vous y avez fait
      est effacé.
    </p>
    <Formulaire
      action="/bac-a-sable/horloge"
      jeton={p.jeton}
      bouton="Aller à ce moment"
      suite="Quelques secondes sont nécessaires."
      erreurs={p.erreurs}
    >
      <ChampListe
        nom="repere"
        libelle="Un moment des deux appels"
        obligatoire={false}
        options={p.reperes.map((r) => ({ valeur: r.le.toString(), libelle: `${r.titre} — ${direInstant(r.le, r.fuseau)}` }))}
      />
      <ChampInstant nom="instant" libelle="Ou un autre moment, à l’heure de Paris" obligatoire={false} erreur={p.erreurs[0]?.message} />
    </Formulaire>
    <h2>Courriels</h2>
    <p>
      <a href="/bac-a-sable/courriels">Lire les courriels qui seraient partis</a>
    </p>
  </Page>
)
