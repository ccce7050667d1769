import { ChampChoix } from '../plateforme/dsfr/choix.html.tsx'
import { ResumeErreurs } from '../plateforme/dsfr/formulaire.html.tsx'
import { Page } from '../plateforme/dsfr/page.html.tsx'
import { Resume } from '../plateforme/dsfr/reperes.html.tsx'
import { ActeDEquipe, Cache, CHOIX_DU_DROIT, type DansLEquipe } from './acte-equipe.html.tsx'
import { DROITS_DITS } from './droits.ts'
import type { DemandeDAcces, Equipier } from './equipe.ts'

/** Une personne de l'équipe, ou qui demande à en être. */
export type Personne = { readonly genre: 'equipier'; readonly qui: Equipier } | { readonly genre: 'demande'; readonly qui: DemandeDAcces }

/** Une personne : lui répondre, changer son droit, la retirer. Pour qui peut déposer seulement. */
export const PageEquipier = ({ personne, ...p }: DansLEquipe & { readonly personne: Personne }) => (
  <Page
    cadre={p.cadre}
    titre={personne.qui.nom}
    fil={[
      { texte: 'Mes équipes', href: '/equipes' },
      { texte: p.organisme.nom, href: `/organismes/${p.organisme.id}/equipe` },
    ]}
    erreurs={p.erreurs.length}
  >
    <ResumeErreurs erreurs={p.erreurs} />
    {personne.genre === 'demande' ? <Repondre {...p} demande={personne.qui} /> : <Changer {...p} equipier={personne.qui} />}
  </Page>
)

const Repondre = ({ demande: d, ...p }: DansLEquipe & { readonly demande: DemandeDAcces }) => (
  <>
    <p className="fr-text--lead">{`Cette personne demande à rejoindre l’équipe de ${p.organisme.nom}.`}</p>
    <Resume
      faits={[
        { nom: 'Adresse', valeur: d.courriel },
        { nom: 'Message', valeur: d.message === '' ? 'Aucun' : <span className="palier-texte">{d.message}</span> },
      ]}
    />
    <ActeDEquipe
      {...p}
      acte="accepter-acces"
      bouton="Accepter la demande"
      suite="La personne en est avertie, et lit aussitôt les dossiers de l’organisme."
    >
      <Cache nom="agent" valeur={d.agent} />
      <ChoixDuDroit {...p} valeur="lire" />
    </ActeDEquipe>
    <ActeDEquipe {...p} acte="refuser-acces" bouton="Refuser la demande" suite="La personne en est avertie et n’apprend rien de l’équipe.">
      <Cache nom="agent" valeur={d.agent} />
    </ActeDEquipe>
  </>
)

const Changer = ({ equipier: e, ...p }: DansLEquipe & { readonly equipier: Equipier }) => (
  <>
    <Resume
      faits={[
        { nom: 'Adresse', valeur: e.courriel },
        { nom: 'Peut', valeur: DROITS_DITS[e.droit] },
      ]}
    />
    <ActeDEquipe {...p} acte="changer-droit" bouton="Changer ce droit" suite="La personne en est avertie.">
      <Cache nom="agent" valeur={e.agent} />
      <ChoixDuDroit {...p} valeur={e.droit} />
    </ActeDEquipe>
    <h2>Retirer cette personne</h2>
    <ActeDEquipe
      {...p}
      acte="retirer-personne"
      bouton="Retirer de l’équipe"
      suite="La personne en est avertie, et ne lit plus aucun dossier de l’organisme."
    >
      <Cache nom="agent" valeur={e.agent} />
    </ActeDEquipe>
  </>
)

const ChoixDuDroit = ({ erreurs, valeur }: Pick<DansLEquipe, 'erreurs'> & { readonly valeur: string }) => (
  <ChampChoix
    nom="droit"
    libelle="Ce qu’elle peut faire"
    obligatoire
    valeur={valeur}
    erreur={erreurs.find((e) => e.champ === 'droit')?.message}
    options={CHOIX_DU_DROIT}
  />
)
