import type { Erreur } from '../plateforme/dsfr/formulaire.html.tsx'

/** Ce qui ouvre un formulaire dont la saisie attend son bouton dans le navigateur ; en erreur, la page montre déjà la saisie. */
export const Retenue = ({ moi, erreurs }: { readonly moi: string; readonly erreurs: readonly Erreur[] }) => (
  <p role="status" className="palier-reprise" data-retenue={moi} data-erreur={erreurs.length > 0 ? 'oui' : undefined} />
)
