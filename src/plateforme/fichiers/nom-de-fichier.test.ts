import { expect, test } from 'vitest'
import { enPieceJointe, extensionDe, nettoyerNom, nommerSelon } from './nom-de-fichier.ts'

test('un nom perd son chemin, ses signes invisibles et ceux qui retournent le sens de lecture', () => {
  expect(
    [
      ...[
        '../../etc/passwd',
        'C:\\Users\\moi\\devis.pdf',
        'fac\u202Efdp.exe',
        'a\u0000b\n.pdf',
        'à\u200B  noël .pdf',
        '...',
        '"x<y>".pdf',
        '.bashrc',
      ],
    ].map(nettoyerNom),
  ).toEqual(['passwd', 'devis.pdf', 'facfdp.exe', 'ab.pdf', 'à noël .pdf', 'fichier', '_x_y__.pdf', 'bashrc'])
})

test('un nom trop long est coupé, son extension reste', () => {
  const net = nettoyerNom(`${'é'.repeat(300)}.docx`)
  expect([net.length, net.endsWith('é.docx')]).toEqual([120, true])
})

test('l’extension suit le contenu', () => {
  expect(extensionDe('Photo.JPEG')).toBe('jpg')
  expect([nommerSelon('a.png', 'jpg'), nommerSelon('a', 'pdf'), nommerSelon('a.pdf', 'pdf')]).toEqual(['a.jpg', 'a.pdf', 'a.pdf'])
})

test('l’en-tête d’un téléchargement ne se casse ni sur un guillemet, ni sur une apostrophe, ni sur un accent', () => {
  expect(enPieceJointe('l’été ".pdf\r\nX: y')).toBe(
    `attachment; filename="lete .pdfX y"; filename*=UTF-8''l%E2%80%99%C3%A9t%C3%A9%20%22.pdf%0D%0AX%3A%20y`,
  )
})
