import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

const url = '/rest/api/2/settings/columns';
const form = {
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-atlassian-token': 'no-check' },
};

describeOnEngines('/rest/api/2/settings/columns', (context) => {
  const ids = (body: { value: string }[]) => body.map((column) => column.value);

  it('chooses for everyone who chose nothing', async () => {
    const { server } = context;
    await server.buildUser({ name: 'chooser' });
    await server.buildUser({ name: 'follower' });
    const admin = server.as('admin');
    expect(ids((await admin.get(url)).body).slice(0, 3)).toEqual(['issuetype', 'issuekey', 'summary']);
    await server.as('chooser').put('/rest/api/2/user/columns', 'columns=status&columns=priority', form);
    expect((await admin.put(url, 'columns=issuekey&columns=summary', form)).status).toBe(200);
    expect(ids((await admin.get(url)).body)).toEqual(['issuekey', 'summary']);
    const own = async (name: string) => ids((await server.as(name).get('/rest/api/2/user/columns')).body);
    expect(await own('follower')).toEqual(['issuekey', 'summary']);
    expect(await own('chooser')).toEqual(['status', 'priority']);
    const audit = await server.as('admin').get('/rest/tessera/1.0/audit');
    expect(audit.text).toContain('standard-columns-changed');
  });

  it('is the administrators’ alone', async () => {
    await context.server.buildUser({ name: 'plain' });
    for (const verb of ['GET', 'PUT']) {
      const body = verb === 'PUT' ? ['summary'] : undefined;
      expect((await context.server.as('plain').request(verb, url, body)).status).toBe(403);
      expect((await context.server.anonymous.request(verb, url, body)).status).toBe(401);
    }
  });

  it('refuses fields that no list can show', async () => {
    const before = (await context.server.as('admin').get(url)).body;
    for (const body of [['comment'], ['nothing'], [], {}])
      expect((await context.server.as('admin').put(url, body)).status).toBe(400);
    expect((await context.server.as('admin').get(url)).body).toEqual(before);
  });
});
