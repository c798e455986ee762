/** `npm run conformance -- <options>`: how every operation of Jira's REST API stands here (test/conformance/main.ts). */
import path from 'node:path';
import { ensureInstalled } from './install.js';
import { becomeNode } from './node.js';
import { root } from './project.js';

ensureInstalled();
becomeNode([path.join(root, 'test', 'conformance', 'main.ts')].concat(process.argv.slice(2)));
