import { Blocs } from '../plateforme/dsfr/blocs.html.tsx'
import { ChampTexteLong } from '../plateforme/dsfr/champs.html.tsx'
import { type Erreur, Formulaire, ResumeErreurs } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, type Lien, Page } from '../plateforme/dsfr/page.html.tsx'
import { Etiquette, Liens, Resume } from '../plateforme/dsfr/reperes.html.tsx'
import type { Lettre } from '../plateforme/pdf/lettre.ts'
import { direInstant } from '../socle/temps.ts'
import type { Approbation, VersionLue } from './proces-verbal.ts'

export type PageDuProcesVerbal = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly action: string
  readonly fil: readonly Lien[]
  readonly fuseau: string
  readonly lettre: Lettre
  readonly versions: readonly VersionLue[]
  readonly approbation: Approbation | undefined
  readonly liens: readonly Lien[]
  /** Ce qui s'oppose à ce qui vient d'être envoyé, amendement ou approbation. */
  readonly erreurs: readonly Erreur[]
  /** Présent : la personne a présidé, et peut approuver ce qu'elle lit. */
  readonly approuver: { readonly titre: string; readonly suite: string; readonly vue: number; readonly lu: string } | undefined
  /** Absent : la personne ne tient pas le secrétariat, ou le procès-verbal est approuvé et elle n'avait rien tapé. */
  readonly saisie:
    | {
        readonly titre: string
        readonly suite: string
        readonly observations: string
        readonly dossiers: readonly { readonly id: string; readonly organisme: string; readonly note: string }[]
        readonly vue: number
      }
    | undefined
}

/** Où mène ce qui s'oppose à une approbation : au texte, à relire. */
export const TEXTE = 'texte'

/** Le procès-verbal, tel que son PDF le dira : ce que les faits établissent, ce que le secrétariat y ajoute, qui l'approuve. */
export const PageDuProcesVerbal = (p: PageDuProcesVerbal) => (
  <Page cadre={p.cadre} titre={p.lettre.titre} fil={p.fil} erreurs={p.erreurs.length}>
    <ResumeErreurs erreurs={p.erreurs} />
    <p>
      <Etiquette ton={p.approbation === undefined ? 'attention' : 'succes'}>
        {p.approbation === undefined ? 'À approuver' : 'Approuvé'}
      </Etiquette>
    </p>
    {p.approbation !== undefined && (
      <Resume
        faits={[
          { nom: 'Approuvé', valeur: `par ${p.approbation.nom}, le ${direInstant(p.approbation.le, p.fuseau)}` },
          {
            nom: 'Empreinte du PDF (SHA-256), écrite au journal',
            valeur: <code className="palier-empreinte">{p.approbation.empreinte}</code>,
          },
        ]}
      />
    )}
    <Liens liens={p.liens} />
    <div id={TEXTE}>
      <Blocs blocs={p.lettre.blocs} />
    </div>
    {p.versions.length > 0 && (
      <>
        <h2>Versions</h2>
        <ul>
          {p.versions.map((v) => (
            <li key={v.rang}>{`Version ${v.rang}, de ${v.nom}, le ${direInstant(v.le, p.fuseau)}`}</li>
          ))}
        </ul>
      </>
    )}
    {p.approuver !== undefined && (
      <>
        <h2>Approuver</h2>
        <Formulaire action={`${p.action}/approuver`} jeton={p.jeton} bouton={p.approuver.titre} suite={p.approuver.suite}>
          <input type="hidden" name="vue" value={p.approuver.vue} />
          <input type="hidden" name="lu" value={p.approuver.lu} />
        </Formulaire>
      </>
    )}
    {p.saisie !== undefined && (
      <>
        <h2>Amender</h2>
        <Formulaire action={p.action} jeton={p.jeton} bouton={p.saisie.titre} suite={p.saisie.suite}>
          <input type="hidden" name="vue" value={p.saisie.vue} />
          <ChampTexteLong
            nom="observations"
            libelle="Observations sur la séance"
            obligatoire={false}
            valeur={p.saisie.observations}
            erreur={p.erreurs.find((e) => e.champ === 'observations')?.message}
          />
          <details className="palier-pourquoi" open={p.saisie.dossiers.some((d) => d.note !== '')}>
            <summary>Ajouter une note à un dossier</summary>
            <div>
              {p.saisie.dossiers.map((d) => (
                <ChampTexteLong
                  key={d.id}
                  nom={`notes.${d.id}`}
                  libelle={`Note, ${d.organisme}, ${d.id}`}
                  obligatoire={false}
                  valeur={d.note}
                  lignes={2}
                  erreur={p.erreurs.find((e) => e.champ === `notes.${d.id}`)?.message}
                />
              ))}
            </div>
          </details>
        </Formulaire>
      </>
    )}
  </Page>
)
