import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import {
  type Answer,
  adminPassword,
  basic,
  type Client,
  describeOnEngines,
  userPassword,
} from '../support/server.ts';

const path = '/rest/tessera/1/permission/explain';

describeOnEngines('GET /rest/tessera/1/permission/explain', (context) => {
  let admin: Client;

  const ask = (username: string | null, issueKey: string, permission?: string): Promise<Answer> =>
    admin.get(
      `${path}?${new URLSearchParams({
        ...(username !== null && { username }),
        issueKey,
        ...(permission && { permission }),
      })}`,
    );
  interface Step {
    id: string;
    ok: boolean;
    sentence: string;
    holders?: { holder: { type: string; parameter?: string }; matches: boolean; sentence: string }[];
  }
  const stepOf = ({ body }: Answer, id: string): Step =>
    body.steps.find((step: Step) => step.id === id) ?? { id, ok: true, sentence: 'none' };

  beforeAll(async () => {
    const { server } = context;
    admin = server.with({ authorization: basic('admin', adminPassword) });
    for (const name of ['fred', 'olga', 'zoe']) await server.buildUser({ name });
    await admin.post('/rest/api/2/group', { name: 'testers' });
    await admin.post('/rest/api/2/group/user?groupname=testers', { name: 'olga' });
    await buildProjectGranting(server, 'WHY', {
      BROWSE_PROJECTS: ['group:testers', 'projectRole:10002', 'user:admin', 'reporter'],
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['applicationRole'],
      MODIFY_REPORTER: ['user:admin'],
      SET_ISSUE_SECURITY: ['user:admin'],
    });
    await server.buildIssue({ project: 'WHY' });
  });

  it('says by which grant somebody may, and of every grant whether it is theirs', async () => {
    const answer = await ask('olga', 'WHY-1');
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body).toMatchObject({
      allowed: true,
      issueKey: 'WHY-1',
      permission: 'BROWSE_PROJECTS',
      user: { name: 'olga', active: true },
    });
    const { holders = [] } = stepOf(answer, 'scheme');
    expect(holders.map(({ holder, matches }) => [holder.type, holder.parameter, matches]).sort()).toEqual([
      ['group', 'testers', true],
      ['projectRole', 'Administrators', false],
      ['reporter', undefined, false],
      ['user', 'admin', false],
    ]);
    expect(holders.find(({ matches }) => matches)?.sentence).toBe(
      'Granted to the group testers, which olga is in.',
    );
  });

  it('says what is missing, as the program itself decides', async () => {
    const fred = await ask('fred', 'WHY-1');
    expect(fred.body.allowed).toBe(false);
    expect(fred.body.summary).toMatch(
      /^fred may not .* none of the 4 grants of BROWSE_PROJECTS is fred's\.$/,
    );
    expect((await context.server.as('fred').get('/rest/api/2/issue/WHY-1')).status).toBe(404);
    // To edit takes to see.
    const edit = await ask('fred', 'WHY-1', 'EDIT_ISSUES');
    expect(edit.body.allowed).toBe(false);
    expect([stepOf(edit, 'scheme').ok, stepOf(edit, 'browse').ok]).toEqual([true, false]);
    expect((await ask('olga', 'WHY-1', 'EDIT_ISSUE')).body).toMatchObject({
      allowed: true,
      permission: 'EDIT_ISSUES',
    });
    const none = await ask('olga', 'WHY-1', 'DELETE_ISSUES');
    expect(stepOf(none, 'scheme').sentence).toContain('nobody is granted DELETE_ISSUES');
    const anonymous = await ask(null, 'WHY-1');
    expect(anonymous.body).toMatchObject({ allowed: false, user: null });
    const { key } = await context.server.buildIssue({ project: 'WHY', reporter: { name: 'fred' } });
    expect((await ask('fred', key)).body.allowed).toBe(true);
  });

  it('says what a security level, archiving and a deactivation take away', async () => {
    const { server } = context;
    const scheme = await admin.post('/rest/tessera/1/issuesecurityscheme', {
      name: 'Levels of WHY',
      levels: [{ name: 'Inner circle', members: [{ type: 'user', parameter: 'admin' }] }],
    });
    expect(scheme.status, scheme.text).toBeLessThan(300);
    await admin.put('/rest/api/2/project/WHY', { issueSecurityScheme: scheme.body.id });
    const level = scheme.body.levels[0].id;
    const { key } = await server.buildIssue({ project: 'WHY', security: { id: String(level) } });
    const hidden = await ask('olga', key);
    expect(hidden.body.allowed).toBe(false);
    expect(stepOf(hidden, 'security-level')).toMatchObject({ ok: false, name: 'Inner circle' });
    expect(hidden.body.summary).toContain('Inner circle');
    expect((await ask('admin', key)).body.allowed).toBe(true);

    const archived = (await server.buildIssue({ project: 'WHY' })).key;
    expect((await admin.put(`/rest/api/2/issue/${archived}/archive`)).status).toBe(204);
    expect((await ask('olga', archived)).body.allowed).toBe(true);
    const edit = await ask('olga', archived, 'EDIT_ISSUES');
    expect(edit.body.allowed).toBe(false);
    expect(stepOf(edit, 'archived').ok).toBe(false);

    await admin.post('/rest/api/2/group/user?groupname=testers', { name: 'zoe' });
    expect((await ask('zoe', 'WHY-1')).body.allowed).toBe(true);
    await admin.put('/rest/api/2/user?username=zoe', { active: false });
    const gone = await ask('zoe', 'WHY-1');
    expect(gone.body).toMatchObject({ allowed: false, user: { active: false } });
    expect(stepOf(gone, 'user').ok).toBe(false);
  });

  it('answers administrators who have confirmed their password, and tells nobody else anything', async () => {
    const { server } = context;
    const address = `${path}?username=olga&issueKey=WHY-1`;
    expect((await server.anonymous.get(address)).status).toBe(401);
    expect((await server.as('admin').get(address)).status).toBe(401);
    const olga = server.with({ authorization: basic('olga', userPassword) });
    const there = await olga.get(address);
    const missing = await olga.get(`${path}?username=nobody&issueKey=WHY-999`);
    expect([there.status, missing.status]).toEqual([403, 403]);
    expect(there.body).toEqual(missing.body);
  });

  it('refuses what cannot be, by name', async () => {
    expect((await ask('olga', '')).body.errors).toHaveProperty('issueKey');
    expect((await ask('olga', 'WHY-1', 'FLY')).body.errors).toHaveProperty('permission');
    expect((await ask('olga', 'WHY-1', 'ADMINISTER')).body.errors).toHaveProperty('permission');
    expect((await ask('olga', 'WHY-999')).status).toBe(404);
    expect((await ask('olga', "' or 1=1")).status).toBe(404);
    expect((await ask('nobody', 'WHY-1')).status).toBe(404);
  });
});
