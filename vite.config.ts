import { globSync } from 'node:fs'
import { defineConfig } from 'vite'

const DSFR = 'node_modules/@codegouvfr/react-dsfr/dsfr'

/** Marges toutes faites (sauf `fr-mt-2w`, `fr-mb-4v`…) et variantes de couleur du DSFR : 100 Ko de feuille que nos pages n'emploient pas (palier.css en tient lieu). */
const SUPERFLU =
  /^\.fr-(?!m[tb]-\d+[vw]$)[mp][trblxy]?-|\.fr-fi-|--(?:green|pink|purple|yellow|orange|brown|beige|blue)-(?:tilleul|bourgeon|emeraude|menthe|archipel|ecume|cumulus|glycine|macaron|tuile|tournesol|moutarde|terre|cafe|caramel|opera|gris)/

const allegement = {
  postcssPlugin: 'palier-allegement',
  Rule: (regle: { selectors: string[]; remove: () => void }) => {
    const gardes = regle.selectors.filter((selecteur) => !SUPERFLU.test(selecteur))
    if (gardes.length === 0) regle.remove()
    else if (gardes.length < regle.selectors.length) regle.selectors = gardes
  },
}

/**
 * Deux constructions : ce que le navigateur reçoit (`dist/public`), puis le serveur (`dist/serveur.js`), qui en connaît les noms.
 * `outils/construire.ts` les enchaîne.
 */
export default defineConfig(({ mode }) => ({
  appType: 'custom',
  publicDir: `${DSFR}/favicon`,
  optimizeDeps: { noDiscovery: true },
  css: { postcss: { plugins: [allegement] } },
  environments: {
    client: {
      build: {
        outDir: 'dist/public',
        assetsDir: 'statique',
        manifest: true,
        target: 'es2022',
        // Une petite image dans la feuille coûte moins qu'un aller-retour par satellite.
        assetsInlineLimit: 4096,
        rolldownOptions: { input: ['src/plateforme/dsfr/page.css', `${DSFR}/dsfr.module.min.js`, ...globSync('src/**/*.ilot.ts')] },
      },
    },
    ssr: {
      ...(mode === 'production' ? { define: { 'process.env.NODE_ENV': '"production"' } } : {}),
      // react-dsfr importe des images ; React, inclus en production, prend sa version rapide quel que soit l'environnement.
      resolve: { noExternal: ['@codegouvfr/react-dsfr', 'tsafe', ...(mode === 'production' ? ['react', 'react-dom'] : [])] },
      build: {
        outDir: 'dist',
        emptyOutDir: false,
        copyPublicDir: false,
        ssr: true,
        target: 'node26',
        rolldownOptions: { input: { serveur: 'src/serveur.ts' }, checks: { moduleLevelDirective: false } },
      },
    },
  },
}))
