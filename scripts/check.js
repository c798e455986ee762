/** `npm run check`: types, lint and format, waiting, who imports whom, generated pages. Every step runs and is named. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.js';
import { requireNode } from './node.js';
import { root, source } from './project.js';

ensureInstalled();
const node = requireNode();
const modules = path.join(root, 'node_modules');

const steps = [
  ['types', path.join(modules, 'typescript-native', 'bin', 'tsc'), '--noEmit', '-p', '.'],
  [
    'types of the browser app',
    path.join(modules, 'typescript-native', 'bin', 'tsc'),
    '--noEmit',
    '-p',
    'web',
  ],
  [
    'lint and format',
    path.join(modules, '@biomejs', 'biome', 'bin', 'biome'),
    'check',
    '--error-on-warnings',
    '.',
  ],
  ['imports', path.join(modules, 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')].concat(
    ['src', 'web'].filter(exists),
    ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long'],
  ),
  ['waiting', path.join(root, 'scripts', 'promises.js')],
  ['list of clients', path.join(root, 'scripts', 'clients.js'), '--check'],
];
if (exists('src/cli/docs.command.ts')) steps.push(['generated pages', source, 'docs', '--check']);
else console.log('- generated pages: skipped, src/cli/docs.command.ts is not there');

Promise.all(steps.map(([name, ...args]) => step(name, args))).then((results) => {
  process.exit(results.every(Boolean) ? 0 : 1);
});

function exists(name) {
  return fs.existsSync(path.join(root, name));
}

/** What a step prints is held back until it ends, so that two steps never talk at once; a good step prints nothing. */
function step(name, args) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const printed = [];
    child.stdout.on('data', (chunk) => printed.push(chunk));
    child.stderr.on('data', (chunk) => printed.push(chunk));
    child.on('close', (code) => {
      const seconds = ((Date.now() - started) / 1000).toFixed(1);
      console.log(`${code === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
      if (code !== 0) process.stdout.write(Buffer.concat(printed));
      resolve(code === 0);
    });
  });
}
