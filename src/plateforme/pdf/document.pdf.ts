import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import type { Document } from './document.ts'

/**
 * Imprime un document en PDF accessible (PDF/UA-1). Les données entrent en JSON, par l'entrée `donnees` : le gabarit est
 * fixe, et un texte tapé par quelqu'un n'est jamais lu comme du balisage. Lève une exception si le gabarit ne compile pas.
 */
export const imprimer = (document: Document): Uint8Array =>
  compilateur().pdf({ mainFileContent: GABARIT, inputs: { donnees: JSON.stringify(document) } }, { pdfStandard: PdfStandard.UA_1 })

let ouvert: NodeCompiler | undefined
const compilateur = (): NodeCompiler => {
  ouvert ??= NodeCompiler.create()
  return ouvert
}

const GABARIT = `
#let d = json(bytes(sys.inputs.donnees))
#set document(title: d.titre)
#set text(lang: "fr", font: "Libertinus Serif", size: 10.5pt, hyphenate: true)
#set par(justify: false, leading: 0.65em)
#set page(
  paper: "a4",
  margin: (x: 2.2cm, top: 2.2cm, bottom: 2.4cm),
  footer: context [
    #set text(size: 8.5pt, fill: rgb("#3a3a3a"))
    #d.pied #h(1fr) #counter(page).display("1 / 1", both: true)
  ],
)
#show heading: set text(fill: rgb("#000091"))
#show heading.where(level: 1): set block(above: 1.4em, below: 0.7em)
#show heading.where(level: 2): set block(above: 1.1em, below: 0.5em)
#block(below: 0.6em, text(size: 20pt, weight: "bold", fill: rgb("#000091"), d.titre))
#block(below: 1.4em, text(fill: rgb("#3a3a3a"), d.chapeau))
#for b in d.blocs {
  if b.genre == "titre" { heading(level: b.niveau, b.texte) }
  else if b.genre == "paragraphe" { par(b.texte) }
  else if b.genre == "liste" { list(..b.lignes) }
  else if b.genre == "faits" {
    for f in b.lignes { block(spacing: 0.6em, [#text(weight: "bold", f.nom + " : ")#f.valeur]) }
  }
  else if b.genre == "tableau" {
    set text(size: 9pt)
    table(
      columns: b.colonnes.map(c => c.largeur * 1fr),
      align: b.colonnes.map(c => if c.alignement == "droite" { right } else { left }),
      stroke: 0.5pt + rgb("#929292"),
      inset: 5pt,
      table.header(..b.colonnes.map(c => table.cell(fill: rgb("#eeeeee"), strong(c.titre)))),
      ..b.lignes.flatten(),
    )
  }
}
`
