import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

const form = {
  headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-atlassian-token': 'no-check' },
};

describeOnEngines('/rest/api/2/filter/{id}/columns', (context) => {
  const ids = (body: { value: string }[]) => body.map((column) => column.value);
  const build = async (as: string, more = {}) => {
    const answer = await context.server.as(as).post('/rest/api/2/filter', { jql: '', ...more });
    return `/rest/api/2/filter/${answer.body.id}/columns`;
  };

  it('has none until they are chosen, takes Jira’s form and JSON, and has none again', async () => {
    const url = await build('admin', { name: 'With columns' });
    const admin = context.server.as('admin');
    expect((await admin.get(url)).status).toBe(404);
    expect((await admin.put(url, 'columns=summary&columns=status', form)).status).toBe(200);
    expect((await admin.get(url)).body).toEqual([
      { label: 'Summary', value: 'summary' },
      { label: 'Status', value: 'status' },
    ]);
    expect((await admin.put(url, { columns: ['issuekey'] })).status).toBe(200);
    expect(ids((await admin.get(url)).body)).toEqual(['issuekey']);
    expect((await admin.delete(url)).status).toBe(204);
    expect((await admin.get(url)).status).toBe(404);
  });

  it('refuses columns that no list can show, and keeps those that were there', async () => {
    const url = await build('admin', { name: 'Stubborn' });
    const admin = context.server.as('admin');
    await admin.put(url, ['summary']);
    for (const body of [['bogus'], [], { columns: 'summary' }, {}, [7]])
      expect((await admin.put(url, body)).status).toBe(400);
    for (const body of ['columns=bogus', '', 'columns=']) {
      const answer = await admin.put(url, body, form);
      expect(answer.status).toBe(400);
    }
    expect(ids((await admin.get(url)).body)).toEqual(['summary']);
  });

  it('belongs to whoever may change the filter; to others it is not there', async () => {
    await context.server.buildUser({ name: 'looker' });
    const shared = await build('admin', { name: 'Shared', sharePermissions: [{ type: 'authenticated' }] });
    const hidden = await build('admin', { name: 'Hidden' });
    const looker = context.server.as('looker');
    expect((await looker.put(shared, ['summary'])).status).toBe(403);
    expect((await looker.delete(shared)).status).toBe(403);
    for (const verb of ['GET', 'PUT', 'DELETE']) {
      const answer = await looker.request(verb, hidden, verb === 'PUT' ? ['summary'] : undefined);
      expect(answer.status).toBe(404);
    }
    expect((await context.server.anonymous.get(shared)).status).toBe(401);
  });
});
