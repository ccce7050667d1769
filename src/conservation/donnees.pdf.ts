import { composer } from '../plateforme/pdf/composer.pdf.ts'
import { direAppareil } from '../plateforme/session/ouverte.ts'
import { direInstant, type Instant } from '../socle/temps.ts'
import type { Donnees } from './donnees.ts'

const dire = (le: Instant): string => direInstant(le, 'Europe/Paris')

/** Les données d'une personne en PDF accessible, pour les lire ou les remettre à quelqu'un. */
export const donneesEnPdf = ({ personne, roles, sessions, actes, courriels, etabliLe }: Donnees): Uint8Array =>
  composer(
    {
      titre: 'Mes données personnelles',
      emetteur: 'Palier',
      pied: `${personne.nom}, établi le ${dire(etabliLe)}`,
      blocs: [
        {
          genre: 'faits',
          faits: [
            { nom: 'Nom', valeur: personne.nom },
            { nom: 'Adresse électronique', valeur: personne.courriel },
            { nom: 'Identifiant', valeur: personne.id },
            { nom: 'SIRET', valeur: personne.siret ?? 'inconnu' },
            { nom: 'RPPS', valeur: personne.rpps ?? 'inconnu' },
          ],
        },
        { genre: 'titre', texte: 'Mes rôles' },
        liste(roles.map((r) => `${r.role}, pour ${r.perimetre}`)),
        { genre: 'titre', texte: 'Mes sessions ouvertes' },
        liste(sessions.map((s) => `${direAppareil(s.appareil)}, depuis ${dire(s.depuis)}`)),
        { genre: 'titre', texte: 'Ce que j’ai fait' },
        liste(actes.map((a) => `${dire(a.le)} : ${a.acte}, ${a.objet}`)),
        { genre: 'titre', texte: 'Les courriels que j’ai reçus' },
        liste(courriels.map((c) => `${dire(c.le)} : ${c.objet}`)),
      ],
    },
    etabliLe,
  )

const liste = (items: readonly string[]) =>
  items.length === 0 ? ({ genre: 'paragraphe', texte: 'Rien.' } as const) : ({ genre: 'liste', items } as const)
