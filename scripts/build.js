/**
 * Bundles src/main.ts into dist/tessera.js, and web/ into dist/web. `npm run build` always does; `npm start` where the
 * sources are newer.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.js';
import { requireNode } from './node.js';
import { bundle, bundleIsFresh, root, source, webIsFresh } from './project.js';
import { run } from './run.js';

/** Builds where the sources are newer; ends the process where that fails. */
export function ensureBuilt() {
  return (bundleIsFresh() ? Promise.resolve() : build()).then(ensureWebBuilt);
}

/** The browser app is built by the project's own Node: its builder runs on no older one. */
export function ensureWebBuilt() {
  return webIsFresh() ? Promise.resolve() : buildWeb();
}

function buildWeb() {
  return run(requireNode(), [path.join(root, 'scripts', 'build-web.js')], { cwd: root }).then((code) => {
    if (code !== 0) process.exit(1);
  });
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

/** Packages that are CommonJS look for these names, which a module does not have. */
const commonJsNames = [
  "import { createRequire as makeRequire } from 'node:module';",
  "import { dirname as folderOf } from 'node:path';",
  "import { fileURLToPath as pathOfUrl } from 'node:url';",
  'const require = makeRequire(import.meta.url);',
  'const __filename = pathOfUrl(import.meta.url);',
  'const __dirname = folderOf(__filename);',
].join('\n');

/** Packages with native code find it beside themselves; all others go into the bundle. */
const NATIVE = ['@node-rs/argon2', 'better-sqlite3', 'pg-native', 'sharp'];

function options() {
  return {
    absWorkingDir: root,
    entryPoints: {
      tessera: source,
      // Programs that it begins beside itself.
      'sqlite-reader': path.join(root, 'src/db/dialect/sqlite-reader.ts'),
      'sqlite-look': path.join(root, 'src/db/dialect/sqlite-look.ts'),
    },
    outdir: path.dirname(bundle),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22.18',
    external: NATIVE,
    banner: { js: commonJsNames },
    legalComments: 'eof',
    sourcemap: true,
    sourcesContent: false,
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
  build().then(buildWeb);
}
