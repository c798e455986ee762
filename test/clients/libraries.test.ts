/** Client libraries from npm, as their users call them, against the demo. */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Version2Client } from 'jira.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Demo, startDemo } from '../support/demo.ts';
import { postgresAvailable } from '../support/postgres.ts';

const require = createRequire(import.meta.url);
const { Client: RestClient } = require('node-rest-client');
const JiraConnector = require('jira-connector');
const request = require('request');
const JiraApi = require('jira-client');

// biome-ignore lint/suspicious/noExplicitAny: none of these libraries has types for what Jira answers
type Any = any;

for (const engine of ['SQLite', 'PostgreSQL'] as const) {
  describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`Client libraries (${engine})`, () => {
    let demo: Demo;
    let folder: string;
    let port: number;
    beforeAll(async () => {
      demo = await startDemo(engine);
      port = Number(new URL(demo.base).port);
      folder = await mkdtemp(join(tmpdir(), 'tessera-clients-'));
      await writeFile(join(folder, 'notes.txt'), 'Some notes.');
    });
    afterAll(async () => {
      await demo?.stop();
      await rm(folder, { recursive: true, force: true });
    });

    it('node-rest-client logs in, keeps the cookie by hand, and searches by POST', async () => {
      const client = new RestClient();
      const json = { 'Content-Type': 'application/json' };
      const post = (path: string, args: object): Promise<{ data: Any; status: number }> =>
        new Promise((resolve, reject) => {
          const sent = client.post(demo.base + path, args, (data: Any, response: Any) =>
            resolve({ data, status: response.statusCode }),
          );
          sent.on('error', reject);
        });
      const login = await post('/rest/auth/1/session', {
        data: { username: 'admin', password: 'admin' },
        headers: json,
      });
      expect(login.status).toBe(200);
      const { session } = login.data;
      const found = await post('/rest/api/2/search', {
        data: { jql: 'type=Bug AND status=Closed' },
        headers: { ...json, cookie: `${session.name}=${session.value}` },
      });
      expect(found.status).toBe(200);
      expect(found.data.total).toBeGreaterThan(0);
      expect(found.data.issues.every((issue: Any) => issue.fields.issuetype.name === 'Bug')).toBe(true);
      expect(found.data.issues.every((issue: Any) => issue.fields.status.name === 'Closed')).toBe(true);
    });

    it('jira-connector logs in with its cookie jar, creates, searches, comments, transitions, attaches', async () => {
      const jar = request.jar();
      const jira = new JiraConnector({
        host: 'localhost',
        port,
        protocol: 'http',
        path_prefix: '/jira/',
        cookie_jar: jar,
      });
      await jira.auth.login({ username: 'admin', password: 'admin' });
      expect((await jira.auth.currentUser()).name).toBe('admin');
      const created = await jira.issue.createIssue({
        fields: { project: { key: 'TEST' }, issuetype: { name: 'Bug' }, summary: 'Made by jira-connector' },
      });
      expect(created.key).toMatch(/^TEST-\d+$/);
      await jira.issue.addComment({ issueKey: created.key, comment: 'Seen.' });
      const attached = await jira.issue.addAttachment({
        issueKey: created.key,
        filename: join(folder, 'notes.txt'),
      });
      expect(attached[0].filename).toBe('notes.txt');
      const { transitions } = await jira.issue.getTransitions({ issueKey: created.key });
      await jira.issue.transitionIssue({ issueKey: created.key, transition: { id: transitions[0].id } });
      const issue = await jira.issue.getIssue({ issueKey: created.key });
      expect(issue.fields.status.name).toBe(transitions[0].to.name);
      expect(issue.fields.comment.total).toBe(1);
      expect(issue.fields.attachment).toHaveLength(1);
      const found = await jira.search.search({ jql: `key = ${created.key}` });
      expect(found.total).toBe(1);
      await jira.auth.logout();
      await expect(jira.auth.currentUser()).rejects.toBeDefined();
    });

    it('jira-client uses Basic: creates, edits, searches, attaches, deletes', async () => {
      const jira = new JiraApi({
        protocol: 'http',
        host: 'localhost',
        port,
        base: 'jira',
        username: 'admin',
        password: 'admin',
        apiVersion: '2',
      });
      const created = await jira.addNewIssue({
        fields: { project: { key: 'TEST' }, issuetype: { name: 'Task' }, summary: 'Made by jira-client' },
      });
      await jira.updateIssue(created.key, { fields: { summary: 'Edited by jira-client' } });
      expect((await jira.findIssue(created.key)).fields.summary).toBe('Edited by jira-client');
      await jira.addAttachmentOnIssue(created.id, createReadStream(join(folder, 'notes.txt')));
      const found = await jira.searchJira(`project = TEST AND key = ${created.key}`, { maxResults: 2 });
      expect(found.issues[0].key).toBe(created.key);
      expect((await jira.listProjects()).map((project: Any) => project.key)).toContain('TEST');
      expect((await jira.getCurrentUser()).name).toBe('admin');
      await jira.deleteIssue(created.key);
      await expect(jira.findIssue(created.key)).rejects.toThrow(/Issue Does Not Exist|404/);
    });

    it('jira.js uses Basic: creates, reads, searches, comments, attaches', async () => {
      const jira = new Version2Client({
        host: demo.base,
        authentication: { basic: { email: 'admin', apiToken: 'admin' } },
      });
      expect((await jira.serverInfo.getServerInfo()).deploymentType).toBe('Server');
      const created = await jira.issues.createIssue({
        fields: { project: { key: 'TEST' }, issuetype: { name: 'Story' }, summary: 'Made by jira.js' },
      });
      await jira.issueComments.addComment({ issueIdOrKey: created.key, comment: 'Read.' });
      const attached: Any = await jira.issueAttachments.addAttachment({
        issueIdOrKey: created.key,
        attachment: { filename: 'from-jira-js.txt', file: Buffer.from('bytes') },
      });
      expect(attached[0].filename).toBe('from-jira-js.txt');
      const issue = await jira.issues.getIssue({ issueIdOrKey: created.key });
      expect(issue.fields.summary).toBe('Made by jira.js');
      const found = await jira.issueSearch.searchForIssuesUsingJqlPost({ jql: `key = ${created.key}` });
      expect(found.total).toBe(1);
    });

    it('they log work: jira-connector, jira-client and jira.js', async () => {
      const at = { protocol: 'http', host: 'localhost', port };
      const connector = new JiraConnector({
        ...at,
        path_prefix: '/jira/',
        basic_auth: { username: 'admin', password: 'admin' },
      });
      const client = new JiraApi({
        ...at,
        base: 'jira',
        username: 'admin',
        password: 'admin',
        apiVersion: '2',
      });
      const issueKey: string = (
        await client.addNewIssue({
          fields: {
            project: { key: 'TEST' },
            issuetype: { name: 'Task' },
            summary: 'Worked on',
            timetracking: { originalEstimate: '1d' },
          },
        })
      ).key;
      const first = await connector.issue.addWorkLog({ issueKey, timeSpent: '1h', adjustEstimate: 'leave' });
      await connector.issue.updateWorkLog({ issueKey, worklogId: first.id, comment: 'Seen to' });
      expect(await connector.issue.getWorkLog({ issueKey, worklogId: first.id })).toMatchObject({
        timeSpent: '1h',
        comment: 'Seen to',
      });
      const second: Any = await client.addWorklog(issueKey, { timeSpentSeconds: 7200 }, '4h');
      const jira = new Version2Client({
        host: demo.base,
        authentication: { basic: { email: 'admin', apiToken: 'admin' } },
      });
      const started = '2026-01-02T03:04:05.000+0000';
      const third = await jira.issueWorklogs.addWorklog({
        issueIdOrKey: issueKey,
        timeSpent: '30m',
        started,
      });
      expect((await jira.issueWorklogs.getIssueWorklog({ issueIdOrKey: issueKey })).total).toBe(3);
      expect((await client.getIssueWorklogs(issueKey)).worklogs).toHaveLength(3);
      const asked: Any = await client.getWorklogs([Number(first.id), Number(second.id)]);
      expect(asked.map((one: Any) => one.timeSpentSeconds)).toEqual([3600, 7200]);
      await client.deleteWorklog(issueKey, String(third.id));
      await connector.issue.deleteWorkLog({ issueKey, worklogId: first.id, adjustEstimate: 'leave' });
      expect((await client.findIssue(issueKey)).fields.timetracking).toMatchObject({
        timeSpent: '2h',
        remainingEstimate: '4h',
      });
      expect(await client.updatedWorklogs(Date.now())).toMatchObject({ lastPage: true, values: [] });
    });

    it('every one of them is told that a password is wrong', async () => {
      const connector = new JiraConnector({
        host: 'localhost',
        port,
        protocol: 'http',
        path_prefix: '/jira/',
        cookie_jar: request.jar(),
      });
      await expect(connector.auth.login({ username: 'fred', password: 'wrong' })).rejects.toMatch(
        /Login failed/,
      );
      const client = new JiraApi({
        protocol: 'http',
        host: 'localhost',
        port,
        base: 'jira',
        username: 'fred',
        password: 'wrong',
      });
      await expect(client.getCurrentUser()).rejects.toThrow(/Basic Authentication Failure/);
    });
  });
}
