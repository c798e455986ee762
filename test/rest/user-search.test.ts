import { describe, expect, it } from 'vitest';
import { describeOnEngines, type OnEngine } from '../support/server.ts';

const names = (users: { name: string }[]) => users.map((user) => user.name);

const path = (what: string, query: Record<string, string>) =>
  `/rest/api/2/${what}?${new URLSearchParams(query)}`;

/** A user who is in no group, and so may not browse people. */
async function buildStranger({ server }: OnEngine, name: string): Promise<void> {
  const { status, text } = await server.as('admin').post('/rest/api/2/user', {
    name,
    password: 'user-password-1',
    displayName: name,
    emailAddress: `${name}@example.com`,
    applicationKeys: [],
  });
  expect([status, text]).toEqual([201, text]);
}

describeOnEngines('Finding people', (context) => {
  const search = (query: Record<string, string>, who = 'admin') =>
    context.server.as(who).get(path('user/search', query));

  describe('GET /rest/api/2/user/search', () => {
    it('finds by the beginning of the name, of a word of the display name, or of the address', async () => {
      const { server } = context;
      await server.buildUser({ name: 'wilma', displayName: 'Wilma Flint-Stone' });
      await server.buildUser({ name: 'fred', displayName: 'Fred Flintstone' });
      await server.buildUser({ name: 'barney', displayName: 'Barney Ruble' });
      await server.buildUser({ name: 'émile', displayName: 'ÉMILE Zola' });
      expect(names((await search({ username: 'FLINT' })).body)).toEqual(['fred', 'wilma']);
      expect(names((await search({ username: 'barn' })).body)).toEqual(['barney']);
      expect(names((await search({ username: 'fred@ex' })).body)).toEqual(['fred']);
      expect(names((await search({ username: 'Émi' })).body)).toEqual(['émile']);
      expect(names((await search({ username: 'stone' })).body)).toEqual([]);
      expect(names((await search({ username: 'lint' })).body)).toEqual([]);
    });

    it('gives everybody for a dot, ordered by display name', async () => {
      expect(names((await search({ username: '.' })).body)).toEqual([
        'admin',
        'barney',
        'fred',
        'wilma',
        'émile',
      ]);
    });

    it('takes % and _ and backslash as they stand', async () => {
      for (const username of ['%', '_', '\\', 'fre_', 'f%', '\\%']) {
        expect((await search({ username })).body).toEqual([]);
      }
    });

    it('has the shape of a user without groups', async () => {
      const [fred] = (await search({ username: 'fred' })).body;
      expect(Object.keys(fred)).toEqual([
        'self',
        'key',
        'name',
        'emailAddress',
        'avatarUrls',
        'displayName',
        'active',
        'deleted',
        'timeZone',
        'locale',
      ]);
    });

    it('pages, and clamps the page', async () => {
      const page = await search({ username: '.', startAt: '1', maxResults: '2' });
      expect(names(page.body)).toEqual(['barney', 'fred']);
      expect((await search({ username: '.', maxResults: '1000000' })).status).toBe(200);
      expect((await search({ username: '.', maxResults: 'many' })).body.errors).toHaveProperty('maxResults');
      expect((await search({ username: '.', startAt: '99' })).body).toEqual([]);
    });

    it('leaves inactive users out unless they are asked for', async () => {
      await context.server.as('admin').put('/rest/api/2/user?username=wilma', { active: false });
      expect(names((await search({ username: 'flint' })).body)).toEqual(['fred']);
      const both = await search({ username: 'flint', includeInactive: 'true' });
      expect(names(both.body)).toEqual(['fred', 'wilma']);
      const none = { username: 'flint', includeActive: 'false' };
      expect((await search(none)).body).toEqual([]);
      expect(names((await search({ ...none, includeInactive: 'true' })).body)).toEqual(['wilma']);
    });

    it('wants the parameter', async () => {
      const { status, body } = await search({});
      expect([status, body.errorMessages]).toEqual([400, ['The username query parameter was not provided']]);
    });
  });

  describe('GET /rest/api/2/user/picker', () => {
    const pick = (query: Record<string, string>, who = 'admin') =>
      context.server.as(who).get(path('user/picker', query));

    it('marks what was typed', async () => {
      const { body } = await pick({ query: 'FRE', showAvatar: 'true' });
      expect(body).toMatchObject({ total: 1, header: 'Showing 1 of 1 matching users' });
      expect(body.users[0]).toMatchObject({
        name: 'fred',
        displayName: 'Fred Flintstone',
        html: '<strong>Fre</strong>d Flintstone - <strong>fre</strong>d@example.com (<strong>fre</strong>d)',
      });
      expect(body.users[0].avatarUrl).toContain('/secure/useravatar?');
      expect((await pick({ query: 'fre' })).body.users[0]).not.toHaveProperty('avatarUrl');
    });

    it('limits, excludes and counts all the same', async () => {
      expect((await pick({ query: '', maxResults: '1' })).body.header).toBe('Showing 1 of 4 matching users');
      expect(names((await pick({ query: '', exclude: 'ADMIN,fred' })).body.users)).toEqual([
        'barney',
        'émile',
      ]);
    });

    it('gives no script of a display name to a browser', async () => {
      const displayName = '<img src=x onerror=alert(1)>"\'&';
      await context.server.buildUser({ name: 'mallory', displayName });
      for (const query of ['mallory', '<img', 'img', '"', '&']) {
        const { body } = await pick({ query });
        for (const { html } of body.users) {
          expect(html.replace(/<\/?strong>/g, '')).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
        }
      }
      const { body } = await pick({ query: '<img' });
      expect(body.users[0].html).toContain('<strong>&lt;img</strong>');
    });
  });

  describe('GET /rest/api/2/user/list', () => {
    it('walks through everybody by id, for administrators', async () => {
      const seen: string[] = [];
      let next: string | undefined = path('user/list', { maxResults: '2' });
      while (next) {
        const { body } = await context.server.as('admin').get(next);
        seen.push(...names(body.values));
        expect(body.isLast).toBe(body.nextPage === undefined);
        next = body.nextPage?.replace('http://localhost:8090/jira', '');
      }
      expect(seen).toEqual(['admin', 'wilma', 'fred', 'barney', 'émile', 'mallory']);
      expect((await context.server.as('fred').get('/rest/api/2/user/list')).status).toBe(403);
    });
  });

  describe('Without the permission to browse users', () => {
    it('searches and pickers find nobody, or say so', async () => {
      await buildStranger(context, 'stranger');
      const client = context.server.as('stranger');
      expect((await client.get(path('user/search', { username: '.' }))).body).toEqual([]);
      expect((await client.get(path('user/picker', { query: 'fred' }))).body).toEqual({
        users: [],
        total: 0,
        header: 'Showing 0 of 0 matching users',
      });
      expect((await client.get(path('groups/picker', { query: 'jira' }))).body).toEqual({
        header: 'Showing 0 of 0 matching groups',
        total: 0,
        groups: [],
      });
      expect((await client.get(path('groupuserpicker', { query: 'fred' }))).status).toBe(403);
      expect((await client.get(path('groups/picker', { query: '', userName: 'fred' }))).body.total).toBe(0);
    });
  });
});

describeOnEngines('Nobody who is not logged in learns which users there are', (context) => {
  const both = async (address: (name: string) => string) => {
    const { anonymous } = context.server;
    const there = await anonymous.get(address('admin'));
    const missing = await anonymous.get(address('zzz-nobody'));
    return { there, missing };
  };
  const comparable = (text: string) => text.replaceAll('zzz-nobody', '?').replaceAll('admin', '?');

  it('by the user picker (CVE-2019-3403)', async () => {
    const { there, missing } = await both((name) => path('user/picker', { query: name }));
    expect([there.status, there.text]).toEqual([401, missing.text]);
  });

  it('by JQL that names a user (CVE-2019-8446)', async () => {
    const { there, missing } = await both((name) => path('search', { jql: `assignee = "${name}"` }));
    expect([there.status, comparable(there.text)]).toEqual([missing.status, comparable(missing.text)]);
    expect(there.status).toBeLessThan(500);
  });

  it('by the picker of users and groups (CVE-2019-8449)', async () => {
    const { there, missing } = await both((name) => path('groupuserpicker', { query: name }));
    expect(there.status).toBe(401);
    expect(there.body).toEqual({
      errorMessages: ['You are not authenticated. Authentication required to perform this operation.'],
      errors: {},
    });
    expect(missing.text).toBe(there.text);
  });

  it('by the card that shows when one hovers over a name (CVE-2020-14181)', async () => {
    const { there, missing } = await both((name) => `/secure/ViewUserHover.jspa?username=${name}`);
    expect([there.status, comparable(there.text)]).toEqual([missing.status, comparable(missing.text)]);
    expect(there.text).not.toContain('Administrator');
  });

  it('by the values of search fields (CVE-2020-36289)', async () => {
    const { there, missing } = await both(
      (name) => `/secure/QueryComponentRendererValue!Default.jspa?assignee=user:${name}`,
    );
    expect([there.status, comparable(there.text)]).toEqual([missing.status, comparable(missing.text)]);
    expect(there.text).not.toContain('Administrator');
  });

  it('by the groups picker, which shows no groups either', async () => {
    const { there, missing } = await both((name) => path('groups/picker', { query: '', userName: name }));
    expect([there.status, there.body.total, there.text]).toEqual([200, 0, missing.text]);
  });

  it('by pictures, which are the same whoever is behind them', async () => {
    const { server } = context;
    const draw = async (key: string) =>
      (await server.anonymous.get(`/secure/useravatar?ownerId=${key}&avatarId=10334`)).text;
    expect(await draw('JIRAUSER10000')).toBe(await draw('JIRAUSER99999'));
    expect(await draw('JIRAUSER10000')).not.toContain('<text');
    expect((await server.as('admin').get('/secure/useravatar?ownerId=JIRAUSER10000')).text).toContain(
      '>A</text>',
    );
  });

  it.each([
    'user?username=NAME',
    'user?key=NAME',
    'user/search?username=NAME',
    'user/assignable/search?username=NAME&project=X',
    'user/assignable/multiProjectSearch?username=NAME&projectKeys=X',
    'user/viewissue/search?username=NAME&projectKey=X',
    'user/permission/search?username=NAME&permissions=BROWSE_PROJECTS&projectKey=X',
    'user/list',
    'user/columns?username=NAME',
    'user/avatars?username=NAME',
    'user/properties?username=NAME',
    'user/properties/x?username=NAME',
    'user/a11y/personal-settings',
    'group?groupname=NAME',
    'group/member?groupname=NAME',
    'applicationrole',
  ])('by GET %s', async (address) => {
    const { there, missing } = await both((name) => `/rest/api/2/${address.replace('NAME', name)}`);
    expect([there.status, there.text]).toEqual([401, missing.text]);
  });
});

describeOnEngines('What belongs to a user', (context) => {
  const owner = () => context.server.as('owner');

  describe('Properties', () => {
    const url = '/rest/api/2/user/properties';

    it('are kept as any JSON, listed, changed and removed', async () => {
      await context.server.buildUser({ name: 'owner' });
      const values: unknown[] = [{ a: [1, null] }, 'text', 7, true, null, []];
      for (const [index, value] of values.entries()) {
        expect((await owner().put(`${url}/key.${index}`, JSON.stringify(value), json)).status).toBe(201);
        expect((await owner().get(`${url}/key.${index}`)).body).toEqual({ key: `key.${index}`, value });
      }
      expect((await owner().put(`${url}/key.0`, 'changed', {})).status).toBe(415);
      expect((await owner().put(`${url}/key.0`, '"changed"', json)).status).toBe(200);
      const { body } = await owner().get(url);
      expect(body.keys.map((one: { key: string }) => one.key)).toEqual(values.map((_, at) => `key.${at}`));
      const followed = await owner().get(body.keys[0].self.replace('http://localhost:8090/jira', ''));
      expect(followed.body.value).toBe('changed');
      expect((await owner().delete(`${url}/key.0`)).status).toBe(204);
      expect((await owner().delete(`${url}/key.0`)).status).toBe(404);
      expect((await owner().get(`${url}/key.0`)).status).toBe(404);
    });

    it('have limits', async () => {
      expect((await owner().put(`${url}/${'k'.repeat(256)}`, 1)).status).toBe(400);
      expect((await owner().put(`${url}/long`, 'x'.repeat(32_766 + 1), {})).status).toBe(415);
      expect((await owner().put(`${url}/long`, `"${'x'.repeat(32_767)}"`, json)).status).toBe(400);
      expect((await owner().put(`${url}/long`, `"${'x'.repeat(32_766)}"`, json)).status).toBe(201);
      expect((await owner().put(`${url}/nothing`, '', json)).status).toBe(400);
      expect((await owner().put(`${url}/nul%00`, 1)).status).toBe(400);
    });

    it('are nobody else’s business but the administrators’', async () => {
      await context.server.buildUser({ name: 'nosy' });
      const nosy = context.server.as('nosy');
      expect((await nosy.get(`${url}?username=owner`)).status).toBe(403);
      expect((await nosy.put(`${url}/x?username=owner`, 1)).status).toBe(403);
      expect((await nosy.delete(`${url}/key.1?username=owner`)).status).toBe(403);
      expect((await context.server.as('admin').get(`${url}/key.1?username=owner`)).body.value).toBe('text');
    });
  });

  describe('GET /rest/api/2/user/a11y/personal-settings', () => {
    it('tells which settings are on, as the properties say', async () => {
      const settings = async () => (await owner().get('/rest/api/2/user/a11y/personal-settings')).body;
      const [first] = await settings();
      expect(first).toMatchObject({ key: 'accessibility.underlineLinks', enabled: false });
      await owner().put(`/rest/api/2/user/properties/${first.key}`, 'true', json);
      expect((await settings())[0].enabled).toBe(true);
    });
  });

  describe('Avatars', () => {
    it('are chosen from those that the server brings along', async () => {
      const { body } = await owner().get('/rest/api/2/user/avatars');
      expect(body.custom).toEqual([]);
      expect(body.system.filter((one: { isSelected: boolean }) => one.isSelected)).toHaveLength(1);
      const other = body.system.find((one: { isSelected: boolean }) => !one.isSelected);
      const chosen = await owner().put('/rest/api/2/user/avatar', other);
      expect([chosen.status, chosen.body.id, chosen.body.isSelected]).toEqual([200, other.id, true]);
      const me = (await owner().get('/rest/api/2/myself')).body;
      expect(me.avatarUrls['48x48']).toContain(`avatarId=${other.id}`);
      const again = await owner().get('/rest/api/2/user/avatars');
      expect(again.body.system.find((one: { id: string }) => one.id === other.id).isSelected).toBe(true);
    });

    it('are no others, and nobody else’s', async () => {
      expect((await owner().put('/rest/api/2/user/avatar', { id: '1' })).status).toBe(404);
      const nosy = context.server.as('nosy');
      expect((await nosy.put('/rest/api/2/user/avatar?username=owner', { id: '10334' })).status).toBe(403);
    });

    it('can be fetched from every address that is given', async () => {
      for (const type of ['user', 'project']) {
        const { body } = await owner().get(`/rest/api/2/avatar/${type}/system`);
        for (const url of Object.values<string>(body.system[0].urls)) {
          const { status, text } = await owner().get(url.replace('http://localhost:8090/jira', ''));
          expect([status, text.slice(0, 4)]).toEqual([200, '<svg']);
        }
      }
      expect((await owner().get('/rest/api/2/avatar/nothing/system')).status).toBe(404);
    });

    it('stay pictures whatever is asked for', async () => {
      for (const query of [
        '',
        'size=huge',
        's=100000',
        's=-1',
        'avatarId=x',
        'ownerId=%3Cscript%3E',
        'pid=..',
      ]) {
        for (const kind of ['useravatar', 'projectavatar']) {
          const { status, text } = await owner().get(`/secure/${kind}?${query}`);
          expect([query, status]).toEqual([query, 200]);
          expect(text).not.toContain('script');
          expect(text).toContain('width="48"');
        }
      }
    });
  });

  describe('Columns', () => {
    const url = '/rest/api/2/user/columns';
    const ids = (body: { value: string }[]) => body.map((column) => column.value);

    it('are everyone’s until they are chosen, and again when they are reset', async () => {
      const standard = (await owner().get(url)).body;
      expect(standard[0]).toEqual({ label: 'Issue Type', value: 'issuetype' });
      expect(standard[1]).toEqual({ label: 'Key', value: 'issuekey' });
      expect((await owner().put(url, ['summary', 'status', 'summary'])).status).toBe(200);
      expect(ids((await owner().get(url)).body)).toEqual(['summary', 'status']);
      expect((await owner().put(url, { columns: ['issuekey'] })).status).toBe(200);
      expect(ids((await owner().get(url)).body)).toEqual(['issuekey']);
      expect((await owner().delete(url)).status).toBe(204);
      expect((await owner().get(url)).body).toEqual(standard);
    });

    it('are fields that a list can show', async () => {
      for (const body of [['nothing'], ['comment'], [], {}, { columns: 'summary' }, [7]]) {
        expect((await owner().put(url, body)).status).toBe(400);
      }
    });

    it('are nobody else’s business but the administrators’', async () => {
      expect((await context.server.as('nosy').get(`${url}?username=owner`)).status).toBe(403);
      expect((await context.server.as('admin').put(`${url}?username=owner`, ['summary'])).status).toBe(200);
      expect(ids((await owner().get(url)).body)).toEqual(['summary']);
    });
  });
});

const json = { headers: { 'content-type': 'application/json' } };
