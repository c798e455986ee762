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

  it('all rows were looked at: an index that says nothing of them leads nowhere', async () => {
    const { database } = server.app;
    await sql`insert into issue (project_id, number, issue_type_id, status_id, summary, summary_lower, summary_terms, created, updated)
      with recursive counted (n) as (select 10 union all select n + 1 from counted where n < 5009)
      select project_id, n, issue_type_id, status_id, summary, summary_lower, summary_terms, created, updated
      from (select * from issue order by id limit 1), counted`.execute(database.db);
    await migrate(database);
    const { rows } = await sql<{ stat: string }>`select stat from sqlite_stat1
      where idx = 'issue_security_level_of'`.execute(database.db);
    expect(rows).toEqual([{ stat: '5003 5003' }]);
  });

  it('and what is sorted is sorted in memory again', async () => {
    const { rows } = await sql<{ temp_store: number }>`pragma temp_store`.execute(server.app.database.db);
    expect(rows).toEqual([{ temp_store: 2 }]);
  });
});
