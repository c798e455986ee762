/**
 * `npm test -- <options of vitest run>`: installs, sees to PostgreSQL and Chromium, runs the tests. As root on Debian
 * a run of everything installs what is missing; elsewhere the tests that need it are skipped by name, except under
 * CI=true, where a skip for such a reason is a failure.
 */
import path from 'node:path';
import { hasChromium, hasPostgres, hasRequests, installDebianPackages, missingClients } from './debian.js';
import { ensureInstalled } from './install.js';
import { requireNode } from './node.js';
import { root } from './project.js';
import { run } from './run.js';

const args = process.argv.slice(2);

ensureInstalled();
if (runsEverything(args)) provide();
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
run(requireNode(), [vitest, 'run'].concat(args), { cwd: root }).then((code) => process.exit(code));

function runsEverything(list) {
  return (
    list.every((argument) => argument.startsWith('-')) ||
    list.some((argument) => argument.startsWith('test/'))
  );
}

function provide() {
  const wanted = [];
  if (!hasPostgres()) wanted.push('postgresql');
  if (!hasRequests()) wanted.push('curl', 'python3-requests');
  if (!hasChromium()) wanted.push('chromium', 'fonts-dejavu-core');
  wanted.push(...missingClients());
  if (wanted.length > 0) installDebianPackages(wanted);
}
