/** `npm run conformance`: how every operation that Jira describes stands here; `--help` says more. */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { findPostgres, startCluster } from '../support/vitest-postgres-cluster.ts';
import { isServed, judge, type Outcome } from './call.ts';
import { type Described, type Reference, readReference, referenceFolder } from './reference.ts';
import { comprehension, counts, recorded, withTable, worse } from './report.ts';
import { makeWorld } from './world.ts';

const options = {
  check: { type: 'boolean' },
  postgres: { type: 'boolean' },
  both: { type: 'boolean' },
  only: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const;

const help = `npm run conformance -- [OPTIONS]
Calls every operation that Jira describes, on a seeded server, as an administrator, a plain user and nobody, and writes
into docs/compatibility.md how each stands.

  --check         write nothing: exit code 1 where one answers 500 or stands worse than is written there
  --postgres      on PostgreSQL instead of SQLite
  --both          on both
  --only TEXT     operations with it in 'METHOD /path'; nothing is written then
  --help          this

TESSERA_REFERENCE names the folder that Jira's description lies in.`;

const values = optionsOf(process.argv.slice(2));
const page = new URL('../../docs/compatibility.md', import.meta.url);
const folder = referenceFolder();
if (folder === null) {
  console.error("Jira's description is not here: TESSERA_REFERENCE names the folder that it lies in.");
  process.exit(1);
}
const reference = readReference(folder);
const engines = values.both
  ? (['SQLite', 'PostgreSQL'] as const)
  : ([values.postgres ? 'PostgreSQL' : 'SQLite'] as const);
const text = await readFile(page, 'utf8');
let failed = false;
for (const engine of engines) {
  const outcomes = await walk(engine, reference);
  console.log(`${engine}\n\n${counts(outcomes)}\n\n${comprehension(outcomes, reference.fields)}\n`);
  for (const { operation, notes, state } of outcomes.filter((one) => one.state === 'fails'))
    console.log(`${state}: ${operation.tier} ${operation.method} ${operation.path}: ${notes.join('; ')}`);
  const fallen = worse(outcomes, recorded(text));
  for (const { operation, state } of fallen)
    console.error(`worse than recorded: ${operation.method} ${operation.path}: ${state}`);
  failed ||= fallen.length > 0;
  if (!values.check && !values.only && engine === engines[0])
    await writeFile(page, withTable(text, outcomes, reference.fields));
}
process.exit(values.check && failed ? 1 : 0);

/** Ends the program where it is asked for help, or for what is not there. */
function optionsOf(args: string[]) {
  try {
    const { values } = parseArgs({ args, options });
    if (!values.help) return values;
    console.log(help);
    return process.exit(0);
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${help}`);
    return process.exit(2);
  }
}

async function walk(engine: 'SQLite' | 'PostgreSQL', { operations }: Reference): Promise<Outcome[]> {
  const cluster = engine === 'PostgreSQL' ? await openCluster() : null;
  const world = await makeWorld(cluster ? { database: cluster.url } : {});
  const outcomes: Outcome[] = [];
  for (const operation of operations)
    if (counted(operation) && `${operation.method} ${operation.path}`.includes(values.only ?? ''))
      outcomes.push(await judge(world, operation, reference));
  await world.stop();
  await cluster?.stop();
  return outcomes;
}

/** A PostgreSQL of this run's own, gone when it ends. */
async function openCluster(): Promise<{ url: string; stop(): Promise<void> }> {
  const binaries = findPostgres();
  if (binaries === null) throw new Error('There are no PostgreSQL server programs on this machine.');
  const { folder, stop } = await startCluster(binaries);
  return { url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`, stop };
}

/** What the descriptions of today have, what most clients call, and what is served besides. */
function counted(operation: Described): boolean {
  return operation.documented || operation.tier === 'A' || isServed(operation);
}
