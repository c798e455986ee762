/** Databases for tests: each one fresh, on the run's own PostgreSQL, under a connection string that `pg` takes. */
import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import pg from 'pg';
import { inject } from 'vitest';

/**
 * Whether this machine can run PostgreSQL. Where it cannot, tests skip their PostgreSQL variants by name:
 * `describe.skipIf(!postgresAvailable())('… on PostgreSQL', …)`. Under CI a skip would hide a gap, so it throws.
 */
export function postgresAvailable(): boolean {
  const offer = inject('postgres');
  if ('port' in offer) return true;
  if (process.env.CI === 'true')
    throw new Error(`Tests on PostgreSQL may not be skipped under CI: ${offer.missing}`);
  return false;
}

/** Makes an empty database, or a copy of `template` (a database's name), and answers its connection string. */
export async function createDatabase(template = 'template0'): Promise<string> {
  const name = `t_${randomBytes(8).toString('hex')}`;
  await administer((client) => client.query(`CREATE DATABASE ${quoted(name)} TEMPLATE ${quoted(template)}`));
  return databaseUrl(name);
}

/** Drops a database made here, ending whatever connections are still open to it. */
export async function dropDatabase(url: string): Promise<void> {
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  await administer((client) => client.query(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`));
}

/**
 * Makes a database once per run and has `prepare` fill it (migrations, seeds); every later call, from whatever
 * worker, finds it ready. `prepare` must close its connections: PostgreSQL copies only a template nobody uses.
 * Answers the name to hand to `createDatabase`.
 */
export async function createTemplate(name: string, prepare: (url: string) => Promise<void>): Promise<string> {
  await administer(async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    if (await exists(client, name)) return;
    const draft = `${name}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${quoted(draft)} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${quoted(draft)} TEMPLATE template0`);
    await prepare(await databaseUrl(draft));
    await client.query(`ALTER DATABASE ${quoted(draft)} RENAME TO ${quoted(name)}`);
  });
  return name;
}

async function exists(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  return rowCount !== 0;
}

async function administer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await databaseUrl('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function databaseUrl(name: string): Promise<string> {
  folder ??= askForCluster();
  return `postgres://postgres@localhost/${encodeURIComponent(name)}?host=${encodeURIComponent(await folder)}`;
}

let folder: Promise<string> | null = null;

function askForCluster(): Promise<string> {
  const offer = inject('postgres');
  if ('missing' in offer) return Promise.reject(new Error(offer.missing));
  return new Promise((resolve, reject) => {
    let answer = '';
    connect(offer.port, '127.0.0.1')
      .setEncoding('utf8')
      .on('data', (text) => {
        answer += text;
      })
      .on('error', reject)
      .on('end', () => {
        const { folder, error } = JSON.parse(answer) as { folder?: string; error?: string };
        if (folder === undefined) reject(new Error(error));
        else resolve(folder);
      });
  });
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
