/** Issues, as users of jira-client call for them. */
import { expect } from 'vitest';
import { type Any, type Row, served } from '../harness/calls.ts';
import { made, type Place } from './place.ts';

export function issueRows(at: () => Place): Row[] {
  return served({
    addNewIssue: async () => {
      made.issue = await at().jira.addNewIssue({
        fields: { project: { key: 'TEST' }, issuetype: { name: 'Task' }, summary: 'Made', labels: ['a'] },
      });
      expect(made.issue.key).toMatch(/^TEST-\d+$/);
      return made.issue;
    },
    findIssue: async () => {
      const issue = await at().jira.findIssue(made.issue.key, 'names,changelog', 'summary,labels,status');
      expect(issue).toMatchObject({
        id: made.issue.id,
        key: made.issue.key,
        fields: { summary: 'Made', labels: ['a'] },
      });
      expect(issue.changelog.total).toBe(0);
      expect(issue.names.summary).toBe('Summary');
      return issue;
    },
    updateIssue: async () => {
      const update = { fields: { summary: 'Edited' }, update: { labels: [{ add: 'b' }] } };
      await at().jira.updateIssue(made.issue.key, update, { notifyUsers: false });
      const { fields } = await at().jira.findIssue(made.issue.key);
      expect(fields).toMatchObject({ summary: 'Edited', labels: ['a', 'b'] });
    },
    updateAssignee: async () => {
      await at().jira.updateAssignee(made.issue.key, 'fred');
      expect((await at().jira.findIssue(made.issue.key)).fields.assignee.name).toBe('fred');
    },
    getIssueChangelog: async () => {
      const log = await at().jira.getIssueChangelog(made.issue.key);
      expect(log.values.flatMap(({ items }: Any) => items.map(({ field }: Any) => field))).toContain(
        'assignee',
      );
      return log;
    },
    listTransitions: async () => {
      const { transitions } = await at().jira.listTransitions(made.issue.key);
      expect(transitions[0]).toMatchObject({ id: expect.any(String), to: { name: expect.any(String) } });
      expect(transitions[0].fields).toBeDefined();
      return transitions;
    },
    transitionIssue: async () => {
      const { transitions } = await at().jira.listTransitions(made.issue.key);
      await at().jira.transitionIssue(made.issue.key, { transition: { id: transitions[0].id } });
      expect((await at().jira.findIssue(made.issue.key)).fields.status.name).toBe(transitions[0].to.name);
    },
    searchJira: async () => {
      const found = await at().jira.searchJira(`key = ${made.issue.key}`, {
        maxResults: 2,
        fields: ['summary'],
      });
      expect(found).toMatchObject({ startAt: 0, maxResults: 2, total: 1, issues: [{ key: made.issue.key }] });
      return found;
    },
    getUsersIssues: async () => {
      const found = await at().jira.getUsersIssues('fred', false);
      expect(found.issues.map(({ key }: Any) => key)).toEqual([made.issue.key]);
      return found;
    },
    issueNotify: () =>
      at().jira.issueNotify(made.issue.key, {
        subject: 'Look',
        textBody: 'Please.',
        to: { reporter: true, users: [{ name: 'fred' }] },
      }),
    getIssueCreateMetadata: async () => {
      const meta = await at().jira.getIssueCreateMetadata({
        projectKeys: 'TEST',
        expand: 'projects.issuetypes.fields',
      });
      const [project] = meta.projects;
      expect(project.key).toBe('TEST');
      expect(project.issuetypes[0].fields.summary).toMatchObject({ required: true, name: 'Summary' });
      return meta;
    },
    rankIssues: async () => {
      const { jira, issue, other } = at();
      const answer = await jira.rankIssues({ issues: [other], rankBeforeIssue: issue });
      const { issues } = await jira.searchJira('project = TEST ORDER BY Rank', { fields: ['summary'] });
      const keys = issues.map(({ key }: Any) => key);
      expect(keys.indexOf(other)).toBe(keys.indexOf(issue) - 1);
      return answer;
    },
    genericGet: async () => {
      const meta = await at().jira.genericGet(`issue/${made.issue.key}/editmeta`);
      expect(meta.fields.summary.operations).toEqual(['set']);
      return meta;
    },
  });
}

export const endRows = (at: () => Place): Row[] =>
  served({
    deleteIssue: async () => {
      await at().jira.deleteIssue(made.issue.key);
      await expect(at().jira.findIssue(made.issue.key)).rejects.toThrow(/Issue Does Not Exist/);
    },
  });
