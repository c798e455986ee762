import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { mantineStyles } from './mantine-styles.ts';

/** All files lie in one folder beside each other, so that a table of names is all that the server needs. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), mantineStyles()],
  logLevel: 'warn',
  build: {
    target: 'es2022',
    manifest: 'manifest.json',
    emptyOutDir: true,
    sourcemap: false,
    // The policy of the page lets nothing be loaded from a data address but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: {
      input: { app: `${import.meta.dirname}/main.tsx` },
      output: {
        entryFileNames: '[name]-[hash].js',
        chunkFileNames: '[name]-[hash].js',
        assetFileNames: '[name]-[hash][extname]',
      },
    },
  },
});
