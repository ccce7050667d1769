import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Instant } from '../../socle/temps.ts'
import type { Lettre } from './lettre.ts'
import { polices } from './polices.pdf.ts'

/** Le gabarit de tous les documents. Il reçoit la lettre en données : un texte saisi n'y devient jamais du code. */
const GABARIT = `
#let lettre = json(bytes(sys.inputs.lettre))
#set document(title: lettre.titre, author: lettre.emetteur, date: none)
#set page(paper: "a4", margin: (x: 2.2cm, top: 2.2cm, bottom: 2.4cm), footer: context [
  #set text(size: 8pt, fill: rgb("#666666"))
  #lettre.pied #h(1fr) Page #counter(page).display("1 / 1", both: true)
])
#set text(lang: "fr", size: 10.5pt, font: ("Marianne", "Libertinus Serif"))
#set par(leading: 0.7em, spacing: 1.1em)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 3): set text(size: 11pt)
#show heading: set block(above: 1.6em, below: 0.9em)
// Une date, un code postal et sa ville ne se coupent pas.
#show regex("(\\d{1,2}|1er) \\p{L}+ \\d{4}|\\d{5} \\p{L}+ cedex( \\d+)?"): it => it.text.replace(" ", "\u{00a0}")
#if "envoi" in lettre {
  grid(columns: (1fr, 1fr), strong(lettre.envoi.de.join(linebreak())), pad(left: 1cm, lettre.envoi.a.join(linebreak())))
  v(0.5cm)
} else { strong(lettre.emetteur) }
= #lettre.titre
#for bloc in lettre.blocs {
  if bloc.genre == "titre" { heading(level: 2, bloc.texte) }
  else if bloc.genre == "sous-titre" { heading(level: 3, bloc.texte) }
  else if bloc.genre == "paragraphe" { block(above: 1.3em, below: 1.3em, bloc.texte) }
  else if bloc.genre == "grand" { block(above: 1.2em, below: 1.5em, text(size: 24pt, weight: "bold", fill: rgb("#000091"), bloc.texte)) }
  else if bloc.genre == "liste" {
    // Dans un courrier, une liste est courte : elle ne se coupe pas d’une page à l’autre.
    block(above: 1em, below: 1em, breakable: not ("envoi" in lettre), list(spacing: 0.9em, ..bloc.items))
  }
  else if bloc.genre == "faits" {
    // Une question n’appelle pas deux points.
    let nommer = f => if f.nom.ends-with("?") { f.nom } else { f.nom + " :" }
    block(above: 1em, below: 1.5em, terms(separator: [ ], spacing: 0.9em, ..bloc.faits.map(f => terms.item(nommer(f), f.valeur))))
  }
  else if bloc.genre == "tableau" {
    set text(size: 8.5pt)
    table(
      columns: bloc.colonnes.map(c => c.largeur * 1fr),
      align: bloc.colonnes.map(c => if c.alignement == "droite" { right } else { left }),
      stroke: 0.5pt + rgb("#929292"),
      inset: 5pt,
      table.header(..bloc.colonnes.map(c => table.cell(fill: rgb("#eeeeee"), strong(c.titre)))),
      ..bloc.lignes.flatten(),
    )
  }
  else if bloc.genre == "sceau" { block(fill: rgb("#f6f6f6"), inset: 8pt, radius: 2pt, text(size: 9pt, font: "DejaVu Sans Mono", bloc.texte)) }
}
`

let ouvert: NodeCompiler | undefined

/** Le compositeur s'ouvre au premier document : 40 ms, puis quelques millisecondes par document. */
const compositeur = (): NodeCompiler => {
  ouvert ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: polices() }] })
  return ouvert
}

/**
 * Compose une lettre en PDF balisé, conforme à PDF/UA-1 (accessible).
 * @param le instant de création : le même document, au même instant, rend les mêmes octets
 */
export const composer = (lettre: Lettre, le: Instant): Uint8Array => {
  const typst = compositeur()
  const lu = typst.compile({ mainFileContent: GABARIT, inputs: { lettre: JSON.stringify(lettre) } })
  const document = lu.result
  const faute = lu.takeError()
  if (document === null || faute !== null)
    throw new Error(`Le document ne se compose pas : ${faute === null ? '' : JSON.stringify(typst.fetchDiagnostics(faute))}`)
  return typst.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(le.epochMilliseconds / 1000) })
}
