import { type Refus, refus } from '../socle/refus.ts'

/** Un rôle tenu. `retient` : un rôle d'agence ou de prestataire, ou un organisme dont un dossier en cours n'a pas d'autre porteur. */
export type Attachement = { readonly role: string; readonly perimetre: string; readonly retient: boolean }

/** Ce qui empêche d'effacer son compte, tout à la fois, et ce qui le lèverait. */
export const empechements = (attachements: readonly Attachement[]): readonly Refus[] =>
  attachements
    .filter((a) => a.retient)
    .map(({ role, perimetre }) =>
      role === 'porteur'
        ? refus(
            'seul-porteur',
            `Un dossier de ${perimetre} est en cours et vous êtes la seule personne qui en réponde.`,
            'Retirez ce dossier, ou faites rattacher une autre personne à votre organisme, puis revenez.',
            [],
            'compris',
          )
        : refus(
            'role-tenu',
            `Vous tenez encore un rôle pour ${perimetre}.`,
            'Demandez à l’exploitant de la plateforme de vous le retirer, puis revenez.',
            [],
            'compris',
          ),
    )
