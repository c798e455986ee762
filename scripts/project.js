/**
 * Where things lie in the project, and which Node runs them. Plain, dated JavaScript on purpose: whatever Node the
 * machine has must be able to read this file before the project's own Node is there.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const bundle = path.join(root, 'dist', 'tessera.js');
/** Where the browser app is built to. */
export const webBuilt = path.join(root, 'dist', 'web');
export const command = path.join(root, 'bin', 'tessera.js');
export const source = path.join(root, 'src', 'main.ts');

/** The oldest Node that runs TypeScript as it is; the libraries ask for little less. */
const OLDEST = [22, 18];

export const noNode =
  `Tessera needs Node ${OLDEST.join('.')} or newer, and this is ${process.versions.node}. ` +
  'On Linux (x64, arm64) `npm ci` in the folder of Tessera brings one along.';

export function isNewEnough(version) {
  const parts = version.split('.').map(Number);
  return parts[0] > OLDEST[0] || (parts[0] === OLDEST[0] && parts[1] >= OLDEST[1]);
}

/** The Node to run the project with: this one where it is new enough, else the one that npm installed; or null. */
export function projectNode() {
  return isNewEnough(process.versions.node) ? process.execPath : installedNode();
}

/** The Node that comes with the project as an npm package, or null. */
function installedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const file = path.join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', name);
  return fs.existsSync(file) ? file : null;
}

/**
 * Whether the bundle is there and newer than every source file and folder (a folder's time tells of removals), the
 * packages in it and the way it is made.
 */
export function bundleIsFresh() {
  if (!fs.existsSync(bundle)) return false;
  const built = fs.statSync(bundle).mtimeMs;
  const others = ['node_modules/.package-lock.json', 'scripts/build.js'].map((name) => path.join(root, name));
  if (others.some((file) => fs.existsSync(file) && fs.statSync(file).mtimeMs > built)) return false;
  return !fs.existsSync(source) || !holdsNewer(path.join(root, 'src'), built);
}

/** Whether the browser app was built after all that it is made of was last changed. */
export function webIsFresh() {
  const manifest = path.join(webBuilt, 'manifest.json');
  if (!fs.existsSync(manifest)) return false;
  const built = fs.statSync(manifest).mtimeMs;
  const others = ['node_modules/.package-lock.json', 'scripts/build-web.js'].map((name) =>
    path.join(root, name),
  );
  if (others.some((file) => fs.existsSync(file) && fs.statSync(file).mtimeMs > built)) return false;
  return !fs.existsSync(path.join(root, 'web')) || !holdsNewer(path.join(root, 'web'), built);
}

function holdsNewer(folder, time) {
  if (fs.statSync(folder).mtimeMs > time) return true;
  return fs.readdirSync(folder, { withFileTypes: true }).some((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return holdsNewer(file, time);
    return !entry.name.endsWith('.test.ts') && fs.statSync(file).mtimeMs > time;
  });
}
