import { expect, it } from 'vitest';
import { adminPassword, basic, describeOnEngines } from '../support/server.ts';

const dead = { cookie: `JSESSIONID=${'0'.repeat(32)}` };
const anySentence = "os_authType was 'any' and an invalid cookie was sent.";
const cookieSentence = "os_authType was 'cookie' but no valid cookie was sent.";
const open = '/rest/api/2/serverInfo';

describeOnEngines('os_authType', (context) => {
  const get = (query: string, headers = {}) => context.server.anonymous.get(`${open}${query}`, { headers });
  const living = async () => {
    const credentials = { username: 'admin', password: adminPassword };
    const { body } = await context.server.anonymous.post('/rest/auth/1/session', credentials);
    return { cookie: `JSESSIONID=${body.session.value}` };
  };

  it('is any by default under /rest: a dead cookie is 401 and the sentence says why', async () => {
    const answer = await get('', dead);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errorMessages: [anySentence], errors: {} });
  });

  it('says the same sentence on a page where a page is asked for', async () => {
    const answer = await get('', { ...dead, accept: 'text/html,*/*;q=0.8' });
    expect(answer.status).toBe(401);
    expect(answer.headers['content-type']).toMatch(/^text\/html/);
    expect(answer.text).toContain('os_authType was');
  });

  it('is none by default under /rest/auth: a dead cookie is as good as no cookie', async () => {
    const answer = await context.server.anonymous.get('/rest/auth/1/session', { headers: dead });
    expect(answer.body.errorMessages[0]).toContain('You are not authenticated');
  });

  it.each([
    ['none', {}, 200, ''],
    ['none', dead, 200, ''],
    ['NONE', dead, 200, ''],
    ['default', dead, 200, ''],
    ['any', {}, 200, ''],
    ['any', dead, 401, anySentence],
    ['ANY', dead, 401, anySentence],
    ['cookie', {}, 401, cookieSentence],
    ['cookie', dead, 401, cookieSentence],
  ])('%s with %j answers %i', async (type, headers, status, sentence) => {
    const answer = await get(`?os_authType=${type}`, headers);
    expect(answer.status).toBe(status);
    if (status === 401) expect(answer.body.errorMessages).toEqual([sentence]);
  });

  it.each(['none', 'cookie', 'any', 'basic'])('%s serves a living session as its user', async (type) => {
    const answer = await get(`?os_authType=${type}`, await living());
    expect(answer.status).toBe(200);
    expect(answer.headers['x-ausername']).toBe('admin');
  });

  it('basic challenges whoever sends nothing, with an empty body', async () => {
    const answer = await get('?os_authType=basic');
    expect(answer.status).toBe(401);
    expect(answer.text).toBe('');
    expect(answer.headers['www-authenticate']).toBe('Basic realm="protected-area"');
  });

  it('basic takes the answer to its challenge', async () => {
    const answer = await get('?os_authType=basic', { authorization: basic('admin', adminPassword) });
    expect(answer.headers['x-ausername']).toBe('admin');
  });

  it('lets a right Basic header beat a dead cookie, whatever the type', async () => {
    for (const type of ['any', 'cookie', 'none', 'basic']) {
      const headers = { ...dead, authorization: basic('admin', adminPassword) };
      expect((await get(`?os_authType=${type}`, headers)).status).toBe(200);
    }
  });
});
