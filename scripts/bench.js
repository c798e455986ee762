/** `npm run bench -- <options>`: builds what is served, then measures it. */
import path from 'node:path';
import { ensureBuilt } from './build.js';
import { ensureInstalled } from './install.js';
import { becomeNode } from './node.js';
import { root } from './project.js';

ensureInstalled();
const bench = path.join(root, 'bench', 'main.ts');
const asked = process.argv.slice(2);
const built = asked.includes('--help') || asked.includes('-h') ? Promise.resolve() : ensureBuilt();
built.then(() => becomeNode([bench].concat(asked)));
