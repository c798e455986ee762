/** SQLite chooses the way to issues by what it knows of its indexes, and knows nothing of those that a migration has just made. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CompiledQuery, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../src/db/migrate.ts';
import { openDatabase } from '../../src/db/open.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { traceStatements } from '../support/statements.ts';

describe('Once a database is at this version', () => {
  let server: TestServer;
  const trace = traceStatements();
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

  /** Work on one issue, by nobody. */
  const insert = (from: number, to: number) =>
    sql`insert into worklog (issue_id, comment, comment_terms, created, updated, started, started_day, time_spent)
      with recursive counted (n) as (select ${sql.lit(from)} union all select n + 1 from counted where n < ${sql.lit(to)})
      select (select min(id) from issue), '', '', n, n, n, '2024-01-01', 60 from counted`.execute(
      server.app.database.db,
    );
  const figures = async (index = 'worklog_started_day'): Promise<string> => {
    const { rows } = await sql<{ stat: string }>`select stat from sqlite_stat1
      where idx = ${index}`.execute(server.app.database.db);
    return rows.map(({ stat }) => stat).join();
  };

  /** How many indexes are yet to be looked at whole. */
  const brief = async (): Promise<number> =>
    (await sql`select idx from sqlite_stat1 where stat like '%brief'`.execute(server.app.database.db)).rows
      .length;

  it('all of its rows were looked at: an index that says nothing of them leads nowhere', async () => {
    await insert(1, 5000);
    await migrate(server.app.database);
    expect(await figures()).toBe('5000 5000');
  });

  it('very many rows are not waited for, but looked at beside everything else, and others go on writing', async () => {
    await insert(5001, 120_000);
    const again = openDatabase(server.app.ctx().config);
    try {
      await migrate(again);
      expect(await figures()).toMatch(/^120000 10\d{4} brief$/);
      let written = 0;
      while ((await brief()) > 0) {
        expect((await server.buildIssue({ project: 'TEST' })).key).toMatch(/^TEST-/);
        written++;
        await wait(100);
      }
      expect(written).toBeGreaterThan(0);
      expect(await figures()).toBe('120000 120000');
      // Whoever asks for it by hand, on a connection that had a glance, sees all of them, too.
      await sql`analyze worklog`.execute(again.db);
      expect(await figures()).toBe('120000 120000');
    } finally {
      await again.engine.close();
    }
  });

  it('sub-tasks are found by their parent, though no issue has one', async () => {
    const { db } = server.app.database;
    await sql`insert into issue (project_id, number, issue_type_id, status_id, summary, summary_lower, summary_terms, created, updated)
      with recursive counted (n) as (select 10001 union all select n + 1 from counted where n < 15000)
      select project_id, n, issue_type_id, status_id, summary, summary_lower, summary_terms, created, updated
      from (select * from issue order by id limit 1), counted`.execute(db);
    await migrate(server.app.database);
    // With those that have no parent in it, an index says of each parent that all issues are its sub-tasks.
    expect(await figures('issue_parent_id')).toBe('0 0');
    trace.start();
    await server.as('admin').get('/rest/api/2/issue/TEST-1?fields=subtasks');
    const traced = trace.stop().find(({ sql: text }) => text.includes('"issue"."parent_id" in'));
    const plan = CompiledQuery.raw(`explain query plan ${traced?.sql}`, traced?.parameters);
    const { rows } = await db.executeQuery<{ detail: string }>(plan);
    expect(rows.map(({ detail }) => detail).filter((one) => /^(SCAN|SEARCH) issue\b/.test(one))).toEqual([
      'SEARCH issue USING INDEX issue_parent_id (parent_id=?)',
    ]);
  });

  it('and what is sorted is sorted in memory again', async () => {
    const { rows } = await sql<{ temp_store: number }>`pragma temp_store`.execute(server.app.database.db);
    expect(rows).toEqual([{ temp_store: 2 }]);
  });

  it('a program that serves nobody lives until what it writes is written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tessera-lone-'));
    try {
      const script = fileURLToPath(new URL('../support/lone-writer.ts', import.meta.url));
      const { stdout } = await promisify(execFile)(process.execPath, [script, folder]);
      expect(stdout).toBe('written');
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
