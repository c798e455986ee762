/** People as issues name them are written once and kept: what changes about them shows at once all the same. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { OpenDatabase } from '../../src/db/engine.ts';
import { openDatabase } from '../../src/db/open.ts';
import { describeOnEngines } from '../support/server.ts';

describeOnEngines('People on an issue', (context) => {
  let other: OpenDatabase;
  let key: string;
  let userKey: string;

  beforeAll(async () => {
    const { server } = context;
    const ctx = await server.ctx();
    other = openDatabase(ctx.config);
    userKey = (await server.buildUser({ name: 'fred', displayName: 'Fred' })).key;
    await server.buildProject({ key: 'TEST' });
    key = (await server.buildIssue({ project: 'TEST', assignee: { name: 'fred' } })).key;
  });
  afterAll(() => other?.engine.close());

  const read = async () =>
    (await context.server.as('admin').get(`/rest/api/2/issue/${key}`)).body.fields.assignee;
  const change = (values: object) =>
    other.db.updateTable('app_user').set(values).where('key', '=', userKey).execute();

  it('are as they are now, whatever program changed them', async () => {
    expect(await read()).toMatchObject({ displayName: 'Fred', active: true });
    await change({ display_name: 'Frederic', email: 'frederic@example.com' });
    expect(await read()).toMatchObject({ displayName: 'Frederic', emailAddress: 'frederic@example.com' });
    await change({ active: 0, time_zone: 'Asia/Tokyo', avatar_id: 10_340 });
    const { active, timeZone, avatarUrls } = await read();
    expect([active, timeZone]).toEqual([false, 'Asia/Tokyo']);
    expect(avatarUrls['48x48']).toContain('avatarId=10340');
    await change({ name: 'freddy', name_lower: 'freddy' });
    expect(await read()).toMatchObject({ name: 'freddy', self: expect.stringContaining('username=freddy') });
  });

  it('show their addresses to those who are logged in, and to nobody else after them', async () => {
    const admin = context.server.as('admin');
    const grant = { permission: 'BROWSE_PROJECTS', holder: { type: 'anyone' } };
    expect((await admin.post('/rest/api/2/permissionscheme/0/permission', grant)).status).toBe(201);
    expect((await read()).emailAddress).toBe('frederic@example.com');
    const { body } = await context.server.anonymous.get(`/rest/api/2/issue/${key}`);
    expect(body.fields.assignee.name).toBe('freddy');
    expect(body.fields.assignee).not.toHaveProperty('emailAddress');
    expect((await read()).emailAddress).toBe('frederic@example.com');
  });
});
