import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator } from '../support/standing.ts';

const url = '/rest/api/2/issuetype';
const names = (list: { name: string }[]) => list.map((one) => one.name);

const build = async (server: TestServer, name: string, more: object = {}) => {
  const answer = await server.as('admin').post(url, { name, ...more });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
};

const offered = async (server: TestServer, key: string) =>
  names((await server.as('admin').get(`/rest/api/2/project/${key}`)).body.issueTypes);

describeOnEngines('POST /rest/api/2/issuetype', (context) => {
  it('makes a type that projects of the default scheme offer at once, as their last', async () => {
    const { server } = context;
    await server.buildProject({ key: 'MAKE' });
    const type = await build(server, ' Incident ', { description: 'Something broke.', type: 'standard' });
    expect(type).toEqual({
      self: `http://localhost:8090/jira${url}/${type.id}`,
      id: expect.stringMatching(/^\d+$/),
      description: 'Something broke.',
      iconUrl: 'http://localhost:8090/jira/images/icons/issuetypes/task.svg',
      name: 'Incident',
      subtask: false,
    });
    expect((await offered(server, 'MAKE')).at(-1)).toBe('Incident');
    expect(names((await server.as('admin').get(url)).body).at(-1)).toBe('Incident');
    const issue = await server.buildIssue({ project: 'MAKE', issuetype: 'Incident' });
    const read = await server.as('admin').get(`/rest/api/2/issue/${issue.key}?fields=issuetype`);
    expect(read.body.fields.issuetype.id).toBe(type.id);
    expect((await build(server, 'Small step', { type: 'subtask' })).subtask).toBe(true);
    const audit = (await server.as('admin').get('/rest/tessera/1.0/audit')).text;
    expect(audit).toContain('Issue type created');
  });

  it('refuses a name that is taken, whatever the case, with 409', async () => {
    const answer = await context.server.as('admin').post(url, { name: 'BUG' });
    expect([answer.status, Object.keys(answer.body.errors)]).toEqual([409, ['name']]);
  });

  it.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: '   ' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ name: 'a\nb' }, 'name'],
    [{ name: 5 }, 'name'],
    [{ name: 'Kind', type: 'epic' }, 'type'],
    [{ name: 'Kind', description: 'x'.repeat(32_768) }, 'description'],
    [{ name: 'Kind', colour: 'red' }, 'colour'],
  ])('refuses %j and names the member', async (body, field) => {
    const answer = await context.server.as('admin').post(url, body);
    expect([answer.status, JSON.stringify(answer.body)]).toEqual([400, expect.stringContaining(field)]);
  });

  it('is for administrators', async () => {
    const { server } = context;
    await server.buildProject({ key: 'ADM' });
    await buildProjectAdministrator(server, 'pia', 'ADM');
    expect((await server.as('pia').post(url, { name: 'Kind' })).status).toBe(403);
    expect((await server.anonymous.post(url, { name: 'Kind' })).status).toBe(401);
    expect((await server.as('pia').put(`${url}/10004`, { name: 'Kind' })).status).toBe(403);
    expect((await server.anonymous.put(`${url}/10004`, { name: 'Kind' })).status).toBe(401);
    expect((await server.as('pia').delete(`${url}/10004`)).status).toBe(403);
    expect((await server.anonymous.delete(`${url}/10004`)).status).toBe(401);
    expect(names((await server.as('admin').get(url)).body)).toContain('Bug');
  });
});

describeOnEngines('PUT /rest/api/2/issuetype/{id}', (context) => {
  it('changes what is given and leaves the rest', async () => {
    const { server } = context;
    const { id } = await build(server, 'Wish', { description: 'Kept' });
    const changed = await server.as('admin').put(`${url}/${id}`, { name: 'Request' });
    expect([changed.status, changed.body.name, changed.body.description]).toEqual([200, 'Request', 'Kept']);
    const emptied = await server.as('admin').put(`${url}/${id}`, { description: '' });
    expect([emptied.body.name, emptied.body.description]).toEqual(['Request', '']);
    expect((await server.as('admin').get(`${url}/${id}`)).body).toEqual(emptied.body);
  });

  it('answers 409 for the name of another type, and not for its own', async () => {
    const { server } = context;
    const { id } = await build(server, 'Own name');
    expect((await server.as('admin').put(`${url}/${id}`, { name: 'OWN NAME' })).status).toBe(200);
    expect((await server.as('admin').put(`${url}/${id}`, { name: 'epic' })).status).toBe(409);
  });

  it('answers 404 for a type that is missing and 400 for an avatar that is not the type’s', async () => {
    const { server } = context;
    const { id } = await build(server, 'Faceless');
    expect((await server.as('admin').put(`${url}/99999`, { name: 'Kind' })).status).toBe(404);
    expect((await server.as('admin').put(`${url}/x`, { name: 'Kind' })).status).toBe(404);
    for (const avatarId of [99_999, 'x', -1]) {
      const refused = await server.as('admin').put(`${url}/${id}`, { name: 'Renamed', avatarId });
      expect([refused.status, Object.keys(refused.body.errors)]).toEqual([400, ['avatarId']]);
    }
    expect((await server.as('admin').get(`${url}/${id}`)).body.name).toBe('Faceless');
    expect((await server.as('admin').put(`${url}/${id}`, { subtask: true })).status).toBe(400);
  });
});

describeOnEngines('DELETE /rest/api/2/issuetype/{id}', (context) => {
  it('removes a type that no issue has from the list and from every scheme', async () => {
    const { server } = context;
    await server.buildProject({ key: 'GONE' });
    const { id } = await build(server, 'Short-lived');
    expect(await offered(server, 'GONE')).toContain('Short-lived');
    const answer = await server.as('admin').delete(`${url}/${id}`);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await server.as('admin').get(`${url}/${id}`)).status).toBe(404);
    expect((await server.as('admin').delete(`${url}/${id}`)).status).toBe(404);
    expect(await offered(server, 'GONE')).not.toContain('Short-lived');
  });

  it('gives issues the alternative that is named, and wants one where there are issues', async () => {
    const { server } = context;
    await server.buildProject({ key: 'MOVE' });
    const { id } = await build(server, 'Chore');
    const issue = await server.buildIssue({ project: 'MOVE', issuetype: 'Chore' });
    const without = await server.as('admin').delete(`${url}/${id}`);
    expect([without.status, Object.keys(without.body.errors)]).toEqual([400, ['alternativeIssueTypeId']]);
    for (const other of ['99999', 'x', id, '10003']) {
      const refused = await server.as('admin').delete(`${url}/${id}?alternativeIssueTypeId=${other}`);
      expect([other, refused.status]).toEqual([other, 400]);
    }
    const typeOf = async () =>
      (await server.as('admin').get(`/rest/api/2/issue/${issue.key}?fields=issuetype`)).body.fields.issuetype;
    expect((await typeOf()).name).toBe('Chore');
    expect(names((await server.as('admin').get(`${url}/${id}/alternatives`)).body)).toContain('Task');
    expect((await server.as('admin').delete(`${url}/${id}?alternativeIssueTypeId=10002`)).status).toBe(204);
    expect((await typeOf()).name).toBe('Task');
  });

  it('keeps the last standard type of a scheme', async () => {
    const { server } = context;
    const { id } = await build(server, 'Only one');
    const scheme = await server
      .as('admin')
      .post('/rest/api/2/issuetypescheme', { name: 'Narrow', issueTypeIds: [id, '10003'] });
    expect(scheme.status).toBe(200);
    const refused = await server.as('admin').delete(`${url}/${id}`);
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('Narrow')]);
    await server.as('admin').delete(`/rest/api/2/issuetypescheme/${scheme.body.id}`);
    expect((await server.as('admin').delete(`${url}/${id}`)).status).toBe(204);
  });
});

describeOnEngines('/rest/api/2/issuetype/{issueTypeId}/properties', (context) => {
  const path = `${url}/10004/properties`;

  it('keeps any JSON by key: 201 when it is new, 200 afterwards', async () => {
    const as = context.server.as('admin');
    expect((await as.get(path)).body).toEqual({ keys: [] });
    expect((await as.put(`${path}/sla`, { hours: [1, 2] })).status).toBe(201);
    expect((await as.get(`${path}/sla`)).body).toEqual({ key: 'sla', value: { hours: [1, 2] } });
    expect((await as.put(`${path}/sla`, 3)).status).toBe(200);
    expect((await as.get(`${path}/sla`)).body).toEqual({ key: 'sla', value: 3 });
    await as.put(`${path}/a%20b`, true);
    expect((await as.get(path)).body).toEqual({
      keys: [
        { self: `http://localhost:8090/jira${path}/a%20b`, key: 'a b' },
        { self: `http://localhost:8090/jira${path}/sla`, key: 'sla' },
      ],
    });
    expect((await as.delete(`${path}/sla`)).status).toBe(204);
    expect((await as.delete(`${path}/sla`)).status).toBe(404);
    expect((await as.get(`${path}/sla`)).status).toBe(404);
  });

  it('refuses what is no property', async () => {
    const as = context.server.as('admin');
    expect((await as.put(`${path}/x`)).status).toBe(400);
    expect((await as.put(`${path}/${'k'.repeat(256)}`, 1)).status).toBe(400);
    expect((await as.put(`${path}/x`, ['v'.repeat(32_769)])).status).toBe(400);
    expect((await as.put(`${url}/99999/properties/x`, 1)).status).toBe(404);
    expect((await as.get(`${url}/99999/properties`)).status).toBe(404);
  });

  it('is read by whoever may know of the type, and written by administrators', async () => {
    const { server } = context;
    await server.buildProject({ key: 'PROP' });
    await server.buildUser({ name: 'reader' });
    await buildOutsider(server, 'outsider');
    await server.as('admin').put(`${path}/shown`, 1);
    expect((await server.as('reader').get(`${path}/shown`)).body.value).toBe(1);
    expect((await server.as('reader').put(`${path}/shown`, 2)).status).toBe(403);
    expect((await server.as('reader').delete(`${path}/shown`)).status).toBe(403);
    expect((await server.anonymous.put(`${path}/shown`, 2)).status).toBe(401);
    for (const client of [server.as('outsider'), server.anonymous]) {
      const hidden = await client.get(`${path}/shown`);
      const missing = await client.get(`${url}/99999/properties/shown`);
      expect([hidden.status, hidden.text]).toEqual([404, missing.text.replace('99999', '10004')]);
    }
  });
});
