import { connect, createServer, type Server, type Socket } from 'node:net'

type Ligne = {
  readonly adresse: string
  readonly couper: () => void
  readonly retablir: () => void
  readonly versLe: (adresse: string) => void
  readonly fermer: () => void
}

/** Un relais entre le navigateur et le serveur, à une adresse qui ne change pas. Coupé, il ferme toutes ses connexions, où qu'en soient les demandes. */
export const tendre = (vers: string): Promise<Ligne> => {
  let port = Number(new URL(vers).port)
  let coupee: 'oui' | 'non' = 'non'
  const prises = new Set<Socket>()
  const relais: Server = createServer((entree) => {
    if (coupee === 'oui') return void entree.destroy()
    const sortie = connect(port, '127.0.0.1')
    for (const prise of [entree, sortie]) {
      prises.add(prise)
      prise.on('error', () => prise.destroy())
      prise.on('close', () => {
        prises.delete(prise)
        entree.destroy()
        sortie.destroy()
      })
    }
    entree.pipe(sortie)
    sortie.pipe(entree)
  })
  const fermerTout = () => {
    for (const prise of prises) prise.destroy()
  }
  return new Promise((pret) => {
    relais.listen(0, '127.0.0.1', () => {
      const lieu = relais.address()
      pret({
        adresse: `http://127.0.0.1:${typeof lieu === 'object' && lieu !== null ? lieu.port : 0}`,
        couper: () => {
          coupee = 'oui'
          fermerTout()
        },
        retablir: () => {
          coupee = 'non'
        },
        versLe: (adresse) => {
          port = Number(new URL(adresse).port)
        },
        fermer: () => {
          fermerTout()
          relais.close()
        },
      })
    })
  })
}
