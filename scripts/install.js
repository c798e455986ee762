/** Installs the npm packages where they are missing or are not those that package-lock.json names. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './project.js';

/** Installs if need be and says so; ends the process where that fails. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing the packages that package-lock.json names (npm ci) …');
  const started = Date.now();
  const args = ['ci', '--loglevel=error', '--include=dev', '--include=optional'];
  const done = spawnSync.apply(
    null,
    npm(args).concat({ cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }),
  );
  if (done.error) fail(`npm does not run: ${done.error.message}`);
  if (done.status !== 0) fail('npm ci failed; what it printed above says why.');
  console.log(`Installed in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/**
 * npm notes what it has installed in node_modules/.package-lock.json, as its last step. That note is compared with
 * the lock file by content, since a checkout changes the times of files at will.
 */
function isInstalled() {
  const noted = packages(path.join(root, 'node_modules', '.package-lock.json'));
  if (noted === null) return false;
  const locked = packages(path.join(root, 'package-lock.json'));
  return Object.keys(locked).every((name) => {
    if (name === '') return true;
    if (noted[name] === undefined) return locked[name].optional === true;
    return noted[name].version === locked[name].version && noted[name].integrity === locked[name].integrity;
  });
}

function packages(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : null;
}

/**
 * The npm that runs this script, on the Node that it runs on: the `node` that npm puts first on the PATH is one of
 * the packages about to be replaced.
 */
function npm(args) {
  const script = process.env.npm_execpath;
  const node = process.env.npm_node_execpath;
  if (script && node && fs.existsSync(node) && /npm-cli\.c?js$/.test(script))
    return [node, [script].concat(args)];
  return ['npm', args];
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
