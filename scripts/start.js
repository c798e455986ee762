/** `npm start -- <options>`: installs, builds, serves. Each step only where it is needed. */
import { ensureBuilt } from './build.js';
import { ensureInstalled } from './install.js';
import { becomeNode } from './node.js';
import { command } from './project.js';

ensureInstalled();
ensureBuilt().then(() => becomeNode([command, 'serve'].concat(process.argv.slice(2))));
