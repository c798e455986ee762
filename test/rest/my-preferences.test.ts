import { expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';

const url = '/rest/api/2/mypreferences';
const json = { headers: { 'content-type': 'application/json' } };
const text = { headers: { 'content-type': 'text/plain', 'x-atlassian-token': 'no-check' } };

describeOnEngines('/rest/api/2/mypreferences', (context) => {
  const admin = () => context.server.as('admin');

  it('keeps text as it is sent: plain, called JSON, or a JSON string', async () => {
    for (const [body, send, kept] of [
      ['html', json, 'html'],
      ['"quoted"', json, 'quoted'],
      ['"', json, '"'],
      ['{"a": 1}', json, '{"a": 1}'],
      ['true', json, 'true'],
      ['häßlich 🙂', text, 'häßlich 🙂'],
    ] as const) {
      expect((await admin().put(`${url}?key=user.notifications.mimetype`, body, send)).status).toBe(204);
      const answer = await admin().get(`${url}?key=user.notifications.mimetype`);
      expect([answer.status, answer.text]).toEqual([200, kept]);
      expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    }
    expect((await admin().delete(`${url}?key=user.notifications.mimetype`)).status).toBe(204);
    expect((await admin().get(`${url}?key=user.notifications.mimetype`)).status).toBe(404);
    expect((await admin().delete(`${url}?key=user.notifications.mimetype`)).status).toBe(404);
  });

  it('is each user’s own', async () => {
    await context.server.buildUser({ name: 'somebody' });
    await admin().put(`${url}?key=mine`, 'x', json);
    expect((await context.server.as('somebody').get(`${url}?key=mine`)).status).toBe(404);
    for (const verb of ['GET', 'PUT', 'DELETE'])
      expect((await context.server.anonymous.request(verb, `${url}?key=mine`)).status).toBe(401);
  });

  it('sets the user’s own time zone and locale', async () => {
    const zone = `${url}?key=jira.user.timezone`;
    expect((await admin().put(zone, 'Europe/Berlin', json)).status).toBe(204);
    expect((await admin().get('/rest/api/2/myself')).body.timeZone).toBe('Europe/Berlin');
    expect((await admin().get(zone)).text).toBe('Europe/Berlin');
    expect((await admin().put(zone, 'Nowhere/Land', json)).status).toBe(400);
    expect((await admin().delete(zone)).status).toBe(204);
    expect((await admin().get(zone)).status).toBe(404);
  });

  it('refuses what it cannot keep, naming the parameter', async () => {
    for (const verb of ['GET', 'PUT', 'DELETE']) {
      const answer = await admin().request(verb, url, verb === 'PUT' ? 'x' : undefined, json);
      expect(answer.status).toBe(404);
      expect(answer.body.errors).toHaveProperty('key');
    }
    const long = await admin().put(`${url}?key=${'k'.repeat(300)}`, 'x', json);
    expect([long.status, Object.keys(long.body.errors)]).toEqual([400, ['key']]);
    expect((await admin().put(`${url}?key=long`, 'x'.repeat(40_000), json)).status).toBe(400);
    expect((await admin().put(`${url}?key=nul`, '"a\\u0000"', json)).status).toBe(400);
    expect((await admin().put(`${url}?key=none`)).status).toBe(400);
    expect((await admin().get(`${url}?key=a%00b`)).status).toBe(400);
  });
});
