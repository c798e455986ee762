import { expect, it } from 'vitest';
import { describeOnEngines, type TestServer } from '../support/server.ts';
import { buildOutsider, buildPublicProject } from '../support/standing.ts';

const base = 'http://localhost:8090/jira/rest/api/2';

const page = {
  globalId: 'system=http://www.mycompany.com/support&id=1',
  application: { type: 'com.acme.tracker', name: 'My Acme Tracker' },
  relationship: 'causes',
  object: {
    url: 'http://www.mycompany.com/support?id=1',
    title: 'TSTSUP-111',
    summary: 'Crazy customer support issue',
    icon: { url16x16: 'http://www.mycompany.com/support/ticket.png', title: 'Support Ticket' },
    status: {
      resolved: true,
      icon: {
        url16x16: 'http://www.mycompany.com/support/resolved.png',
        title: 'Case Closed',
        link: 'http://www.mycompany.com/support?id=1&details=closed',
      },
    },
  },
};

const plain = { object: { url: 'https://example.com/', title: 'A page' } };

const address = async (server: TestServer, project: string) => {
  await server.buildProject({ key: project });
  const { key } = await server.buildIssue({ project });
  return `/rest/api/2/issue/${key}/remotelink`;
};

const historyOf = async (server: TestServer, url: string) => {
  const issue = url.replace('/remotelink', '?expand=changelog');
  const { changelog } = (await server.as('admin').get(issue)).body;
  return changelog.histories.flatMap((one: { items: object[] }) => one.items);
};

describeOnEngines('/rest/api/2/issue/{}/remotelink', (context) => {
  it('makes a link, answers its id as a number, and shows all of it', async () => {
    const url = await address(context.server, 'MAKE');
    const admin = context.server.as('admin');
    const made = await admin.post(url, page);
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toEqual({ id: expect.any(Number), self: `${base}/issue/MAKE-1/remotelink/${id}` });
    const bean = { ...made.body, ...page };
    expect((await admin.get(`${url}/${id}`)).body).toEqual(bean);
    expect((await admin.get(url)).body).toEqual([bean]);
    const found = await admin.get(`${url}?globalId=${encodeURIComponent(page.globalId)}`);
    expect(found.body).toEqual(bean);
  });

  it('shows empty objects where nothing was given', async () => {
    const url = await address(context.server, 'BARE');
    const admin = context.server.as('admin');
    const { id } = (await admin.post(url, plain)).body;
    const { body } = await admin.get(`${url}/${id}`);
    expect(body).toEqual({
      id,
      self: expect.any(String),
      application: {},
      object: { ...plain.object, icon: {}, status: { icon: {} } },
    });
    expect((await admin.put(`${url}/${id}`, body)).status).toBe(204);
    expect((await admin.get(`${url}/${id}`)).body).toEqual(body);
  });

  it('replaces the link of the same global id, and answers 200', async () => {
    const url = await address(context.server, 'SAME');
    const admin = context.server.as('admin');
    const first = await admin.post(url, page);
    const again = await admin.post(url, { ...plain, globalId: page.globalId });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    const [link, ...others] = (await admin.get(url)).body;
    expect(others).toEqual([]);
    expect(link).toMatchObject({ globalId: page.globalId, application: {}, object: plain.object });
    expect(link).not.toHaveProperty('relationship');
    await admin.post(url, plain);
    await admin.post(url, plain);
    expect((await admin.get(url)).body).toHaveLength(3);
  });

  it('makes one link where the same global id is sent at once', async () => {
    const url = await address(context.server, 'ATONCE');
    const admin = context.server.as('admin');
    const answers = await Promise.all([1, 2, 3, 4].map(() => admin.post(url, page)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 201]);
    expect((await admin.get(url)).body).toHaveLength(1);
  });

  it('changes and deletes by id and by global id, and tells of it in the history', async () => {
    const url = await address(context.server, 'LIFE');
    const admin = context.server.as('admin');
    const { id } = (await admin.post(url, page)).body;
    const title = { ...page, object: { ...page.object, title: 'Renamed' } };
    expect((await admin.put(`${url}/${id}`, title)).status).toBe(204);
    expect((await admin.get(`${url}/${id}`)).body.object.title).toBe('Renamed');
    const removed = await admin.delete(`${url}?globalId=${encodeURIComponent(page.globalId)}`);
    expect(removed.status).toBe(204);
    const other = (await admin.post(url, plain)).body.id;
    expect((await admin.delete(`${url}/${other}`)).status).toBe(204);
    expect((await admin.get(url)).body).toEqual([]);
    const told = (await historyOf(context.server, url)).map(
      // biome-ignore lint/suspicious/noExplicitAny: an item of the history, whatever it holds
      (item: any) => [item.field, item.from, item.fromString, item.to, item.toString],
    );
    const words = (text: string) => `This issue links to "${text} (My Acme Tracker)"`;
    expect(told).toEqual([
      ['RemoteIssueLink', null, null, String(id), words('TSTSUP-111')],
      ['RemoteIssueLink', String(id), words('TSTSUP-111'), String(id), words('Renamed')],
      ['RemoteIssueLink', String(id), words('Renamed'), null, null],
      ['RemoteIssueLink', null, null, String(other), 'This issue links to "A page"'],
      ['RemoteIssueLink', String(other), 'This issue links to "A page"', null, null],
    ]);
  });

  it.each([
    ['no object', { object: undefined }, 'object'],
    ['an object that is a text', { object: 'x' }, 'object'],
    ['no title', { object: { url: 'https://example.com/' } }, 'title'],
    ['no address', { object: { title: 'x' } }, 'url'],
    ['an address that is none', { object: { url: 'nowhere', title: 'x' } }, 'url'],
    ['an address that would run', { object: { url: 'JavaScript:alert(1)', title: 'x' } }, 'url'],
    ['an address that is a page of its own', { object: { url: 'data:text/html,x', title: 'x' } }, 'url'],
    ['an overlong title', { object: { url: 'https://a.b/', title: 'x'.repeat(256) } }, 'title'],
    ['a title that is a number', { object: { url: 'https://a.b/', title: 7 } }, 'title'],
    ['an overlong global id', { globalId: 'x'.repeat(256) }, 'globalId'],
    ['an overlong relationship', { relationship: 'x'.repeat(256) }, 'relationship'],
    ['an application that is a list', { application: [] }, 'application'],
    ['a resolved that is a text', { object: { ...plain.object, status: { resolved: 'yes' } } }, 'resolved'],
    [
      'an icon that would run',
      { object: { ...plain.object, icon: { url16x16: 'javascript:1' } } },
      'icon.url16x16',
    ],
    ['a NUL', { relationship: 'a\u0000' }, 'relationship'],
  ])('refuses %s, naming the member', async (_what, more, field) => {
    const admin = context.server.as('admin');
    const url = '/rest/api/2/issue/BARE-1/remotelink';
    const before = (await admin.get(url)).body;
    const answer = await admin.post(url, { ...plain, ...more });
    expect(answer.status).toBe(400);
    expect(Object.keys(answer.body.errors)).toEqual([field]);
    const changed = await admin.put(`${url}/${before[0].id}`, { ...plain, ...more });
    expect(changed.status).toBe(400);
    expect((await admin.get(url)).body).toEqual(before);
  });

  it('says in Jira’s words that the title is missing', async () => {
    const { body } = await context.server
      .as('admin')
      .post('/rest/api/2/issue/BARE-1/remotelink', { object: { url: 'https://a.b/' } });
    expect(body).toEqual({ errorMessages: [], errors: { title: "'title' is required." } });
  });

  it('gives no link the global id of another', async () => {
    const url = await address(context.server, 'TAKEN');
    const admin = context.server.as('admin');
    await admin.post(url, { ...plain, globalId: 'one' });
    const { id } = (await admin.post(url, { ...plain, globalId: 'two' })).body;
    const answer = await admin.put(`${url}/${id}`, { ...plain, globalId: 'one' });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toHaveProperty('globalId');
    expect((await admin.delete(url)).status).toBe(400);
  });

  it('does not find the link of another issue, nor what is none', async () => {
    const [here, there] = [await address(context.server, 'HERE'), await address(context.server, 'THERE')];
    const admin = context.server.as('admin');
    const { id } = (await admin.post(here, page)).body;
    for (const link of [id, '424242', 'abc']) {
      expect((await admin.get(`${there}/${link}`)).status).toBe(404);
      expect((await admin.put(`${there}/${link}`, page)).status).toBe(404);
      expect((await admin.delete(`${there}/${link}`)).status).toBe(404);
    }
    expect((await admin.get(`${there}?globalId=none`)).status).toBe(404);
    expect((await admin.delete(`${there}?globalId=none`)).status).toBe(404);
    expect((await admin.get(here)).body).toHaveLength(1);
  });

  it('answers the same for a hidden issue as for a missing one', async () => {
    const url = await address(context.server, 'HIDDEN');
    const { id } = (await context.server.as('admin').post(url, page)).body;
    await buildOutsider(context.server, 'outsider');
    for (const [client, status] of [
      [context.server.as('outsider'), 404],
      [context.server.anonymous, 401],
    ] as const) {
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['POST', '', plain],
        ['DELETE', '?globalId=x', undefined],
        ['GET', `/${id}`, undefined],
        ['PUT', `/${id}`, plain],
        ['DELETE', `/${id}`, undefined],
      ] as const) {
        const hidden = await client.request(method, url + path, body);
        const missing = await client.request(method, url.replace('HIDDEN', 'MISSING') + path, body);
        expect([method, hidden.status]).toEqual([method, status]);
        expect(hidden.text).toBe(missing.text);
      }
    }
  });

  it('is read by whoever sees the issue, and changed by those who may link it', async () => {
    await buildPublicProject(context.server, 'LOOK');
    const { key } = await context.server.buildIssue({ project: 'LOOK' });
    const url = `/rest/api/2/issue/${key}/remotelink`;
    const { anonymous } = context.server;
    expect((await anonymous.get(url)).body).toEqual([]);
    expect((await anonymous.post(url, plain)).status).toBe(401);
    const refused = await context.server.as('admin').post(url, plain);
    expect(refused.status).toBe(403);
    expect(refused.body.errorMessages).toEqual([`No Link Issue Permission for issue '${key}'`]);
  });
});
