import { PourquoiClauses } from '../appel/pourquoi.html.tsx'
import { ChampFichier } from '../plateforme/dsfr/champs.html.tsx'
import { ChampListe } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { Etiquette } from '../plateforme/dsfr/reperes.html.tsx'
import { type DansLeDossier, PageDuBrouillon } from './cadre.html.tsx'
import { compte, type PieceJointe } from './dossier.ts'
import { FichierJoint } from './fichier.html.tsx'
import { type Frappe, LettreAFournir } from './lettre.html.tsx'
import { MODELE } from './lettre.ts'
import type { Place } from './pieces.ts'
import type { Repris } from './reprendre.ts'
import { Origine } from './reprise.html.tsx'
import { direTaille } from './taille.ts'

/** Un envoi commencé et pas fini. `arrives` : les octets déjà reçus. */
export type EnvoiEnCours = { readonly code: string; readonly nom: string; readonly taille: number; readonly arrives: number }

export type PourPieces = DansLeDossier & {
  readonly reprises: readonly Repris[]
  readonly places: readonly Place[]
  readonly enCours: readonly EnvoiEnCours[]
  /** Le chemin de la partie suivante. */
  readonly suivante: string
  /** Ce qui s'oppose au dernier envoi, et pour quelle pièce. */
  readonly refusee: { readonly code: string; readonly erreurs: readonly Erreur[]; readonly lettre: Frappe | undefined } | undefined
}
type PourUnePlace = Pick<PourPieces, 'lu' | 'jeton' | 'refusee' | 'enCours'> & { readonly place: Place }

/** Les pièces du brouillon : chacune avec son état, ce qui est joint, et de quoi la joindre. */
export const PagePieces = (p: PourPieces) => {
  const { dossier } = p.lu
  return (
    <PageDuBrouillon
      {...p}
      titre="Vos pièces"
      ici="pieces"
      erreurs={p.refusee?.erreurs.length ?? 0}
      ilots={['src/candidature/televerser.ilot.ts']}
    >
      {p.places.length === 0 && (
        <p>Aucune pièce ne vous est demandée. Celles de vos projets paraîtront ici dès que vous en aurez décrit un.</p>
      )}
      {p.places.map((place) => (
        <section key={place.code} aria-labelledby={`piece.${place.code}`} className="palier-piece">
          <h2 id={`piece.${place.code}`} tabIndex={-1}>
            {place.titre} <EtatDeLaPlace place={place} />
          </h2>
          {place.jointes.length > 0 && (
            <ul className="palier-fichiers">
              {place.jointes.map((piece) => (
                <li key={piece.id}>
                  <FichierJoint dossier={dossier.id} piece={piece} lecteur="porteur" />
                  <Retirer dossier={dossier.id} jeton={p.jeton} piece={piece} />
                </li>
              ))}
            </ul>
          )}
          {place.modele === MODELE && !place.jointes.some(compte) && (
            <LettreAFournir
              lu={p.lu}
              jeton={p.jeton}
              piece={place.code}
              erreurs={p.refusee?.code === place.code && p.refusee.lettre !== undefined ? p.refusee.erreurs : []}
              frappe={p.refusee?.lettre ?? { qualite: '', pouvoir: false }}
            />
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

const EtatDeLaPlace = ({ place }: { readonly place: Place }) => {
  const comptees = place.jointes.filter(compte).length
  if (comptees > 0 && comptees >= place.auMoins)
    return <Etiquette ton="succes">{`${comptees} fichier${comptees > 1 ? 's' : ''} joint${comptees > 1 ? 's' : ''}`}</Etiquette>
  if (place.auMoins === 0) return <Etiquette ton="neutre">Sans obligation</Etiquette>
  return <Etiquette ton="attention">{place.auMoins === 1 ? 'Reste à joindre' : `${comptees} sur ${place.auMoins}`}</Etiquette>
}

const Retirer = ({ dossier, jeton, piece }: { readonly dossier: string; readonly jeton: string; readonly piece: PieceJointe }) => (
  <form method="post" action={`/dossiers/${dossier}/fichiers/${piece.id}/retirer`}>
    <input type="hidden" name="jeton" value={jeton} />
    <button type="submit" className="fr-btn fr-btn--sm fr-btn--tertiary">
      Retirer
      <span className="fr-sr-only">{` ${piece.nom}`}</span>
    </button>
  </form>
)

const Envoi = ({ lu, jeton, place, refusee, enCours }: PourUnePlace) => {
  const erreurs = refusee?.code === place.code && refusee.lettre === undefined ? refusee.erreurs : []
  const { dossier } = lu
  const remplace = place.nombre === 1 && place.jointes.length > 0
  return (
    <div className="palier-envoi" data-receptions={`/dossiers/${dossier.id}/receptions`} data-piece={place.code}>
      {enCours
        .filter((e) => e.code === place.code)
        .map((e) => (
          <p key={`${e.nom} ${e.taille}`} className="fr-text--sm">
            {`L’envoi de « ${e.nom} » n’est pas fini : ${direTaille(e.arrives)} reçus sur ${direTaille(e.taille)}. Choisissez le même fichier : il reprendra où il en était.`}
          </p>
        ))}
      <Formulaire
        action={`/dossiers/${dossier.id}/pieces/${place.code}`}
        jeton={jeton}
        bouton={remplace ? 'Remplacer le fichier' : place.nombre === 1 ? 'Joindre ce fichier' : 'Joindre'}
        suite={remplace ? 'Le nouveau fichier remplacera celui qui est joint.' : 'Le fichier est gardé dans votre brouillon.'}
        erreurs={erreurs}
        fichiers
      >
        {place.nombre > 1 && place.jointes.length > 0 && (
          <ChampListe
            nom={`remplace.${place.code}`}
            libelle="Ce fichier remplace"
            obligatoire={false}
            valeur={undefined}
            options={place.jointes.map((j) => ({ valeur: j.id, libelle: j.nom }))}
          />
        )}
        <ChampFichier
          nom={`fichier.${place.code}`}
          libelle={`Fichier : ${place.titre}`}
          obligatoire={place.auMoins > 0}
          formats={place.formats.map((f) => `.${f}`)}
          nombre={place.nombre}
          aide={`${place.aide ?? ''} Formats admis : ${place.formats.join(', ')}. ${place.tailleMaxMo}\u00a0Mo au plus${
            place.nombre === 1 ? '' : ` par fichier, ${place.nombre} fichiers au plus`
          }.`.trim()}
          erreur={erreurs[0]?.message}
        />
      </Formulaire>
    </div>
  )
}
