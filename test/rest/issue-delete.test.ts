import { beforeAll, describe, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/api/2/issue';

describeOnEngines('deleting issues', (context) => {
  let admin: Client;

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    await server.buildProject({ key: 'TEST' });
    await buildProjectGranting(server, 'OPEN', {
      BROWSE_PROJECTS: ['anyone'],
      CREATE_ISSUES: ['user:admin'],
    });
    await server.buildIssue({ project: 'OPEN' });
  });

  const fresh = async (more: Record<string, unknown> = {}): Promise<string> =>
    (await context.server.buildIssue({ project: 'TEST', ...more })).key;
  const exists = async (key: string) => (await admin.get(`${path}/${key}`)).status === 200;

  describe('DELETE /rest/api/2/issue/{issueIdOrKey}', () => {
    it('removes the issue with its comments, labels, history, votes and properties', async () => {
      const key = await fresh({ labels: ['a'] });
      const { id } = (await admin.get(`${path}/${key}`)).body;
      await admin.post(`${path}/${key}/comment`, { body: 'x' });
      await admin.put(`${path}/${key}`, { fields: { summary: 'y' }, properties: [{ key: 'p', value: 1 }] });
      await context.server.as('fred').post(`${path}/${key}/votes`);
      const answer = await admin.delete(`${path}/${key}`);
      expect([answer.status, answer.text]).toEqual([204, '']);
      expect(await exists(key)).toBe(false);
      const { db } = context.server.app.ctx();
      for (const table of [
        'comment',
        'issue_label',
        'change_group',
        'watcher',
        'vote',
        'issue_property',
      ] as const) {
        const left = await db.selectFrom(table).selectAll().where('issue_id', '=', Number(id)).execute();
        expect(left, table).toEqual([]);
      }
      expect((await admin.delete(`${path}/${key}`)).status).toBe(404);
    });

    it('refuses an issue with sub-tasks unless they may go too', async () => {
      const parent = await fresh();
      const child = await fresh({ issuetype: 'Sub-task', parent: { key: parent } });
      for (const query of ['', '?deleteSubtasks=false', '?deleteSubtasks=maybe']) {
        const answer = await admin.delete(`${path}/${parent}${query}`);
        expect([answer.status, answer.body]).toEqual([
          400,
          {
            errorMessages: [
              `The issue '${parent}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
            ],
            errors: {},
          },
        ]);
      }
      expect((await admin.delete(`${path}/${parent}?deleteSubtasks=true`)).status).toBe(204);
      expect([await exists(parent), await exists(child)]).toEqual([false, false]);
    });

    it('leaves the parent where a sub-task goes', async () => {
      const parent = await fresh();
      const child = await fresh({ issuetype: 'Sub-task', parent: { key: parent } });
      expect((await admin.delete(`${path}/${child}`)).status).toBe(204);
      expect((await admin.get(`${path}/${parent}`)).body.fields.subtasks).toEqual([]);
    });

    it('answers 401 without Delete Issues, logged in or not, as Jira does', async () => {
      const body = {
        errorMessages: ['You do not have permission to delete issues in this project.'],
        errors: {},
      };
      const key = await fresh();
      const his = await context.server.as('fred').delete(`${path}/${key}`);
      expect([his.status, his.body]).toEqual([401, body]);
      const nobodys = await context.server.anonymous.delete(`${path}/OPEN-1`);
      expect([nobodys.status, nobodys.body]).toEqual([401, body]);
      expect(await exists(key)).toBe(true);
    });

    it('deletes once where many ask at the same time', async () => {
      const key = await fresh();
      const answers = await Promise.all(Array.from({ length: 8 }, () => admin.delete(`${path}/${key}`)));
      expect(answers.map((answer) => answer.status).sort()).toEqual([204, ...Array(7).fill(404)]);
    });
  });
});
