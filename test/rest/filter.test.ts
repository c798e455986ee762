import { expect, it } from 'vitest';
import { findVisibleFilter } from '../../src/search/filter/filter.service.ts';
import { describeOnEngines, type TestServer } from '../support/server.ts';

const url = '/rest/api/2/filter';
const base = 'http://localhost:8090/jira';
const unavailable =
  'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.';

const build = async (server: TestServer, as: string, filter: Record<string, unknown>) => {
  const answer = await server.as(as).post(url, { jql: '', ...filter });
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
};

describeOnEngines('POST /rest/api/2/filter', (context) => {
  it('keeps a query and answers all of it, with 200 as Jira does', async () => {
    await context.server.buildUser({ name: 'maker' });
    const jql = 'assignee = currentUser() ORDER BY created';
    const answer = await context.server
      .as('maker')
      .post(url, { name: ' Mine ', jql, description: 'What is mine', favourite: true });
    expect(answer.status).toBe(200);
    const { owner, ...rest } = answer.body;
    expect(owner).toMatchObject({ name: 'maker', self: `${base}/rest/api/2/user?username=maker` });
    expect(rest).toEqual({
      self: `${base}${url}/${rest.id}`,
      id: expect.stringMatching(/^\d+$/),
      name: 'Mine',
      description: 'What is mine',
      jql,
      viewUrl: `${base}/issues/?filter=${rest.id}`,
      searchUrl: `${base}/rest/api/2/search?jql=assignee+%3D+currentUser()+ORDER+BY+created`,
      favourite: true,
      sharePermissions: [],
      editable: true,
      sharedUsers: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
      subscriptions: { size: 0, items: [], 'max-results': 1000, 'start-index': 0, 'end-index': 0 },
      expand: 'sharedUsers,subscriptions',
    });
    expect((await context.server.as('maker').get(`${url}/${rest.id}`)).body).toEqual(answer.body);
    const found = await context.server.as('maker').get(rest.searchUrl.slice(base.length));
    expect(found.status).toBe(200);
  });

  it('refuses JQL that is wrong with the sentences that a search has', async () => {
    for (const jql of ['bogus = 1', 'status = ', 'project = NOSUCH']) {
      const search = await context.server.as('admin').post('/rest/api/2/search', { jql });
      const answer = await context.server.as('admin').post(url, { name: 'Wrong', jql });
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual(search.body);
    }
  });

  it('refuses a name that its owner has, whatever the case, and takes the name from another owner', async () => {
    await build(context.server, 'admin', { name: 'Twice' });
    const answer = await context.server.as('admin').post(url, { name: 'TWICE', jql: '' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual({ filterName: 'Filter with same name already exists.' });
    await context.server.buildUser({ name: 'other' });
    await build(context.server, 'other', { name: 'Twice' });
  });

  it.each([
    ['no name', { name: undefined }, 'filterName'],
    ['an empty name', { name: ' ' }, 'filterName'],
    ['a name of 10,000 characters', { name: 'x'.repeat(10_000) }, 'filterName'],
    ['a name with a control character', { name: 'a\u0007' }, 'filterName'],
    ['a NUL', { name: 'a\u0000' }, 'name'],
    ['an overlong description', { description: 'x'.repeat(40_000) }, 'description'],
    ['a name that is no text', { name: 7 }, 'name'],
    ['a favourite that is no boolean', { favourite: 'perhaps' }, 'favourite'],
  ])('refuses %s, naming the field, and keeps nothing', async (_what, more, field) => {
    const before = (await context.server.as('admin').get(`${url}/my`)).body.length;
    const answer = await context.server.as('admin').post(url, { name: 'Fine', jql: '', ...more });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    expect((await context.server.as('admin').get(`${url}/my`)).body).toHaveLength(before);
  });

  it('refuses unknown members and strangers', async () => {
    const answer = await context.server.as('admin').post(url, { name: 'X', jql: '', chump: 1 });
    expect(answer.body.errorMessages[0]).toMatch(/^Unrecognized field "chump"/);
    expect((await context.server.anonymous.post(url, { name: 'X', jql: '' })).status).toBe(401);
  });

  it('shares a new filter as its owner’s default share scope says', async () => {
    await context.server.buildUser({ name: 'sharer' });
    const sharer = context.server.as('sharer');
    const scope = `${url}/defaultShareScope`;
    expect((await sharer.get(scope)).body).toEqual({ scope: 'PRIVATE' });
    expect((await build(context.server, 'sharer', { name: 'A' })).sharePermissions).toEqual([]);
    const set = await sharer.put(scope, { scope: 'AUTHENTICATED' });
    expect([set.status, set.body]).toEqual([200, { scope: 'AUTHENTICATED' }]);
    expect((await build(context.server, 'sharer', { name: 'B' })).sharePermissions).toMatchObject([
      { type: 'loggedin', view: true, edit: false },
    ]);
    expect((await sharer.put(scope, { scope: 'EVERYONE' })).status).toBe(400);
    expect((await sharer.put(scope, {})).status).toBe(400);
    expect((await sharer.get(scope)).body).toEqual({ scope: 'AUTHENTICATED' });
    expect((await context.server.anonymous.get(scope)).status).toBe(401);
  });
});

describeOnEngines('GET, PUT and DELETE /rest/api/2/filter/{id}', (context) => {
  it('answers the same 400 for a filter that is missing and one that is hidden, to administrators too', async () => {
    await context.server.buildUser({ name: 'owner' });
    const { id } = await build(context.server, 'owner', { name: 'Private' });
    for (const client of [context.server.as('admin'), context.server.anonymous]) {
      const hidden = await client.get(`${url}/${id}`);
      const missing = await client.get(`${url}/999999`);
      expect([hidden.status, missing.status]).toEqual([400, 400]);
      expect(hidden.body).toEqual({ errorMessages: [unavailable], errors: {} });
      expect(missing.body).toEqual(hidden.body);
      expect((await client.get(`${url}/nonsense`)).body).toEqual(hidden.body);
    }
    for (const verb of ['PUT', 'DELETE']) {
      const answer = await context.server.as('admin').request(verb, `${url}/${id}`, { name: 'Taken' });
      expect([answer.status, answer.body.errorMessages]).toEqual([400, [unavailable]]);
    }
    expect((await context.server.as('owner').get(`${url}/${id}`)).body.name).toBe('Private');
  });

  it('changes what is given, and takes back what it gave', async () => {
    const before = await build(context.server, 'admin', {
      name: 'Before',
      description: 'D',
      jql: 'status = Open',
    });
    const admin = context.server.as('admin');
    expect((await admin.put(`${url}/${before.id}`, before)).body).toEqual(before);
    const after = await admin.put(`${url}/${before.id}`, { name: 'After', jql: 'resolution is EMPTY' });
    expect(after.body).toMatchObject({ name: 'After', jql: 'resolution is EMPTY', description: 'D' });
    const wrong = await admin.put(`${url}/${before.id}`, { name: 'Other', jql: 'bogus = 1' });
    expect(wrong.status).toBe(400);
    expect((await admin.get(`${url}/${before.id}`)).body).toEqual(after.body);
  });

  it('refuses to change a filter’s name to another one of the same owner', async () => {
    await build(context.server, 'admin', { name: 'First' });
    const { id } = await build(context.server, 'admin', { name: 'Second' });
    const answer = await context.server.as('admin').put(`${url}/${id}`, { name: 'first' });
    expect(answer.body.errors).toEqual({ filterName: 'Filter with same name already exists.' });
  });

  it('is changed and deleted by its owner; an administrator deletes what is shared with them', async () => {
    await context.server.buildUser({ name: 'writer' });
    await context.server.buildUser({ name: 'reader' });
    const shares = { sharePermissions: [{ type: 'authenticated' }] };
    const shared = await build(context.server, 'writer', { name: 'Shared', ...shares });
    const reader = context.server.as('reader');
    expect((await reader.get(`${url}/${shared.id}`)).body).toMatchObject({ editable: false });
    expect((await reader.put(`${url}/${shared.id}`, { name: 'Mine now' })).status).toBe(403);
    expect((await reader.delete(`${url}/${shared.id}`)).status).toBe(403);
    expect((await context.server.anonymous.delete(`${url}/${shared.id}`)).status).toBe(401);
    expect((await context.server.as('admin').put(`${url}/${shared.id}`, { name: 'No' })).status).toBe(403);
    expect((await context.server.as('admin').delete(`${url}/${shared.id}`)).status).toBe(204);
    expect((await context.server.as('writer').get(`${url}/${shared.id}`)).status).toBe(400);
    const own = await build(context.server, 'writer', { name: 'Own' });
    expect((await context.server.as('writer').delete(`${url}/${own.id}`)).status).toBe(204);
    expect((await context.server.as('writer').delete(`${url}/${own.id}`)).status).toBe(400);
  });

  it('goes with its owner’s account', async () => {
    await context.server.buildUser({ name: 'leaver' });
    const { id } = await build(context.server, 'leaver', {
      name: 'Left',
      sharePermissions: [{ type: 'authenticated' }],
    });
    expect((await context.server.as('admin').delete('/rest/api/2/user?username=leaver')).status).toBe(204);
    expect((await context.server.as('admin').get(`${url}/${id}`)).status).toBe(400);
  });
});

describeOnEngines('Lists of filters', (context) => {
  const names = (body: { name: string }[]) => body.map((filter) => filter.name);

  it('has the caller’s favourites, by name, until they are taken away', async () => {
    await context.server.buildUser({ name: 'collector' });
    await context.server.buildUser({ name: 'giver' });
    const given = await build(context.server, 'giver', {
      name: 'A given one',
      sharePermissions: [{ type: 'authenticated' }],
    });
    await build(context.server, 'collector', { name: 'Own' });
    await build(context.server, 'collector', { name: 'Unloved', favourite: false });
    const collector = context.server.as('collector');
    expect((await collector.put(`${url}/${given.id}`, { favourite: true })).body.favourite).toBe(true);
    expect(names((await collector.get(`${url}/favourite`)).body)).toEqual(['A given one', 'Own']);
    expect((await collector.delete(`${url}/${given.id}/favourite`)).body.favourite).toBe(false);
    expect((await collector.put(`${url}/${given.id}/favourite`)).body.favourite).toBe(true);
    await context.server.as('giver').put(`${url}/${given.id}`, { sharePermissions: [] });
    expect(names((await collector.get(`${url}/favourite`)).body)).toEqual(['Own']);
    expect(names((await collector.get(`${url}/my`)).body)).toEqual(['Own', 'Unloved']);
    expect((await context.server.anonymous.get(`${url}/favourite`)).status).toBe(401);
  });

  it('finds filters that the caller may see, by name and owner, by pages', async () => {
    await context.server.buildUser({ name: 'searcher' });
    await context.server.buildUser({ name: 'hider' });
    for (const name of ['Red one', 'Red two', 'Blue']) await build(context.server, 'searcher', { name });
    await build(context.server, 'hider', { name: 'Red and hidden' });
    const searcher = context.server.as('searcher');
    const first = await searcher.get(`${url}/search?filterName=RED&maxResults=1`);
    expect(first.body).toMatchObject({ total: 2, startAt: 0, maxResults: 1, isLast: false });
    expect(names(first.body.values)).toEqual(['Red one']);
    const next = await searcher.get(first.body.nextPage.slice(base.length));
    expect(names(next.body.values)).toEqual(['Red two']);
    expect(next.body.isLast).toBe(true);
    const byOwner = await searcher.get(`${url}/search?owner=searcher&orderBy=-name`);
    expect(names(byOwner.body.values)).toEqual(['Red two', 'Red one', 'Blue']);
    expect((await searcher.get(`${url}/search?owner=hider`)).body.total).toBe(0);
    expect((await searcher.get(`${url}/search?orderBy=colour`)).status).toBe(400);
    expect((await searcher.get(`${url}/search?filterName=%25`)).body.total).toBe(0);
    expect(names((await searcher.get(url)).body)).not.toContain('Red and hidden');
  });

  it('names a filter for JQL by id, by the caller’s own name first, and by what is shared', async () => {
    await context.server.buildUser({ name: 'jql-one' });
    await context.server.buildUser({ name: 'jql-two' });
    const share = { sharePermissions: [{ type: 'authenticated' }] };
    const one = await build(context.server, 'jql-one', { name: 'Same', ...share });
    const ctx = await context.server.ctx({ name: 'jql-two' });
    expect((await findVisibleFilter(ctx, 'SAME'))?.id).toBe(Number(one.id));
    const two = await build(context.server, 'jql-two', { name: 'Same' });
    expect((await findVisibleFilter(ctx, 'same'))?.id).toBe(Number(two.id));
    expect((await findVisibleFilter(ctx, one.id))?.id).toBe(Number(one.id));
    const stranger = await context.server.ctx({ name: 'jql-one' });
    expect(await findVisibleFilter(stranger, two.id)).toBeNull();
  });
});
