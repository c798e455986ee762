import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { createDatabase, createTemplate, dropDatabase, postgresAvailable } from '../support/postgres.ts';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe.skipIf(!postgresAvailable())('a throw-away PostgreSQL', () => {
  it('gives every caller a database of its own', async () => {
    const [one, two] = await Promise.all([createDatabase(), createDatabase()]);
    await query(one, 'CREATE TABLE only_here (id int)');
    await expect(query(two, 'SELECT * FROM only_here')).rejects.toThrow(/does not exist/);
  });

  it('speaks UTF-8 and sorts by code point, whatever the machine is set to', async () => {
    const url = await createDatabase();
    expect(await query(url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    expect(await query(url, `SELECT 'B' < 'a' AS ordered`)).toEqual([{ ordered: true }]);
  });

  it('prepares a template once, however many ask for it at the same time', async () => {
    let prepared = 0;
    const prepare = async (url: string) => {
      prepared += 1;
      await query(url, 'CREATE TABLE seeded AS SELECT 1 AS id');
    };
    const name = `template_of_${Date.now()}`;
    await Promise.all([1, 2, 3].map(() => createTemplate(name, prepare)));
    expect(prepared).toBe(1);
    const copies = await Promise.all([createDatabase(name), createDatabase(name)]);
    for (const copy of copies) expect(await query(copy, 'SELECT id FROM seeded')).toEqual([{ id: 1 }]);
  });

  it('starts a template afresh where preparing it failed', async () => {
    const name = `template_retried_${Date.now()}`;
    const fail = () => Promise.reject(new Error('no luck'));
    await expect(createTemplate(name, fail)).rejects.toThrow('no luck');
    await createTemplate(name, async () => {});
    expect(await query(await createDatabase(name), 'SELECT 1 AS id')).toEqual([{ id: 1 }]);
  });

  it('drops a database that still has connections', async () => {
    const url = await createDatabase();
    const open = new pg.Client({ connectionString: url });
    open.on('error', () => {});
    await open.connect();
    await dropDatabase(url);
    await expect(query(url, 'SELECT 1')).rejects.toThrow(/does not exist/);
  });
});
