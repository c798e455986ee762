import { beforeAll, expect, it } from 'vitest';
import { type Client, describeOnEngines } from '../support/server.ts';

const url = '/rest/api/2/applicationrole';
const one = `${url}/jira-software`;

describeOnEngines('PUT /rest/api/2/applicationrole', (context) => {
  let admin: Client;
  beforeAll(async () => {
    admin = context.server.as('admin');
    for (const name of ['staff', 'guests']) await admin.post('/rest/api/2/group', { name });
    await context.server.buildUser({ name: 'fred' });
  });

  it('changes which groups give access, and which of them new users go into', async () => {
    const before = await admin.get(one);
    expect(before.body).toMatchObject({
      groups: ['jira-software-users'],
      defaultGroups: ['jira-software-users'],
    });
    const changed = await admin.put(one, {
      ...before.body,
      groups: ['jira-software-users', 'staff', 'guests'],
      defaultGroups: ['staff', 'guests'],
    });
    expect(changed.status, changed.text).toBe(200);
    expect(changed.body.groups.toSorted()).toEqual(['guests', 'jira-software-users', 'staff']);
    expect(changed.body.defaultGroups.toSorted()).toEqual(['guests', 'staff']);
    await context.server.buildUser({ name: 'greta' });
    const greta = await admin.get('/rest/api/2/user?username=greta&expand=groups');
    const names = greta.body.groups.items.map((group: { name: string }) => group.name);
    expect(names).toEqual(expect.arrayContaining(['guests', 'staff']));
    const all = await admin.put(url, [{ key: 'jira-software', groups: ['staff', 'jira-software-users'] }]);
    expect(all.body).toMatchObject([{ defaultGroups: ['staff'] }]);
    const audit = await admin.get('/rest/api/2/auditing/record?filter=guests');
    expect(audit.text).toContain('Global permission revoked');
  });

  it('heeds If-Match', async () => {
    const { headers } = await admin.get(one);
    const etag = String(headers.etag);
    const body = { groups: ['jira-software-users', 'staff'], defaultGroups: ['jira-software-users'] };
    const put = (match: string) => admin.put(one, body, { headers: { 'if-match': match } });
    expect((await put('"another"')).status).toBe(412);
    expect((await put(etag)).status).toBe(200);
    expect((await put(etag)).status).toBe(412);
    expect((await put('*')).status).toBe(200);
  });

  it.each([
    ['groups', { groups: ['nobody-here'] }],
    ['groups', { groups: [] }],
    ['groups', { groups: ['jira-administrators'] }],
    ['defaultGroups', { defaultGroups: ['guests'] }],
    ['defaultGroups', { defaultGroups: [] }],
    ['selectedByDefault', { selectedByDefault: false }],
    ['key', { key: 'other' }],
  ])('refuses by %s: %j, and changes nothing', async (field, body) => {
    const before = (await admin.get(one)).body;
    const refused = await admin.put(one, body);
    expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, [field]]);
    expect((await admin.get(one)).body).toEqual(before);
  });

  it('is for administrators, and of applications that there are', async () => {
    const body = { groups: ['jira-software-users'] };
    expect((await context.server.as('fred').put(one, body)).status).toBe(403);
    expect((await context.server.anonymous.put(one, body)).status).toBe(401);
    expect((await admin.put(`${url}/nothing`, body)).status).toBe(404);
    expect((await admin.put(url, [{ ...body, key: 'nothing' }])).status).toBe(404);
  });
});
