import { beforeAll, expect, it } from 'vitest';
import { describeOnEngines } from '../support/server.ts';
import { buildOutsider, buildPublicProject } from '../support/standing.ts';

const url = '/rest/api/2/issue/picker';
interface Section {
  id: string;
  label: string;
  sub?: string;
  msg?: string;
  issues: { key: string; keyHtml: string; img: string; summary: string; summaryText: string }[];
}
const keysOf = (sections: Section[], id: string) =>
  sections.find((section) => section.id === id)?.issues.map(({ key }) => key);
const everyKey = (sections: Section[]) => sections.flatMap(({ issues }) => issues.map(({ key }) => key));

describeOnEngines('GET /rest/api/2/issue/picker', (context) => {
  const pick = async (as: string, query: string) => {
    const { status, body } = await context.server.as(as).get(`${url}?${query}`);
    expect(status).toBe(200);
    return body.sections as Section[];
  };

  beforeAll(async () => {
    const { server } = context;
    await server.buildUser({ name: 'fred' });
    await buildOutsider(server, 'olga');
    await server.buildProject({ key: 'PICK' });
    await server.buildProject({ key: 'OTHER' });
    await server.buildIssue({ project: 'PICK', summary: 'Login <b>fails</b> & hangs' });
    await server.buildIssue({ project: 'PICK', summary: 'Blog of login' });
    const parent = await server.buildIssue({ project: 'PICK', summary: 'Parent of all' });
    await server.buildIssue({
      project: 'PICK',
      summary: 'Child of one',
      issuetype: 'Sub-task',
      parent: { key: parent.key },
    });
    await server.buildIssue({ project: 'OTHER', summary: 'Login elsewhere' });
  });

  it('finds issues by words of the summary, escapes them and marks what was typed', async () => {
    const sections = await pick('fred', 'query=log%20FAIL&currentProjectId=');
    expect(sections).toEqual([
      { label: 'History Search', id: 'hs', msg: 'No matching issues', issues: [] },
      { label: 'Current Search', id: 'cs', msg: 'No matching issues', issues: [] },
    ]);
    const [, found] = await pick('fred', 'query=login%20hang');
    expect(found).toEqual({
      label: 'Current Search',
      sub: 'Showing 1 of 1 matching issues',
      id: 'cs',
      issues: [
        {
          key: 'PICK-1',
          keyHtml: 'PICK-1',
          img: expect.stringMatching(/^\/jira\//),
          summary: '<b>Login</b> &lt;b&gt;fails&lt;/b&gt; &amp; <b>hang</b>s',
          summaryText: 'Login <b>fails</b> & hangs',
        },
      ],
    });
  });

  it('finds issues by key and by number, the very one first', async () => {
    const [, found] = await pick('fred', 'query=pick-1');
    expect(found?.issues[0]).toMatchObject({ key: 'PICK-1', keyHtml: '<b>PICK-1</b>' });
    const byNumber = await pick('fred', 'query=2');
    expect(keysOf(byNumber, 'cs')).toEqual(['PICK-2']);
    expect(everyKey(await pick('fred', 'query=OTHER'))).toContain('OTHER-1');
  });

  it('lists in the history what the caller has to do with, and not again in the current search', async () => {
    const sections = await pick('admin', 'query=login');
    expect(keysOf(sections, 'hs')).toEqual(expect.arrayContaining(['PICK-1', 'PICK-2', 'OTHER-1']));
    expect(keysOf(sections, 'cs')).toEqual([]);
    expect((await pick('admin', ''))[0]?.issues.length).toBeGreaterThan(0);
    expect(everyKey(await pick('fred', ''))).toEqual([]);
  });

  it('searches in the current query, and in one project where it is named', async () => {
    expect(everyKey(await pick('fred', 'query=login&currentJQL=project%3DOTHER'))).toEqual(['OTHER-1']);
    const ordered = await pick('fred', 'currentJQL=project%3DPICK%20order%20by%20key%20asc');
    expect(keysOf(ordered, 'cs')).toEqual(['PICK-1', 'PICK-2', 'PICK-3']);
    const { body } = await context.server.as('fred').get('/rest/api/2/project/OTHER');
    expect(everyKey(await pick('fred', `query=login&currentProjectId=${body.id}`))).toEqual(['OTHER-1']);
    expect(everyKey(await pick('fred', 'query=login&currentProjectId=none'))).toEqual([]);
  });

  it('tells what is wrong with the current query instead of failing', async () => {
    for (const jql of ['project = = 3', 'nowhere = 1', 'project = NOSUCH']) {
      const [, current] = await pick('fred', `query=login&currentJQL=${encodeURIComponent(jql)}`);
      expect(current?.issues).toEqual([]);
      expect(current?.msg).not.toBe('');
    }
  });

  it('leaves out the current issue, and sub-tasks and parents unless they are asked for', async () => {
    expect(everyKey(await pick('fred', 'query=login&currentIssueKey=PICK-1'))).not.toContain('PICK-1');
    expect(everyKey(await pick('fred', 'query=child'))).toEqual([]);
    expect(everyKey(await pick('fred', 'query=child&showSubTasks=true'))).toEqual(['PICK-4']);
    expect(everyKey(await pick('fred', 'query=parent&currentIssueKey=PICK-4'))).toEqual([]);
    expect(
      everyKey(await pick('fred', 'query=parent&currentIssueKey=PICK-4&showSubTaskParent=true')),
    ).toEqual(['PICK-3']);
  });

  it('offers nothing that the caller may not browse, by no way', async () => {
    for (const query of ['query=login', 'query=PICK-1', 'query=1', 'currentJQL=project%20is%20not%20empty']) {
      expect(everyKey(await pick('olga', query))).toEqual([]);
      const anonymous = await context.server.anonymous.get(`${url}?${query}`);
      expect(everyKey(anonymous.body.sections)).toEqual([]);
    }
  });

  it('offers anonymous visitors what is open to all', async () => {
    await buildPublicProject(context.server, 'OPEN');
    await context.server.buildIssue({ project: 'OPEN', summary: 'Zebra crossing' });
    const { body } = await context.server.anonymous.get(`${url}?query=zebra`);
    expect(everyKey(body.sections)).toEqual(['OPEN-1']);
  });

  it('takes wildcards of SQL as they are, and refuses what is far too long', async () => {
    expect(everyKey(await pick('fred', 'query=%25'))).toEqual([]);
    expect(everyKey(await pick('fred', 'query=_'))).toEqual([]);
    const { status } = await context.server.as('fred').get(`${url}?query=${'x'.repeat(1001)}`);
    expect(status).toBe(400);
  });
});
