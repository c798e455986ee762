/**
 * `npm run clients`: drives the client libraries against a server and writes what they did into test/clients/results/,
 * with the counts in test/clients/README.md (`--count`: the counts alone);
 * `--check` only says whether the counts are those of the lists.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ensureInstalled } from './install.js';
import { requireNode } from './node.js';
import { root } from './project.js';
import { run } from './run.js';

const folder = path.join(root, 'test', 'clients');
const readme = path.join(folder, 'README.md');

if (process.argv.includes('--check')) check();
else if (process.argv.includes('--count')) fs.writeFileSync(readme, page());
else write();

function check() {
  if (fs.existsSync(readme) && fs.readFileSync(readme, 'utf8') === page()) return;
  console.error('test/clients/README.md is stale: `npm run clients` writes it anew.');
  process.exitCode = 1;
}

function write() {
  ensureInstalled();
  const script = path.join(root, 'scripts', 'test.js');
  const env = Object.assign({}, process.env, { TESSERA_WRITE_CLIENTS: 'yes' });
  run(requireNode(), [script, 'test/clients/'], { cwd: root, env }).then((code) => {
    if (code === 0) fs.writeFileSync(readme, page());
    process.exit(code);
  });
}

function page() {
  const lists = fs
    .readdirSync(path.join(folder, 'results'))
    .sort()
    .map((file) => listOf(file, fs.readFileSync(path.join(folder, 'results', file), 'utf8')));
  const sum = (name) => lists.reduce((total, list) => total + list[name], 0);
  return [
    '# Client libraries',
    '',
    'Real client libraries, driven against a real server by the tests of this folder. Each library has a table of rows that',
    'calls what it offers, with its answers checked as its users use them. What it offers is found by reflection, so that an',
    'operation without a row fails. The lists are written by `npm run clients`; `npm test` fails where a list is not what was',
    'seen, on SQLite and on PostgreSQL alike.',
    '',
    '*Served*: called, and the answer is what the library promises. *Not understood*: the server answers as Jira Server does,',
    'which the library (made for Jira Cloud there) cannot read. *Refused*: the library sends what only Jira Cloud takes',
    '(account ids, say), and the server says so in a 4xx. *Not of this server*: 404, 405 or 501, with the reason.',
    '',
    '| client | operations | served | not understood | refused | not of this server |',
    '|---|---|---|---|---|---|',
  ]
    .concat(
      lists.map(
        (list) =>
          `| [${list.title}](results/${list.file}) | ${list.operations} | ${list.served} | ${list.unread} | ${list.refused} | ${list.absent} |`,
      ),
    )
    .concat([
      `| together | ${sum('operations')} | ${sum('served')} | ${sum('unread')} | ${sum('refused')} | ${sum('absent')} |`,
      '',
      'Besides them `libraries.test.ts` runs longer stories with the libraries and with node-rest-client, which offers no',
      'operations of its own, and `guide.test.ts` every sample of [docs/authentication.md](../../docs/authentication.md) with',
      "curl, Node.js and Python's requests.",
      '',
    ])
    .join('\n');
}

function listOf(file, text) {
  const title = /^# (.*)$/m.exec(text);
  const counts =
    /^(\d+) operations: (\d+) served, (\d+) not understood, (\d+) refused, (\d+) not of this server\.$/m.exec(
      text,
    );
  if (!title || !counts) throw new Error(`test/clients/results/${file} has no title or no counts.`);
  const [operations, served, unread, refused, absent] = counts.slice(1).map(Number);
  return { file, title: title[1], operations, served, unread, refused, absent };
}
