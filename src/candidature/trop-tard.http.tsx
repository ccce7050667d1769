import type { Context } from 'hono'
import { garderDe } from '../acteurs/saisie-gardee.ts'
import type { Visite } from '../acteurs/visite.http.ts'
import type { Vivant } from '../journal/objet.ts'
import { rendre } from '../plateforme/dsfr/page.html.tsx'
import { PageTropTard } from './trop-tard.html.tsx'

/** Rend à la personne ce qu'elle envoyait dans un dossier qui s'est fermé entre-temps ; les marques de la page ne sont pas d'elle. */
export const rendreTropTard = (c: Context<Visite>, { id, etat }: Vivant): Response | Promise<Response> => {
  // Un formulaire à fichiers n'a pas encore été lu.
  const champs = garderDe(c.req.path, c.get('corps') ?? {})?.champs ?? []
  const ecrits = champs.filter((e) => e.valeur.trim() !== '' && !/^vue?(\.|$)/.test(e.nom))
  return c.html(
    rendre(<PageTropTard cadre={c.get('cadre')} dossier={id} etat={etat === 'retire' ? 'retire' : 'depose'} ecrits={ecrits} />),
    409,
  )
}
