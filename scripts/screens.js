/**
 * `npm run screens -- [FOLDER]`: takes a picture of every screen of the app, in both widths and both themes and in every
 * state, into a folder (screens/ where none is named), while the test of the screens walks through them.
 */
import path from 'node:path';
import { ensureInstalled } from './install.js';
import { requireNode } from './node.js';
import { root } from './project.js';
import { run } from './run.js';

ensureInstalled();
const [folder = 'screens', ...rest] = process.argv.slice(2);
const env = Object.assign({}, process.env, { TESSERA_SCREENS: path.resolve(folder) });
const script = path.join(root, 'scripts', 'test.js');
run(requireNode(), [script, 'test/browser/app/screens.test.ts'].concat(rest), { cwd: root, env }).then(
  (code) => {
    console.log(`The pictures lie in ${path.resolve(folder)}.`);
    process.exit(code);
  },
);
