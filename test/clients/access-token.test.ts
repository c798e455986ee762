/** Client libraries and curl with a personal access token, against a server that they speak to over the network. */
import { execFile, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { Version2Client } from 'jira.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresAvailable } from '../support/postgres.ts';
import { startServer, type TestServer } from '../support/server.ts';

const JiraApi = createRequire(import.meta.url)('jira-client');
const run = promisify(execFile);

/** Whether python3-jira can run here. Under CI a skip would hide a gap, so it throws. */
function pythonJiraIsThere(): boolean {
  const found = spawnSync('/usr/bin/python3', ['-c', 'import jira'], { stdio: 'ignore' }).status === 0;
  if (!found && process.env.CI === 'true') throw new Error('python3-jira may not be skipped under CI.');
  return found;
}

const python = `
import sys
from jira import JIRA, JIRAError

base, token = sys.argv[1:]
jira = JIRA(base, token_auth=token)
jira._session.cookies.set("JSESSIONID", "0" * 32)  # a session that has ended: pycontribs/jira#1904
print(jira.myself()["name"], jira.search_issues("project = BEAR", maxResults=5).total)
issue = jira.create_issue(project="BEAR", issuetype={"name": "Task"}, summary="By python3-jira")
print(issue.fields.reporter.name, len(jira._session.cookies))
try:
    JIRA(base, token_auth="A" * 44, max_retries=0).search_issues("")
except JIRAError as error:
    print(error.status_code)
`;

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`Clients with a token (${engine})`, () => {
    let server: TestServer;
    let base: string;
    let port: number;
    let token: string;

    beforeAll(async () => {
      server = await startServer(engine);
      await server.app.server.listen({ host: '127.0.0.1', port: 0 });
      port = (server.app.server.server.address() as AddressInfo).port;
      base = `http://127.0.0.1:${port}/jira`;
      await server.buildProject({ key: 'BEAR' });
      await server.buildIssue({ project: 'BEAR' });
      const { body } = await server.as('admin').post('/rest/pat/latest/tokens', { name: 'clients' });
      token = body.rawToken;
    });
    afterAll(() => server?.stop());

    const summary = (key: string) =>
      server
        .as('admin')
        .get(`/rest/api/2/issue/${key}`)
        .then(({ body }) => body.fields.summary);

    it('curl', async () => {
      const curl = async (header: string, path: string) =>
        (await run('curl', ['-s', '-i', '-H', header, `${base}${path}`])).stdout;
      const answer = await curl(`Authorization: Bearer ${token}`, '/rest/api/2/myself');
      expect(answer).toContain('"name":"admin"');
      expect(answer).toContain('X-AUSERNAME: admin');
      expect(answer).not.toMatch(/^set-cookie:/im);
      const refused = await curl(`Authorization: Bearer ${'A'.repeat(44)}`, '/rest/api/2/search');
      expect(refused).toMatch(/^HTTP\/1.1 401/);
      expect(refused).toContain('Bearer error="invalid_token"');
    });

    // Its own setting for access tokens speaks to Jira Cloud only; for Jira Server one sets the header.
    it('jira.js', async () => {
      const jira = new Version2Client({
        host: base,
        baseRequestConfig: { headers: { Authorization: `Bearer ${token}` } },
      });
      expect((await jira.myself.getCurrentUser()).displayName).toBeTruthy();
      const { key } = await jira.issues.createIssue({
        fields: { project: { key: 'BEAR' }, issuetype: { name: 'Task' }, summary: 'By jira.js' },
      });
      expect(await summary(key)).toBe('By jira.js');
    });

    it('jira-client', async () => {
      const jira = new JiraApi({
        protocol: 'http',
        host: '127.0.0.1',
        port,
        base: 'jira',
        bearer: token,
        apiVersion: '2',
      });
      expect((await jira.getCurrentUser()).name).toBe('admin');
      const { key } = await jira.addNewIssue({
        fields: { project: { key: 'BEAR' }, issuetype: { name: 'Task' }, summary: 'By jira-client' },
      });
      expect(await summary(key)).toBe('By jira-client');
    });

    it.skipIf(!pythonJiraIsThere())('python3-jira, with a cookie that is over beside the token', async () => {
      const { stdout } = await run('/usr/bin/python3', ['-B', '-c', python, base, token]);
      const [reader, writer, refused] = stdout.trim().split('\n');
      expect(reader).toMatch(/^admin [1-9]/);
      expect(writer).toBe('admin 1');
      expect(refused).toBe('401');
    });
  });
}
