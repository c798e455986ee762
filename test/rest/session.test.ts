import { expect, it } from 'vitest';
import { adminPassword, basic, cookieValue, describeOnEngines } from '../support/server.ts';

describeOnEngines('POST /rest/auth/1/session', (context) => {
  const login = (body: unknown, headers = {}) => context.server.anonymous.post('/rest/auth/1/session', body, { headers });

  it('answers the session and the login counters, and sets the cookie', async () => {
    const answer = await login({ username: 'admin', password: adminPassword });
    expect(answer.status).toBe(200);
    expect(answer.body.session.name).toBe('JSESSIONID');
    expect(answer.body.session.value).toMatch(/^[0-9A-F]{32}$/);
    expect(cookieValue(answer, 'JSESSIONID')).toBe(answer.body.session.value);
    expect(answer.body.loginInfo).toEqual({ loginCount: 1 });
    expect(answer.headers['x-ausername']).toBe('admin');
    expect(answer.headers['x-seraph-loginreason']).toBe('OK');
  });
});
