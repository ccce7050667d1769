import type { Seance } from '../instruction/seance.ts'
import { ChampChoix } from '../plateforme/dsfr/choix.html.tsx'
import { type Erreur, Formulaire } from '../plateforme/dsfr/formulaire.html.tsx'
import { type Cadre, Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { Saisie } from '../plateforme/dsfr/saisie.html.tsx'
import type { ChampPresente } from '../plateforme/saisie/presentation.ts'
import { direJour } from '../socle/temps.ts'
import { UnAvisRendu } from './avis-rendu.html.tsx'
import { faitsDe } from './carte.html.tsx'
import { VOIX } from './deliberation.ts'
import type { CarteDeDossier } from './ordreDuJour.ts'

export type PageDuDossierEnSeance = {
  readonly cadre: Cadre
  readonly jeton: string
  readonly action: string
  readonly appel: string
  readonly fuseau: string
  readonly seance: Seance
  readonly carte: CarteDeDossier
  readonly titreDe: (siege: string) => string
  /** Absent : la personne lit, ou l'avis ne peut plus être noté. */
  readonly saisie:
    | {
        readonly titre: string
        readonly suite: string
        readonly champs: readonly ChampPresente[]
        readonly valeurs: Readonly<Record<string, unknown>>
        readonly erreurs: readonly Erreur[]
      }
    | undefined
}

/** Un dossier à l'écran pendant la séance : ce qui le décrit, le quorum qu'il a, ce que la commission en dit. */
export const PageDuDossierEnSeance = (p: PageDuDossierEnSeance) => (
  <Page
    cadre={p.cadre}
    titre={`${p.carte.organisme.nom}, ${p.carte.id}`}
    fil={[
      { texte: 'Séances', href: `/seances/${p.appel}` },
      { texte: `Séance du ${direJour(p.seance.jour)}`, href: `/seances/${p.appel}/${p.seance.code}` },
    ]}
    erreurs={p.saisie?.erreurs.length ?? 0}
  >
    <Resume faits={faitsDe(p.carte, p.seance)} />
    {p.carte.rendus.length > 0 && <h2>Ce que la commission en a dit</h2>}
    {p.carte.rendus.map((a) => (
      <UnAvisRendu key={a.rang} avis={a} titreDe={p.titreDe} fuseau={p.fuseau} />
    ))}
    {p.saisie === undefined && p.carte.rendus.length === 0 && (
      <div className="palier-vide">
        <p>L’avis de la commission, ses motifs et ses voix apparaîtront ici quand le secrétariat les aura notés.</p>
      </div>
    )}
    {p.saisie !== undefined && <Noter {...p} saisie={p.saisie} />}
  </Page>
)

const APRES_LE_MODE: readonly string[] = ['objections', 'rectification', 'vue']
const SELON_L_AVIS: readonly string[] = ['reserve', 'condition', 'conditionAvant']

const Noter = ({
  saisie,
  carte,
  jeton,
  action,
}: PageDuDossierEnSeance & { readonly saisie: NonNullable<PageDuDossierEnSeance['saisie']> }) => {
  const { champs, valeurs, erreurs } = saisie
  const montrer = (voulus: readonly ChampPresente[]) => <Saisie champs={voulus} valeurs={valeurs} options={{}} erreurs={erreurs} />
  const utiles = champs.filter((c) => c.nom !== 'seance' && (c.nom !== 'rectification' || carte.avisRendu !== undefined))
  return (
    <>
      <h2>{carte.avisRendu === undefined ? 'Noter l’avis' : 'Corriger l’avis'}</h2>
      <Formulaire action={action} jeton={jeton} bouton={saisie.titre} suite={saisie.suite} erreurs={erreurs}>
        {montrer(utiles.filter((c) => c.nom === 'propose'))}
        <details
          className="palier-pourquoi"
          open={SELON_L_AVIS.some((nom) => estRempli(valeurs[nom]) || erreurs.some((e) => e.champ === nom))}
        >
          <summary>S’il porte une réserve ou une condition</summary>
          <div>{montrer(utiles.filter((c) => SELON_L_AVIS.includes(c.nom)))}</div>
        </details>
        {montrer(utiles.filter((c) => c.nom !== 'propose' && !APRES_LE_MODE.includes(c.nom) && !SELON_L_AVIS.includes(c.nom)))}
        <details className="palier-pourquoi" open={valeurs['mode'] === 'vote'}>
          <summary>{`Les voix, s’il y a un vote (${carte.quorum.votants.length})`}</summary>
          <div>
            {carte.quorum.votants.map((v) => (
              <ChampChoix
                key={v.fonction}
                nom={`voix.${v.fonction}`}
                libelle={v.titre}
                obligatoire
                valeur={enTexte(enObjet(valeurs['voix'])[v.fonction])}
                erreur={erreurs.find((e) => e.champ === `voix.${v.fonction}`)?.message}
                options={VOIX.map((x) => ({ valeur: x, libelle: LIBELLES[x] }))}
              />
            ))}
          </div>
        </details>
        {montrer(utiles.filter((c) => APRES_LE_MODE.includes(c.nom)))}
      </Formulaire>
    </>
  )
}

const LIBELLES = { pour: 'Pour', contre: 'Contre', abstention: 'Abstention' } as const
const estRempli = (v: unknown): boolean => v !== undefined && v !== ''
const enTexte = (v: unknown): string | undefined => (typeof v === 'string' ? v : undefined)
const enObjet = (v: unknown): Readonly<Record<string, unknown>> =>
  v !== null && typeof v === 'object' ? Object.fromEntries(Object.entries(v)) : {}
