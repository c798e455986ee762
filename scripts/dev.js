/** `npm run dev -- <options>`: serves straight from the sources and starts again whenever one of them changes. */
import { ensureInstalled } from './install.js';
import { becomeNode } from './node.js';
import { source } from './project.js';

ensureInstalled();
becomeNode(['--watch', '--watch-preserve-output', source, 'serve'].concat(process.argv.slice(2)));
