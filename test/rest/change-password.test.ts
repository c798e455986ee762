import { beforeEach, expect, it } from 'vitest';
import { type Client, cookieValue, describeOnEngines, userPassword } from '../support/server.ts';

const page = '/secure/ChangePassword!default.jspa';
const action = '/secure/ChangePassword.jspa';
const next = 'seven purple lamps';

describeOnEngines('The page to change one’s password', (context) => {
  let fred: Client;
  let count = 0;
  let name = '';
  beforeEach(async () => {
    count += 1;
    name = `fred${count}`;
    await context.server.buildUser({ name });
    fred = context.server.as(name);
  });
  const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const tokenOf = async () => /name="atl_token" value="([^"]+)"/.exec((await fred.get(page)).text)?.[1] ?? '';
  const send = async (fields: Record<string, string>) =>
    fred.post(action, form({ atl_token: await tokenOf(), ...fields }), { headers });
  const logsIn = async (password: string) =>
    (await context.server.anonymous.post('/rest/auth/1/session', { username: name, password })).status;

  it('changes it, keeps this session under another id and ends the others', async () => {
    const other = await context.server.anonymous.post('/rest/auth/1/session', {
      username: name,
      password: userPassword,
    });
    const cookie = { headers: { cookie: `JSESSIONID=${other.body.session.value}` } };
    expect((await context.server.anonymous.get('/rest/api/2/myself', cookie)).status).toBe(200);
    const changed = await send({ current: userPassword, password: next, confirm: next });
    expect([changed.status, changed.text.includes('Password changed')]).toEqual([200, true]);
    const renewed = { headers: { cookie: `JSESSIONID=${cookieValue(changed, 'JSESSIONID')}` } };
    expect((await context.server.anonymous.get('/rest/api/2/myself', renewed)).body.name).toBe(name);
    expect((await fred.get('/rest/api/2/myself')).status).toBe(401);
    const formToken = cookieValue(changed, 'atlassian.xsrf.token');
    expect(changed.text).toContain(`name="atlassian-token" content="${formToken}"`);
    const again = {
      headers: { ...headers, cookie: `${renewed.headers.cookie}; atlassian.xsrf.token=${formToken}` },
    };
    const third = form({
      atl_token: String(formToken),
      current: next,
      password: `${next}!`,
      confirm: `${next}!`,
    });
    expect((await context.server.anonymous.post(action, third, again)).text).toContain('Password changed');
    expect((await context.server.anonymous.get('/rest/api/2/myself', renewed)).status).toBe(401);
    expect((await context.server.anonymous.get('/rest/api/2/myself', cookie)).status).toBe(401);
    expect([await logsIn(`${next}!`), await logsIn(next), await logsIn(userPassword)]).toEqual([
      200, 401, 401,
    ]);
  });

  it.each([
    ['the current one is wrong', { current: 'wrong-password-1', password: next, confirm: next }],
    ['the current one is missing', { current: '', password: next, confirm: next }],
    ['the new ones differ', { current: userPassword, password: next, confirm: `${next}!` }],
    ['the new one is the old one', { current: userPassword, password: userPassword, confirm: userPassword }],
    ['the new one is too short', { current: userPassword, password: 'short', confirm: 'short' }],
  ])('says what is wrong and changes nothing where %s', async (_, fields) => {
    const { status, text } = await send(fields);
    expect([status, text.includes('role="alert"')]).toEqual([200, true]);
    for (const typed of Object.values(fields)) if (typed !== '') expect(text).not.toContain(typed);
    expect(await logsIn(userPassword)).toBe(200);
  });

  it('asks strangers to log in, and heeds no form from elsewhere', async () => {
    const asked = await context.server.anonymous.get(page, { headers: { accept: 'text/html' } });
    expect([asked.status, asked.headers.location]).toEqual([302, expect.stringContaining('login.jsp')]);
    const forged = await fred.post(action, form({ current: userPassword, password: next, confirm: next }), {
      headers,
    });
    expect(forged.status).toBe(403);
    expect(await logsIn(userPassword)).toBe(200);
  });
});
