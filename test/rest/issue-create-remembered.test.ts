/**
 * Whoever makes issues in a row is not asked anew each time what they may: what is remembered is made sure of when the
 * issue is written. Everything here is changed by another program, which tells this one nothing.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/engine.ts';
import { openDatabase } from '../../src/db/open.ts';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';

const rest = '/rest/api/2';

describeOnEngines('Making an issue after another program', (context) => {
  let admin: Client;
  let fred: Client;
  let other: OpenDatabase;
  let ids: Record<'fred' | 'project' | 'scheme' | 'group', number>;

  beforeAll(async () => {
    admin = context.server.as('admin');
    other = openDatabase((await context.server.ctx()).config);
    await context.server.buildUser({ name: 'fred' });
    await context.server.buildProject({ key: 'ROW' });
    const made = async (path: string, body: object) => {
      const answer = await admin.post(rest + path, body);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
      return Number(answer.body.id ?? 0);
    };
    await made('/group', { name: 'makers' });
    const held = ['BROWSE_PROJECTS', 'CREATE_ISSUES'];
    const holder = { type: 'group', parameter: 'makers' };
    const scheme = await made('/permissionscheme', {
      name: 'Makers',
      permissions: held.map((permission) => ({ permission, holder })),
    });
    await admin.put(`${rest}/project/ROW`, { permissionScheme: scheme });
    const idOf = async (table: 'app_user' | 'app_group', name: string) =>
      (await other.db.selectFrom(table).select('id').where('name', '=', name).executeTakeFirstOrThrow()).id;
    const project = Number((await admin.get(`${rest}/project/ROW`)).body.id);
    ids = {
      fred: await idOf('app_user', 'fred'),
      group: await idOf('app_group', 'makers'),
      project,
      scheme,
    };
    fred = context.server.as('fred');
    await join();
  });
  afterAll(() => other?.engine.close());

  const join = () =>
    other.db.insertInto('group_member').values({ group_id: ids.group, user_id: ids.fred }).execute();
  const leave = () => other.db.deleteFrom('group_member').where('user_id', '=', ids.fred).execute();
  const create = (fields: object = {}): Promise<Answer> =>
    fred.post(`${rest}/issue`, {
      fields: { project: { key: 'ROW' }, issuetype: { name: 'Task' }, summary: 'One more', ...fields },
    });
  const count = async () =>
    (await other.db.selectFrom('issue').select('id').where('project_id', '=', ids.project).execute()).length;
  const numbersTaken = async () =>
    (
      await other.db
        .selectFrom('project')
        .select('last_issue_number as last')
        .where('id', '=', ids.project)
        .executeTakeFirstOrThrow()
    ).last;

  /** What they may is remembered by now. */
  const createTwice = async () => {
    for (const answer of [await create(), await create()]) expect(answer.status, answer.text).toBe(201);
  };

  it('put the maker out of the group: nothing is written, no number is taken', async () => {
    await createTwice();
    const before = [await count(), await numbersTaken()];
    await leave();
    const hidden = await create();
    const missing = await create({ project: { key: 'NONE' } });
    expect(hidden.status).toBe(400);
    expect([hidden.status, hidden.text]).toEqual([missing.status, missing.text]);
    expect([await count(), await numbersTaken()]).toEqual(before);
    await join();
    expect((await create()).status).toBe(201);
  });

  it('took away the grant, and gave it back', async () => {
    await createTwice();
    const grant = await other.db
      .deleteFrom('permission_grant')
      .where('scheme_id', '=', ids.scheme)
      .where('permission', '=', 'CREATE_ISSUES')
      .returningAll()
      .executeTakeFirstOrThrow();
    const refused = await create();
    expect([refused.status, refused.body.errorMessages]).toEqual([
      400,
      ['You do not have permission to create issues in this project.'],
    ]);
    await other.db.insertInto('permission_grant').values(grant).execute();
    expect((await create()).status).toBe(201);
  });

  it('archived the project', async () => {
    await createTwice();
    const archive = (archived: number) =>
      other.db.updateTable('project').set({ archived }).where('id', '=', ids.project).execute();
    await archive(1);
    expect((await create()).status).toBe(400);
    await archive(0);
    expect((await create()).status).toBe(201);
  });

  it('gave the project another key: issues get it, by whichever key it is called', async () => {
    await createTwice();
    const rename = (key: string) =>
      other.db.updateTable('project').set({ key }).where('id', '=', ids.project).execute();
    await rename('NEWROW');
    expect((await create()).body.key).toMatch(/^NEWROW-\d+$/);
    await rename('ROW');
    expect((await create()).body.key).toMatch(/^ROW-\d+$/);
  });

  it('took their only issue from who sees the project by that alone', async () => {
    await other.db
      .updateTable('permission_grant')
      .set({ holder_type: 'assignee', group_id: null })
      .where('scheme_id', '=', ids.scheme)
      .where('permission', '=', 'BROWSE_PROJECTS')
      .execute();
    const [{ id } = { id: 0 }] = await other.db
      .selectFrom('issue')
      .select('id')
      .where('project_id', '=', ids.project)
      .limit(1)
      .execute();
    const assign = (assignee_id: number | null) =>
      other.db.updateTable('issue').set({ assignee_id }).where('id', '=', id).execute();
    await other.db.updateTable('issue').set({ assignee_id: null }).execute();
    expect((await create()).status).toBe(400);
    await assign(ids.fred);
    await createTwice();
    await assign(null);
    const before = await count();
    expect((await create()).status).toBe(400);
    expect(await count()).toBe(before);
  });
});
