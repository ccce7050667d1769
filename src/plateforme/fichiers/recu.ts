/** Ce qu'un fichier reçu est vraiment, lu dans son contenu et jamais dans son nom. */
export type Recu = {
  /** En octets. */
  readonly taille: number
  /** SHA-256, en hexadécimal. */
  readonly empreinte: string
  /** L'extension que son contenu mérite (`pdf`, `docx`, `exe`…), `texte`, ou `inconnue`. */
  readonly nature: string
  readonly dangers: readonly Danger[]
  readonly signatures: readonly SignatureLue[]
}

/** `chiffre` : protégé par un mot de passe. `macros` : porte un programme. `demesure` : une archive qui gonfle sans mesure, jamais ouverte. */
export type Danger = 'chiffre' | 'macros' | 'demesure'

/** Une signature trouvée dans un PDF, telle qu'elle se dit : elle est montrée, sa validité n'est pas contrôlée. */
export type SignatureLue = {
  readonly nom: string
  readonly emetteur: string
  /** Les octets signés couvrent le fichier entier, ou seulement une partie : le reste a pu être ajouté après. */
  readonly couvre: 'tout' | 'partie'
}

/** Le plus gros fichier admis, quelle que soit la pièce : 50 Mo. */
export const TAILLE_MAX = 50_000_000

/** Les formats qu'une pièce peut admettre : ceux qui se reconnaissent à leur contenu. */
export const FORMATS: readonly string[] = ['pdf', 'docx', 'xlsx', 'pptx', 'odt', 'ods', 'odp', 'png', 'jpg']

/** Ce que l'antivirus a dit d'un contenu. `sans-controle` : aucun n'était branché quand il est arrivé. */
export type Verdict = 'sans-controle' | 'attente' | 'saine' | 'infectee' | 'illisible'

/** Rien ne se rend avant son verdict, ni après un mauvais. */
export const seRend = ({ verdict }: { readonly verdict: Verdict | undefined }): boolean =>
  verdict === 'saine' || verdict === 'sans-controle'
