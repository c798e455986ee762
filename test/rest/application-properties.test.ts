import { describe, expect, it } from 'vitest';
import { adminPassword, basic, describeOnEngines } from '../support/server.ts';

const url = '/rest/api/2/application-properties';

describeOnEngines('/rest/api/2/application-properties', (context) => {
  const admin = () => context.server.with({ authorization: basic('admin', adminPassword) });
  const read = async (key: string) => (await admin().get(`${url}?key=${key}`)).body;
  const set = (key: string, value: unknown) => admin().put(`${url}/${key}`, { id: key, value });

  describe('GET', () => {
    it('describes one property by its key', async () => {
      const { status, body } = await admin().get(`${url}?key=jira.title`);
      expect(status).toBe(200);
      expect(body).toEqual({
        id: 'jira.title',
        key: 'jira.title',
        value: 'Tessera',
        name: 'Title',
        desc: expect.any(String),
        type: 'string',
        defaultValue: 'Tessera',
      });
    });

    it('lists all of them, those of a prefix, or those of a level', async () => {
      const keys = async (query: string) =>
        (await admin().get(`${url}${query}`)).body.map((one: { key: string }) => one.key);
      const all = await keys('');
      expect(all).toEqual(
        expect.arrayContaining(['jira.title', 'jira.websudo.timeout', 'jira.option.voting']),
      );
      expect(await keys('?keyFilter=jira.websudo.*')).toEqual([
        'jira.websudo.is.disabled',
        'jira.websudo.timeout',
      ]);
      expect(await keys('?keyFilter=jira.*timeout')).toEqual(['jira.websudo.timeout']);
      expect(await keys('?keyFilter=nothing')).toEqual([]);
      expect(await keys('?permissionLevel=ADMIN')).not.toContain('jira.websudo.timeout');
      expect(await keys('?permissionLevel=SYSADMIN_ONLY')).toContain('jira.websudo.timeout');
      expect(await keys('/advanced-settings')).toContain('jira.clone.prefix');
      expect(await keys('/advanced-settings')).not.toContain('jira.title');
    });

    it('answers 404 for an unknown key and 400 for an unknown level', async () => {
      const { status, body } = await admin().get(`${url}?key=no.such`);
      expect(status).toBe(404);
      expect(body.errorMessages).toEqual(["No application property found with key: 'no.such'"]);
      const level = await admin().get(`${url}?permissionLevel=ROOT`);
      expect(level.status).toBe(400);
      expect(Object.keys(level.body.errors)).toEqual(['permissionLevel']);
    });

    it('is for administrators', async () => {
      await context.server.buildUser({ name: 'curious' });
      for (const path of [url, `${url}/advanced-settings`]) {
        expect((await context.server.as('curious').get(path)).status).toBe(403);
        expect((await context.server.anonymous.get(path)).status).toBe(401);
      }
    });
  });

  describe('PUT', () => {
    it('renames the server', async () => {
      const { status, body } = await set('jira.title', 'Our Issues');
      expect(status).toBe(200);
      expect(body.value).toBe('Our Issues');
      expect((await context.server.anonymous.get('/rest/api/2/serverInfo')).body.serverTitle).toBe(
        'Our Issues',
      );
      expect((await context.server.anonymous.get('/login.jsp')).text).toContain('Our Issues');
    });

    it('moves every link to another base URL', async () => {
      await set('jira.baseurl', 'https://issues.example.com/jira/');
      const { body } = await admin().get('/rest/api/2/myself');
      expect(body.self).toMatch(/^https:\/\/issues\.example\.com\/jira\/rest\//);
      const back = await admin().put('/rest/api/2/settings/baseUrl', 'http://localhost:8090/jira', {
        headers: { 'content-type': 'text/plain', 'x-atlassian-token': 'no-check' },
      });
      expect(back.status).toBe(200);
      const asJson = await admin().put('/rest/api/2/settings/baseUrl', '"http://localhost:8090/jira"', {
        headers: { 'content-type': 'application/json' },
      });
      expect(asJson.status).toBe(200);
      expect((await admin().get('/rest/api/2/myself')).body.self).toMatch(/^http:\/\/localhost:8090\/jira\//);
    });

    it('limits attachments', async () => {
      await context.server.buildProject({ key: 'APP' });
      const issue = await context.server.buildIssue({ project: 'APP' });
      const upload = (content: string) => {
        const body = `--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${content}\r\n--b--\r\n`;
        const headers = {
          'content-type': 'multipart/form-data; boundary=b',
          'x-atlassian-token': 'no-check',
        };
        return admin().post(`/rest/api/2/issue/${issue.key}/attachments`, body, { headers });
      };
      await set('jira.attachment.size', '20');
      expect((await admin().get('/rest/api/2/attachment/meta')).body.uploadLimit).toBe(20);
      expect((await upload('x'.repeat(21))).status).toBe(413);
      expect((await upload('x'.repeat(20))).status).toBe(200);
      await set('jira.attachment.size', '10485760');
      expect((await upload('x'.repeat(21))).status).toBe(200);
    });

    it('changes the zone of those who chose none', async () => {
      await set('jira.default.timezone', 'Asia/Tokyo');
      expect((await context.server.anonymous.get('/rest/api/2/serverInfo')).body.serverTime).toMatch(
        /\+0900$/,
      );
      await set('jira.default.timezone', 'UTC');
    });

    it('spares administrators the second question, and asks it again', async () => {
      const guarded = () => context.server.as('admin').put(`${url}/jira.clone.prefix`, { value: 'COPY - ' });
      expect((await guarded()).status).toBe(401);
      await set('jira.websudo.is.disabled', 'true');
      expect((await guarded()).status).toBe(200);
      expect((await read('jira.clone.prefix')).value).toBe('COPY - ');
      await set('jira.websudo.is.disabled', 'false');
      expect((await guarded()).status).toBe(401);
    });

    it('moves the CAPTCHA', async () => {
      await context.server.buildUser({ name: 'forgetful' });
      await set('jira.maximum.authentication.attempts.allowed', '1');
      const login = (password: string) =>
        context.server.anonymous.post('/rest/auth/1/session', { username: 'forgetful', password });
      expect((await login('wrong-password')).status).toBe(401);
      expect((await login('wrong-password')).status).toBe(403);
      await set('jira.maximum.authentication.attempts.allowed', '3');
    });

    it('refuses what does not fit, what cannot be changed, what is unknown, and changes nothing', async () => {
      const before = (await admin().get(url)).body;
      for (const [key, value, status] of [
        ['jira.title', '', 400],
        ['jira.title', 'x'.repeat(256), 400],
        ['jira.title', 'nul\0', 400],
        ['jira.title', 7, 400],
        ['jira.title', undefined, 400],
        ['jira.baseurl', 'issues.example.com', 400],
        ['jira.baseurl', 'javascript:alert(1)', 400],
        ['jira.baseurl', 'https://u:p@example.com', 400],
        ['jira.baseurl', 'https://example.com/?x=1', 400],
        ['jira.default.timezone', 'Mars/Olympus', 400],
        ['jira.attachment.size', '-1', 400],
        ['jira.attachment.size', '1e9', 400],
        ['jira.websudo.timeout', '0', 400],
        ['jira.websudo.is.disabled', 'yes', 400],
        ['jira.option.voting', 'false', 400],
        ['no.such', 'x', 404],
      ] as const) {
        const answer = await set(key, value);
        expect(answer.status, `${key}=${value}`).toBe(status);
      }
      expect((await admin().put(`${url}/jira.title`, { id: 'jira.baseurl', value: 'x' })).status).toBe(400);
      expect((await admin().put(`${url}/jira.title`, { value: 'x', more: 1 })).status).toBe(400);
      expect(
        (
          await admin().put('/rest/api/2/settings/baseUrl', 'nonsense', {
            headers: { 'content-type': 'text/plain', 'x-atlassian-token': 'no-check' },
          })
        ).status,
      ).toBe(400);
      expect((await admin().get(url)).body).toEqual(before);
    });

    it('leaves what is dangerous to system administrators, and all of it to administrators', async () => {
      await context.server.buildUser({ name: 'lesser', groups: ['jira-administrators'] });
      await context.server.buildUser({ name: 'mere' });
      expect((await context.server.as('mere').put(`${url}/jira.title`, { value: 'x' })).status).toBe(403);
      expect((await context.server.anonymous.put(`${url}/jira.title`, { value: 'x' })).status).toBe(401);
      expect((await context.server.anonymous.put('/rest/api/2/settings/baseUrl', '"x"')).status).toBe(401);
    });

    it('tells the audit log who changed what', async () => {
      await set('jira.clone.prefix', 'CLONED - ');
      const { body } = await admin().get('/rest/api/2/auditing/record?filter=jira.clone.prefix&limit=1');
      expect(body.records[0]).toMatchObject({
        summary: 'Application property changed',
        changedValues: [{ fieldName: 'jira.clone.prefix', changedTo: 'CLONED - ' }],
      });
    });
  });
});
