/** Bundles src/main.ts into dist/tessera.js. `npm run build` always does; `npm start` where the sources are newer. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.js';
import { bundle, bundleIsFresh, root, source } from './project.js';

/** Builds where the sources are newer; ends the process where that fails. */
export function ensureBuilt() {
  return bundleIsFresh() ? Promise.resolve() : build();
}

/**
 * The sources' time is taken before they are read: a file saved while the bundle is being made counts as newer. The
 * files are moved into place whole, the bundle last, so that no start ever meets half of one.
 */
function build() {
  const started = new Date();
  return import('esbuild')
    .then((esbuild) => {
      const files = esbuild.buildSync(options()).outputFiles;
      const byTurn = files
        .filter((file) => file.path !== bundle)
        .concat(files.filter((file) => file.path === bundle));
      fs.mkdirSync(path.dirname(bundle), { recursive: true });
      for (const file of byTurn) place(file, started);
      console.log(`Built dist/tessera.js in ${Date.now() - started.getTime()} ms.`);
    })
    .catch((error) => {
      console.error(`Tessera could not be built. ${error.message}`);
      process.exit(1);
    });
}

function options() {
  return {
    absWorkingDir: root,
    entryPoints: [source],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22.18',
    packages: 'external',
    sourcemap: true,
    sourcesContent: false,
    legalComments: 'none',
    write: false,
    logLevel: 'warning',
  };
}

function place(file, time) {
  const draft = `${file.path}.${process.pid}`;
  fs.writeFileSync(draft, file.contents);
  fs.utimesSync(draft, time, time);
  fs.renameSync(draft, file.path);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  ensureInstalled();
  build();
}
