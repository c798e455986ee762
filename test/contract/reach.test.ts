/** What searches reach is kept in memory. Whatever changes it, by whatever program, the very next search goes by. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/engine.ts';
import { openDatabase } from '../../src/db/open.ts';
import { throughReach } from '../../src/permission/reach.service.ts';
import { readReach } from '../../src/permission/reach.store.ts';
import { buildProjectGranting } from '../support/grants.ts';
import { describeOnEngines } from '../support/server.ts';
import { traceStatements } from '../support/statements.ts';

const trace = traceStatements();

describeOnEngines('What searches reach', (context) => {
  let other: OpenDatabase;
  const idOf = async (table: 'app_user' | 'app_group', name: string): Promise<number> =>
    (await other.db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
  const projectId = async (key: string): Promise<number> =>
    (await other.db.selectFrom('project').select('id').where('key', '=', key).executeTakeFirstOrThrow()).id;
  const keysOf = async (who: string): Promise<string[]> => {
    const body = { jql: 'ORDER BY key', fields: ['summary'] };
    const { body: answer } = await context.server.as(who).post('/rest/api/2/search', body);
    const keys = answer.issues.map((issue: { key: string }) => issue.key);
    expect(answer.total).toBe(keys.length);
    return keys;
  };

  beforeAll(async () => {
    const { server } = context;
    other = openDatabase((await server.ctx()).config);
    for (const name of ['fred', 'lead']) await server.buildUser({ name });
    await server.as('admin').post('/rest/api/2/group', { name: 'club' });
    const own = ['user:admin'];
    const grants = {
      CREATE_ISSUES: own,
      EDIT_ISSUES: own,
      ASSIGN_ISSUES: own,
      ASSIGNABLE_USER: ['user:fred'],
    };
    await buildProjectGranting(server, 'ROLE', { ...grants, BROWSE_PROJECTS: ['projectRole:10001', ...own] });
    await buildProjectGranting(server, 'CLUB', { ...grants, BROWSE_PROJECTS: ['group:club', ...own] });
    await buildProjectGranting(server, 'MINE', { ...grants, BROWSE_PROJECTS: ['assignee', ...own] });
    for (const project of ['ROLE', 'CLUB', 'MINE']) await server.buildIssue({ project });
    // What new projects are given by themselves.
    await other.db
      .deleteFrom('project_role_actor')
      .where('project_id', '=', await projectId('ROLE'))
      .execute();
  });
  afterAll(() => other?.engine.close());

  it('follows roles, groups, grants, archived projects and levels at once', async () => {
    const { db } = other;
    const fred = await idOf('app_user', 'fred');
    const role = await projectId('ROLE');
    const steps: [change: () => Promise<unknown>, keys: string[]][] = [
      [async () => null, []],
      [
        () =>
          db
            .insertInto('project_role_actor')
            .values({ project_id: role, role_id: 10001, user_id: fred, group_id: null })
            .execute(),
        ['ROLE-1'],
      ],
      [
        async () =>
          db
            .insertInto('group_member')
            .values({ group_id: await idOf('app_group', 'club'), user_id: fred })
            .execute(),
        ['CLUB-1', 'ROLE-1'],
      ],
      [
        async () =>
          db
            .updateTable('issue')
            .set({ assignee_id: fred })
            .where('project_id', '=', await projectId('MINE'))
            .execute(),
        ['CLUB-1', 'MINE-1', 'ROLE-1'],
      ],
      [
        () => db.updateTable('project').set({ archived: 1 }).where('id', '=', role).execute(),
        ['CLUB-1', 'MINE-1'],
      ],
      [
        () => db.updateTable('project').set({ archived: 0 }).where('id', '=', role).execute(),
        ['CLUB-1', 'MINE-1', 'ROLE-1'],
      ],
      [
        () => db.deleteFrom('permission_grant').where('holder_type', '=', 'assignee').execute(),
        ['CLUB-1', 'ROLE-1'],
      ],
      [async () => db.deleteFrom('app_group').where('name', '=', 'club').execute(), ['ROLE-1']],
      [() => db.deleteFrom('project_role_actor').where('user_id', '=', fred).execute(), []],
    ];
    for (const [change, keys] of steps) {
      await change();
      expect(await keysOf('fred')).toEqual(keys);
      // Kept now, and the same.
      expect(await keysOf('fred')).toEqual(keys);
    }
  });

  it('runs a read again that met another stamp, and without what is kept where that never ends', async () => {
    const ctx = {
      ...(await context.server.ctx()),
      actor: { ...(await context.server.ctx()).actor, userId: 1 },
    };
    const actor = { ...ctx.actor, via: 'session' as const };
    const seen: (string | null)[] = [];
    const answer = await throughReach({ ...ctx, actor }, async (reach) => {
      seen.push(reach?.stamp ?? null);
      return reach === null ? 'without' : null;
    });
    expect([answer, seen.length, seen.at(-1)]).toEqual(['without', 4, null]);
  });

  it('is read from tables whose changes renew the stamp, and from no others', async () => {
    const ctx = await context.server.ctx();
    trace.start();
    await readReach(ctx.db, { ...ctx.actor, userId: 1, via: 'session' });
    const read = new Set(
      trace
        .stop()
        .flatMap(({ sql }) => [...sql.matchAll(/(?:from|join) "(\w+)"/g)].map(([, name = '']) => name)),
    );
    expect([...read].sort()).toEqual([
      'global_grant',
      'group_member',
      'issue_security_member',
      'permission_grant',
      'project',
      'project_role_actor',
    ]);
    const stamp = async () =>
      (await other.db.selectFrom('configuration_stamp').select('value').executeTakeFirstOrThrow()).value;
    for (const table of read) {
      const before = await stamp();
      const name = table as 'project';
      const row = await other.db.selectFrom(name).selectAll().limit(1).executeTakeFirst();
      if (!row) continue;
      const [column = '', value] = Object.entries(row).find(([key]) => key !== 'last_issue_number') ?? [];
      await other.db
        .updateTable(name)
        .set({ [column]: value })
        .where(column as 'id', '=', value as number)
        .execute();
      expect([table, (await stamp()) === before]).toEqual([table, false]);
    }
  });
});
