/** SQLite chooses the way to issues by what it knows of its indexes, and knows nothing of those that a migration has just made. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { startServer, type TestServer } from '../support/server.ts';

describe('Once a database is at this version', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer('SQLite');
    await server.buildProject({ key: 'TEST' });
    for (let n = 0; n < 3; n++) await server.buildIssue({ project: 'TEST' });
  });
  afterAll(() => server?.stop());

  it('it is known what stands in each index of what is there', async () => {
    const { database } = server.app;
    await sql`create index made_by_a_step on issue (environment, id)`.execute(database.db);
    await migrate(database);
    const { rows } = await sql<{ idx: string }>`select idx from sqlite_stat1 where tbl = 'issue'`.execute(
      database.db,
    );
    expect(rows.map(({ idx }) => idx)).toContain('made_by_a_step');
  });

  it('and what is sorted is sorted in memory again', async () => {
    const { rows } = await sql<{ temp_store: number }>`pragma temp_store`.execute(server.app.database.db);
    expect(rows).toEqual([{ temp_store: 2 }]);
  });
});
