/** `npm run docs`: writes docs/routes.md and docs/configuration.md from the program itself; `--check` compares. */
import { ensureInstalled } from './install.js';
import { becomeNode } from './node.js';
import { source } from './project.js';

ensureInstalled();
becomeNode([source, 'docs'].concat(process.argv.slice(2)));
