import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Ctx } from '../../src/context.ts';
import { configurationStamp } from '../../src/db/configuration-stamp.store.ts';
import type { OpenDatabase } from '../../src/db/engine.ts';
import { openDatabase } from '../../src/db/open.ts';
import { lookupsFor } from '../../src/issue/lookups.service.ts';
import { describeOnEngines } from '../support/server.ts';
import { traceStatements } from '../support/statements.ts';

const trace = traceStatements();

describeOnEngines('The stamp of the configuration', (context) => {
  let ctx: Ctx;
  let other: OpenDatabase;
  let projectId: number;
  const stamp = () => configurationStamp(other.db);

  beforeAll(async () => {
    ctx = await context.server.ctx({ name: 'admin' });
    other = openDatabase(ctx.config);
    await context.server.buildProject({ key: 'STAMP' });
    const { body } = await context.server.as('admin').get('/rest/api/2/project/STAMP');
    projectId = Number(body.id);
  });
  afterAll(() => other?.engine.close());

  /** With a memory that is empty yet. */
  const freshLookups = () => lookupsFor({ ...ctx, config: { ...ctx.config } });

  async function readAll(): Promise<void> {
    const lookups = freshLookups();
    const [type] = await lookups.issueTypes(projectId);
    if (!type) throw new Error('The project has no issue types.');
    await lookups.workflow(projectId, type.id);
    await lookups.statuses();
    await lookups.priorities(projectId);
    await lookups.defaultLevel(projectId);
    const { screenFor, configurationFor } = await lookups.projectFields(projectId);
    await lookups.screen(screenFor(type.id, 'create'));
    await lookups.fieldRules(configurationFor(type.id));
    await lookups.customFields();
    await lookups.projectToFill('STAMP');
    await lookups.projectToFill(String(projectId));
  }

  /** Tables whose changes renew the stamp, as the engine itself tells. */
  async function listWatched(): Promise<Set<string>> {
    const question =
      other.engine.name === 'sqlite'
        ? sql<{ name: string }>`select tbl_name as name from sqlite_master
            where type = 'trigger' and sql like '%update configuration_stamp%'
            group by tbl_name having count(*) = 3`
        : sql<{ name: string }>`select event_object_table as name from information_schema.triggers
            where action_statement like '%renew_configuration_stamp%'
            group by event_object_table having count(distinct event_manipulation) = 3`;
    return new Set((await question.execute(other.db)).rows.map(({ name }) => name));
  }

  it('is renewed by each table that is read under it', async () => {
    const watched = await listWatched();
    trace.start();
    await readAll();
    const read = new Set(
      trace
        .stop()
        .flatMap(({ sql }) => [...sql.matchAll(/(?:from|join) "(\w+)"/g)].map(([, table = '']) => table)),
    );
    read.delete('configuration_stamp');
    expect([...read]).toEqual(
      expect.arrayContaining(['project', 'workflow', 'screen_field', 'custom_field', 'permission_grant']),
    );
    expect([...read].filter((table) => !watched.has(table))).toEqual([]);
  });

  it('is renewed by updates, of projects too, but not by a new issue', async () => {
    const before = await stamp();
    await context.server.buildIssue({ project: 'STAMP', summary: 'One' });
    expect(await stamp()).toBe(before);
    await context.server.as('admin').put('/rest/api/2/project/STAMP', { description: 'Other' });
    const after = await stamp();
    expect(after).not.toBe(before);
    await other.db.updateTable('priority').set({ description: 'x' }).where('id', '=', 1).execute();
    expect(await stamp()).not.toBe(after);
  });

  it('lets the next issue follow what another program changed', async () => {
    const create = () =>
      context.server.as('admin').post('/rest/api/2/issue', {
        fields: { project: { key: 'STAMP' }, issuetype: { name: 'Task' }, summary: 'x' },
      });
    expect((await create()).status).toBe(201);
    const configuration = await other.db
      .selectFrom('field_configuration')
      .select('id')
      .executeTakeFirstOrThrow();
    const rule = {
      configuration_id: configuration.id,
      field_id: 'duedate',
      hidden: 0,
      required: 1,
      description: '',
    };
    await other.db.insertInto('field_configuration_item').values(rule).execute();
    const refused = await create();
    expect([refused.status, refused.body.errors]).toEqual([400, { duedate: 'Due Date is required.' }]);
    await other.db.deleteFrom('field_configuration_item').where('field_id', '=', 'duedate').execute();
    expect((await create()).status).toBe(201);
  });
});
