import { beforeEach, expect, it } from 'vitest';
import { adminPassword, basic, type Client, describeOnEngines } from '../support/server.ts';

const url = '/rest/api/2/user/anonymization';

interface Person {
  name: string;
  key: string;
}

describeOnEngines('Anonymizing a user', (context) => {
  let admin: Client;
  let number = 0;
  let victim: Person;
  let heir: Person;

  const person = async (name: string): Promise<Person> => {
    await context.server.buildUser({ name });
    const { body } = await admin.get(`/rest/api/2/user?username=${name}`);
    return { name, key: body.key };
  };

  beforeEach(async () => {
    admin = context.server.as('admin');
    number++;
    victim = await person(`winifred${number}`);
    heir = await person(`heir${number}`);
  });

  it('is planned first, and the plan counts what names the user and changes nothing', async () => {
    await context.server.as(victim.name).get('/rest/api/2/myself');
    const plan = await admin.get(`${url}?userKey=${victim.key}&expand=affectedEntities`);
    expect(plan.status, plan.text).toBe(200);
    expect(plan.body).toMatchObject({
      success: true,
      deleted: false,
      businessLogicValidationFailed: false,
      userKey: victim.key,
      userName: victim.name,
      errors: {},
      warnings: {},
    });
    expect(plan.body.operations).toContain('USER_NAME_CHANGE');
    expect(plan.body.affectedEntities.ANONYMIZE[0].numberOfOccurrences).toBe(1);
    expect(plan.body.affectedEntities.REMOVE).toContainEqual(
      expect.objectContaining({ description: 'Sessions', numberOfOccurrences: 1 }),
    );
    expect((await admin.get(`/rest/api/2/user?username=${victim.name}`)).status).toBe(200);
    expect((await admin.get(`${url}?userKey=${victim.key}`)).body.affectedEntities).toBeUndefined();
  });

  it('leaves no name, address, login or trace in histories and the audit log', async () => {
    const project = await context.server.buildProject({});
    const issue = await context.server.buildIssue({ project: project.key });
    const path = `/rest/api/2/issue/${issue.key}`;
    await admin.put(path, { fields: { reporter: { name: victim.name } } });
    await admin.put(path, { fields: { reporter: { name: heir.name } } });
    const session = context.server.as(victim.name);
    expect((await session.get('/rest/api/2/myself')).status).toBe(200);

    const done = await admin.post(url, { userKey: victim.key });
    expect(done.status, done.text).toBe(202);
    expect(done.body).toMatchObject({ status: 'COMPLETED', currentProgress: 100, isRerun: false });
    expect(done.text).not.toContain(victim.name);

    expect((await session.get('/rest/api/2/myself')).status).toBe(401);
    expect((await admin.get(`/rest/api/2/user?username=${victim.name}`)).status).toBe(404);
    const now = await admin.get(`/rest/api/2/user?key=${victim.key}`);
    expect(now.body.active).toBe(false);
    expect(now.text.toLowerCase()).not.toContain('winifred');
    const history = await admin.get(`${path}?expand=changelog`);
    expect(history.text.toLowerCase()).not.toContain(victim.name);
    expect(history.text).toContain(now.body.displayName);
    const audit = await admin.get(`/rest/api/2/auditing/record?filter=${victim.name}`);
    expect(audit.body.records).toEqual([]);
    const whole = await admin.get('/rest/api/2/auditing/record?limit=1000');
    expect(whole.text).not.toContain(victim.name);
    const task = await admin.get(`${url}/progress`);
    expect(task.body).toMatchObject({ status: 'COMPLETED', userName: now.body.name });
    expect((await admin.get(new URL(done.body.progressUrl).pathname.replace('/jira', ''))).status).toBe(200);
  });

  it('needs a new owner for what the user leads and shares, and gives it to him', async () => {
    const project = await context.server.buildProject({});
    await admin.put(`/rest/api/2/project/${project.key}`, { lead: victim.name });
    const own = await context.server
      .as(victim.name)
      .post('/rest/api/2/filter', { name: 'Mine', jql: 'order by created' });
    await context.server
      .as(victim.name)
      .post(`/rest/api/2/filter/${own.body.id}/permission`, { type: 'authenticated' });

    const refused = await admin.post(url, { userKey: victim.key });
    expect(refused.status).toBe(400);
    expect(refused.body.errors.USER_TRANSFER_OWNERSHIP_PLUGIN_POINTS.errorMessages[0]).toMatch(/new owner/);
    expect((await admin.get(`/rest/api/2/user?username=${victim.name}`)).body.active).toBe(true);
    for (const newOwnerKey of ['nobody', victim.key]) {
      expect((await admin.post(url, { userKey: victim.key, newOwnerKey })).status).toBe(400);
    }

    const done = await admin.post(url, { userKey: victim.key, newOwnerKey: heir.key });
    expect(done.status, done.text).toBe(202);
    expect((await admin.get(`/rest/api/2/project/${project.key}`)).body.lead.name).toBe(heir.name);
    const filter = await context.server.as(heir.name).get(`/rest/api/2/filter/${own.body.id}`);
    expect(filter.body.owner.name).toBe(heir.name);
  });

  it('runs again for the old name, and not for a name that somebody has', async () => {
    await admin.post(url, { userKey: victim.key });
    const again = { userKey: victim.key, oldUserName: victim.name };
    const plan = await admin.get(`${url}/rerun?userKey=${victim.key}&oldUserName=${victim.name}`);
    expect(plan.status, plan.text).toBe(200);
    const done = await admin.post(`${url}/rerun`, again);
    expect(done.status, done.text).toBe(202);
    expect(done.body.isRerun).toBe(true);
    const taken = await admin.post(`${url}/rerun`, { ...again, oldUserName: heir.name });
    expect(taken.status).toBe(400);
    expect((await admin.post(`${url}/rerun`, { userKey: victim.key })).status).toBe(400);
  });

  it('is refused for oneself, for nobody, and without a key', async () => {
    const self = (await admin.get('/rest/api/2/myself')).body.key;
    const asked = await admin.post(url, { userKey: self });
    expect(asked.status).toBe(400);
    expect(asked.body.errors.USER_NAME_CHANGE.errorMessages).toEqual(['You cannot anonymize yourself.']);
    const nobody = await admin.get(`${url}?userKey=JIRAUSER999999`);
    expect(nobody.status).toBe(400);
    expect(nobody.body).toMatchObject({ success: false, deleted: true });
    expect((await admin.post(url, {})).body.errors).toHaveProperty('userKey');
    expect((await admin.post(url, { userKey: 5 })).status).toBe(400);
    expect((await admin.post(url, { userKey: victim.key, extra: 1 })).status).toBe(400);
    expect((await admin.get(`${url}/progress?taskId=999999`)).status).toBe(404);
  });

  it('is for administrators, and one who is no system administrator leaves system administrators alone', async () => {
    const path = `${url}?userKey=${victim.key}`;
    expect((await context.server.as(victim.name).get(path)).status).toBe(403);
    expect((await context.server.anonymous.get(path)).status).toBe(401);
    const junior = `junior${number}`;
    await admin.post('/rest/api/2/group', { name: `juniors${number}` });
    await context.server.buildUser({ name: junior, groups: [`juniors${number}`] });
    const script = context.server.with({ authorization: basic('admin', adminPassword) });
    const granted = await script.post('/rest/tessera/1.0/global-permissions', {
      permission: 'ADMINISTER',
      holder: { type: 'group', parameter: `juniors${number}` },
    });
    expect(granted.status, granted.text).toBe(201);
    const chief = (await admin.get('/rest/api/2/myself')).body.key;
    const refused = await context.server.as(junior).post(url, { userKey: chief });
    expect(refused.status).toBe(400);
    expect((await admin.get('/rest/api/2/myself')).body.name).toBe('admin');
  });

  it('runs one at a time; what a stopped program left is given up by hand', async () => {
    const { db } = context.server.app.database;
    expect((await admin.delete(`${url}/unlock`)).status).toBe(404);
    await db
      .insertInto('anonymization')
      .values({
        user_key: heir.key,
        user_name: heir.name,
        full_name: heir.name,
        operations: '[]',
        is_rerun: 0,
        status: 'IN_PROGRESS',
        running: 1,
        submitted: Date.now(),
        finished: null,
      })
      .execute();
    expect((await admin.post(url, { userKey: victim.key })).status).toBe(409);
    expect((await admin.get(`${url}/progress`)).body.status).toBe('IN_PROGRESS');
    expect((await admin.delete(`${url}/unlock`)).status).toBe(204);
    expect((await admin.get(`${url}/progress`)).body.status).toBe('INTERRUPTED');
    const both = await Promise.all([
      admin.post(url, { userKey: victim.key }),
      admin.post(url, { userKey: heir.key }),
    ]);
    for (const { status } of both) expect([202, 409]).toContain(status);
    expect(both.some(({ status }) => status === 202)).toBe(true);
  });
});
