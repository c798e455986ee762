/**
 * Builds the browser app (web/) into dist/web: scripts and styles whose names change with their content, each beside
 * its compressed self, and the manifest that says what the first page needs. The folder is put into place whole.
 */
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { build } from 'vite';
import { root, webBuilt } from './project.js';

// Whoever starts this (a test, say) may run in another mode; what is served never does.
process.env.NODE_ENV = 'production';

const started = new Date();
const draft = `${webBuilt}.${process.pid}`;

try {
  await build({ configFile: path.join(root, 'web', 'vite.config.ts'), build: { outDir: draft } });
  for (const name of fs.readdirSync(draft)) compress(path.join(draft, name));
  fs.utimesSync(path.join(draft, 'manifest.json'), started, started);
  replaceFolder();
  console.log(`Built dist/web in ${Date.now() - started.getTime()} ms.`);
} catch (error) {
  fs.rmSync(draft, { recursive: true, force: true });
  console.error(`The browser app could not be built. ${error.message}`);
  process.exit(1);
}

function compress(file) {
  if (!/\.(?:js|css|svg)$/.test(file)) return;
  const content = fs.readFileSync(file);
  const quality = { [zlib.constants.BROTLI_PARAM_QUALITY]: 9 };
  fs.writeFileSync(`${file}.br`, zlib.brotliCompressSync(content, { params: quality }));
  fs.writeFileSync(`${file}.gz`, zlib.gzipSync(content, { level: 9 }));
}

/** A start that meets the folder between the two moves finds no app, and builds it. */
function replaceFolder() {
  const old = `${webBuilt}.old.${process.pid}`;
  if (fs.existsSync(webBuilt)) fs.renameSync(webBuilt, old);
  fs.renameSync(draft, webBuilt);
  fs.rmSync(old, { recursive: true, force: true });
}
