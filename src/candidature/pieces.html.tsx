import { PourquoiClauses } from '../appel/pourquoi.html.tsx'
import { ChampFichier } from '../plateforme/dsfr/champs.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { Etiquette } from '../plateforme/dsfr/reperes.html.tsx'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import { direTaille, type Place } from './pieces.ts'
import type { Repris } from './reprendre.ts'
import { Origine } from './reprise.html.tsx'

export type PourPieces = DansLeDossier & {
  readonly reprises: readonly Repris[]
  readonly places: readonly Place[]
  /** Le chemin de la partie suivante. */
  readonly suivante: string
  /** Ce qui s'oppose au dernier envoi, et pour quelle pièce. */
  readonly refusee: { readonly code: string; readonly erreurs: readonly Erreur[] } | undefined
}

/** Les pièces du brouillon : chacune avec son état, ce qui est joint, et de quoi la joindre. */
export const PagePieces = (p: PourPieces) => {
  const { dossier } = p.lu
  return (
    <PageDuBrouillon {...p} titre="Vos pièces" ici="pieces" erreurs={p.refusee?.erreurs.length ?? 0}>
      {p.places.length === 0 && (
        <p>Aucune pièce ne vous est demandée. Celles de vos projets paraîtront ici dès que vous en aurez décrit un.</p>
      )}
      {p.places.map((place) => (
        <section key={place.code} aria-labelledby={`piece.${place.code}`} className="palier-piece">
          <h2 id={`piece.${place.code}`} tabIndex={-1}>
            {place.titre} <EtatDeLaPiece place={place} />
          </h2>
          {place.jointe !== undefined && (
            <p>
              <a href={`/dossiers/${dossier.id}/pieces/${place.code}`}>{`Télécharger ${place.jointe.nom}`}</a>
              {` (${direTaille(place.jointe.taille)})`}
            </p>
          )}
          <Origine repris={p.reprises.find((r) => r.objet === `piece.${place.code}`)} fuseau={p.lu.appel.fuseau} />
          <Envoi {...p} place={place} />
          <PourquoiClauses appel={p.lu.appel} clause={place.clause} />
        </section>
      ))}
      <p>
        <a className="fr-btn" href={`/dossiers/${dossier.id}/${p.suivante}`}>
          Continuer
        </a>
      </p>
    </PageDuBrouillon>
  )
}

const EtatDeLaPiece = ({ place }: { readonly place: Place }) => {
  if (place.jointe !== undefined) return <Etiquette ton="succes">Jointe</Etiquette>
  return place.obligatoire ? <Etiquette ton="attention">Attendue</Etiquette> : <Etiquette ton="neutre">Facultative</Etiquette>
}

const Envoi = ({ lu, jeton, place, refusee }: Pick<PourPieces, 'lu' | 'jeton' | 'refusee'> & { readonly place: Place }) => {
  const erreurs = refusee?.code === place.code ? refusee.erreurs : []
  return (
    <Formulaire
      action={`/dossiers/${lu.dossier.id}/pieces/${place.code}`}
      jeton={jeton}
      bouton={place.jointe === undefined ? 'Joindre ce fichier' : 'Remplacer le fichier'}
      suite={
        place.jointe === undefined ? 'Le fichier est gardé dans votre brouillon.' : 'Le nouveau fichier remplacera celui qui est joint.'
      }
      erreurs={erreurs}
      fichiers
    >
      <ChampFichier
        nom={`fichier.${place.code}`}
        libelle={`Fichier : ${place.titre}`}
        obligatoire={place.obligatoire}
        formats={place.formats.map((f) => `.${f}`)}
        aide={`${place.aide ?? ''} Formats admis : ${place.formats.join(', ')}. ${place.tailleMaxMo} Mo au plus.`.trim()}
        erreur={erreurs[0]?.message}
      />
    </Formulaire>
  )
}
