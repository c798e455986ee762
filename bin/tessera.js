#!/usr/bin/env node
/**
 * The command `tessera`. In plain, dated JavaScript, so that an old Node can hand over to the one that the project
 * brings; a Node that is new enough runs the program in this very process.
 */
import fs from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { becomeNode } from '../scripts/node.js';
import { bundle, bundleIsFresh, isNewEnough, source } from '../scripts/project.js';

const program = bundleIsFresh() ? bundle : fs.existsSync(source) ? source : null;

if (program === null) {
  fail('There is no program to run: neither dist/tessera.js nor src/main.ts. Run `npm ci && npm run build`.');
} else if (isNewEnough(process.versions.node)) {
  if (process.argv[2] === 'serve') shareArenas();
  process.argv[1] = program;
  if (program === bundle) module.enableCompileCache(path.join(path.dirname(bundle), 'cache'));
  import(pathToFileURL(program).href).catch(explain);
} else {
  becomeNode([program].concat(process.argv.slice(2)));
}

/**
 * glibc gives each thread memory of its own to hand out, and gives little of it back: 25 MB of a server that does
 * nothing. How many such arenas there are is read when a process begins, so this one begins anew, in its own place.
 */
function shareArenas() {
  if (process.platform !== 'linux' || process.env.MALLOC_ARENA_MAX || !process.execve) return;
  const args = [process.execPath].concat(process.execArgv, process.argv.slice(1));
  process.execve(process.execPath, args, Object.assign({}, process.env, { MALLOC_ARENA_MAX: '2' }));
}

function explain(error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  fail(`${error.message}\nA package is missing. Run \`npm ci\` in the folder of Tessera.`);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
