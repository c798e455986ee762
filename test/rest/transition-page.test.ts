/** Making transitions that ask for fields by a form, without a script. */
import { beforeAll, expect, it } from 'vitest';
import { type Answer, type Client, describeOnEngines } from '../support/server.ts';
import { buildOutsider } from '../support/standing.ts';

const form = { headers: { 'content-type': 'application/x-www-form-urlencoded' } };
const api = '/rest/api/2/issue';
const post = '/secure/CommentAssignIssue.jspa';
const show = '/secure/CommentAssignIssue!default.jspa';

describeOnEngines('the form of a transition', (context) => {
  let admin: Client;
  let token: string;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await buildOutsider(server, 'olga');
    await server.buildUser({ name: 'fred', displayName: 'Fred <b>F.</b>' });
    await server.buildProject({ key: 'ASK', type: 'business' });
    const made = await admin.post('/rest/api/2/version', { name: '1.0 <i>', project: 'ASK' });
    expect(made.status, made.text).toBe(201);
    const page = await admin.get(`/browse/${(await fresh()).key}`);
    token = tokenIn(page);
  });

  const tokenIn = ({ text }: Answer): string =>
    /name="atlassian-token" content="([^"]*)"/.exec(text)?.[1] ?? '';
  const fresh = async (fields: object = {}) =>
    context.server.buildIssue({ project: 'ASK', summary: 'A <script> & more', ...fields });
  const named = async (key: string, name: string): Promise<string> => {
    const { transitions } = (await admin.get(`${api}/${key}/transitions`)).body;
    return transitions.find((one: { name: string }) => one.name === name).id;
  };
  const send = (client: Client, pairs: [string, string][]) =>
    client.post(post, new URLSearchParams(pairs).toString(), form);
  const read = async (key: string) => (await admin.get(`${api}/${key}`)).body.fields;

  it('is led to from the page of the issue, and shows what there is to choose and what is there', async () => {
    const { key, id } = await fresh({ assignee: { name: 'fred' } });
    const action = await named(key, 'Resolve Issue');
    const page = await admin.get(`/browse/${key}`);
    const address = `${show}?id=${id}&amp;action=${action}`;
    expect(page.text).toContain(`href="/jira${address.replace('&amp;', '&')}"`);
    const { status, text, headers } = await admin.get(`${show}?id=${id}&action=${action}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/^text\/html/);
    expect(text).toContain('<select id="resolution" name="resolution" required');
    const { body: resolutions } = await admin.get('/rest/api/2/resolution');
    for (const one of resolutions) expect(text).toContain(`<option value="${one.id}">`);
    expect(text).toMatch(
      /<select id="fixVersions" name="fixVersions" multiple[^>]*><option value="\d+">1\.0 &lt;i&gt;/,
    );
    expect(text).toMatch(/id="assignee" name="assignee"[^>]* value="fred"/);
    expect(text).toContain('<textarea rows="5" id="comment" name="comment"');
    expect(text).not.toContain('<script>');
    expect(text).toContain('A &lt;script&gt; &amp; more');
  });

  it('makes the transition with what was given, and leads back', async () => {
    const { key, id } = await fresh({ assignee: { name: 'fred' } });
    const action = await named(key, 'Resolve Issue');
    const { body: resolutions } = await admin.get('/rest/api/2/resolution');
    const [version] = (await admin.get('/rest/api/2/project/ASK/versions')).body;
    const done = await send(admin, [
      ['atl_token', token],
      ['id', id],
      ['action', action],
      ['resolution', resolutions[1].id],
      ['fixVersions', version.id],
      ['assignee', 'admin'],
      ['comment', 'One\r\nTwo'],
    ]);
    expect([done.status, done.headers.location]).toEqual([302, `/jira/browse/${key}`]);
    expect(await read(key)).toMatchObject({
      status: { name: 'Resolved' },
      resolution: { id: resolutions[1].id },
      fixVersions: [{ id: version.id }],
      assignee: { name: 'admin' },
      comment: { comments: [{ body: 'One\nTwo' }] },
    });
  });

  it('tells at the field what is wrong, keeps what was typed, and changes nothing', async () => {
    const { key, id } = await fresh();
    const action = await named(key, 'Resolve Issue');
    const before = await read(key);
    const answer = await send(admin, [
      ['atl_token', token],
      ['id', id],
      ['action', action],
      ['resolution', ''],
      ['assignee', 'admin'],
      ['comment', 'Typed </textarea><b>'],
    ]);
    expect(answer.status).toBe(400);
    expect(answer.text).toContain(
      '<small class="field-error" id="resolution-error">Resolution is required.</small>',
    );
    expect(answer.text).toMatch(
      /<select id="resolution"[^>]*aria-describedby="resolution-error"[^>]*aria-invalid="true"/,
    );
    expect(answer.text).toContain('Typed &lt;/textarea&gt;&lt;b&gt;');
    expect(await read(key)).toEqual(before);
    const { body: resolutions } = await admin.get('/rest/api/2/resolution');
    const nobody = await send(admin, [
      ['atl_token', token],
      ['id', id],
      ['action', action],
      ['resolution', resolutions[0].id],
      ['assignee', 'no-such-user'],
    ]);
    expect(nobody.status).toBe(400);
    expect(nobody.text).toContain('id="assignee-error"');
    expect(nobody.text).toMatch(/value="no-such-user"/);
    const made = await send(admin, [
      ['atl_token', token],
      ['id', id],
      ['action', action],
      ['resolution', '99999'],
    ]);
    expect([made.status, made.text.includes('id="resolution-error"')]).toEqual([400, true]);
    expect(await read(key)).toEqual(before);
  });

  it('takes the form token and nothing in its place', async () => {
    const { key, id } = await fresh();
    const action = await named(key, 'Resolve Issue');
    const pairs: [string, string][] = [
      ['id', id],
      ['action', action],
      ['resolution', '10000'],
    ];
    expect((await send(admin, pairs)).status).toBe(403);
    expect((await send(admin, [...pairs, ['atl_token', 'x']])).status).toBe(403);
    expect((await send(context.server.as('fred'), [...pairs, ['atl_token', token]])).status).toBe(403);
    expect((await read(key)).status.name).toBe('Open');
  });

  it('is not there for whoever may not see the issue, is not logged in, or names no transition', async () => {
    const { server } = context;
    const { key, id } = await fresh();
    const action = await named(key, 'Resolve Issue');
    const hidden = await server.as('olga').get(`${show}?id=${id}&action=${action}`);
    const missing = await server.as('olga').get(`${show}?id=999999&action=${action}`);
    expect([hidden.status, missing.status]).toEqual([404, 404]);
    const strip = ({ text }: Answer) =>
      text.replace(/[0-9a-f]{40}|content="[^"]*"|[0-9]+x[0-9]+x[0-9]+/g, '');
    expect(strip(hidden)).toBe(strip(missing));
    const stranger = await server.anonymous.get(`${show}?id=${id}&action=${action}`);
    expect(stranger.status).toBe(302);
    expect(stranger.headers.location).toContain('login.jsp');
    expect((await admin.get(`${show}?id=${id}&action=99999`)).status).toBe(400);
    expect((await admin.get(`${show}?id=x&action=${action}`)).status).toBe(400);
    expect((await admin.get(`${show}?id=${id}`)).status).toBe(400);
  });
});
