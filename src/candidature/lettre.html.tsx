import { ChampTexte } from '../plateforme/dsfr/champs.html.tsx'
import { CaseACocher } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import type { DossierLu } from './dossier-lu.ts'

/** Ce qui a été tapé pour accepter la lettre. */
export type Frappe = { readonly qualite: string; readonly pouvoir: boolean }

/** Deux chemins vers la même pièce : accepter la lettre ici, ou la faire signer et la joindre. */
export const LettreAFournir = ({
  lu,
  jeton,
  piece,
  erreurs,
  frappe,
}: {
  readonly lu: DossierLu
  readonly jeton: string
  readonly piece: string
  readonly erreurs: readonly Erreur[]
  readonly frappe: Frappe
}) => (
  <>
    <p>
      <a href={`/dossiers/${lu.dossier.id}/lettres/${piece}`}>Télécharger la lettre, déjà remplie (PDF)</a>
    </p>
    <h3>L’accepter en ligne</h3>
    <Formulaire
      action={`/dossiers/${lu.dossier.id}/lettres/${piece}`}
      jeton={jeton}
      bouton="Accepter la lettre"
      suite="La lettre acceptée est jointe à votre dossier, avec votre nom et l’heure."
      erreurs={erreurs}
    >
      <ChampTexte
        nom="qualite"
        libelle="Votre fonction"
        obligatoire
        autocomplete="organization-title"
        valeur={frappe.qualite}
        erreur={erreurs.find((e) => e.champ === 'qualite')?.message}
      />
      <CaseACocher
        nom="pouvoir"
        libelle={`J’ai lu la lettre et j’ai le pouvoir d’engager ${lu.dossier.organisme.nom}`}
        obligatoire
        cochee={frappe.pouvoir}
        erreur={erreurs.find((e) => e.champ === 'pouvoir')?.message}
      />
    </Formulaire>
    <h3>Ou la joindre signée</h3>
  </>
)
