import { beforeAll, expect, it } from 'vitest';
import { buildProjectGranting } from '../support/grants.ts';
import { type Client, describeOnEngines } from '../support/server.ts';

const path = '/rest/tessera/1/activity';

interface Entry {
  id: string;
  kind: string;
  issue: { key: string };
  actor: { name: string } | null;
  comment?: { text: string };
  items?: { field: string; toString: string | null }[];
}

describeOnEngines('GET /rest/tessera/1/activity', (context) => {
  let admin: Client;
  let fred: Client;

  const list = async (client: Client, query = ''): Promise<Entry[]> => {
    const { status, body, text } = await client.get(`${path}?maxResults=100${query}`);
    if (status !== 200) throw new Error(text);
    return body.entries;
  };
  const told = (entries: readonly Entry[]) => entries.map(({ kind, issue }) => `${kind} ${issue.key}`);
  const edit = (key: string, fields: object) => admin.put(`/rest/api/2/issue/${key}`, { fields });

  beforeAll(async () => {
    const { server } = context;
    admin = server.as('admin');
    await server.buildUser({ name: 'fred' });
    fred = server.as('fred');
    const all = ['user:admin', 'user:fred'];
    const grants = {
      CREATE_ISSUES: ['user:admin'],
      EDIT_ISSUES: ['user:admin'],
      ADD_COMMENTS: all,
      LINK_ISSUES: ['user:admin'],
      MODIFY_REPORTER: ['user:admin'],
    };
    await buildProjectGranting(server, 'ACT', { ...grants, BROWSE_PROJECTS: all });
    await buildProjectGranting(server, 'DARK', { ...grants, BROWSE_PROJECTS: ['user:admin', 'reporter'] });
    await server.buildIssue({ project: 'ACT' });
    await server.buildIssue({ project: 'DARK' });
    await server.buildIssue({ project: 'ACT' });
    await edit('ACT-1', { summary: 'Another' });
    await edit('DARK-1', { summary: 'Secret' });
    await fred.post('/rest/api/2/issue/ACT-2/comment', { body: 'Hello *there*' });
    await admin.post('/rest/api/2/issue/ACT-2/comment', {
      body: 'Hush',
      visibility: { type: 'group', value: 'jira-administrators' },
    });
    await admin.post('/rest/api/2/issue/DARK-1/comment', { body: 'Dark words' });
    await admin.post('/rest/api/2/issueLink', {
      type: { name: 'Relates' },
      inwardIssue: { key: 'ACT-1' },
      outwardIssue: { key: 'DARK-1' },
    });
  });

  it('tells what happened to visible issues, the newest first, with what was written and changed', async () => {
    const entries = await list(fred);
    expect(told(entries)).toEqual(['commented ACT-2', 'updated ACT-1', 'created ACT-2', 'created ACT-1']);
    expect(entries[0]).toMatchObject({ actor: { name: 'fred' }, comment: { text: 'Hello *there*' } });
    expect(entries[1]?.items).toMatchObject([{ field: 'summary', toString: 'Another' }]);
    // Nor is it news that there is a link to what is hidden.
    expect(JSON.stringify(entries)).not.toMatch(/DARK|Secret|Hush|Dark words/);
    expect(told(await list(admin))).toHaveLength(10);
    expect((await context.server.anonymous.get(path)).body.entries).toEqual([]);
  });

  it('is narrowed to a project and a person; what is hidden or missing did nothing', async () => {
    expect(told(await list(admin, '&project=DARK'))).toContain('created DARK-1');
    expect(told(await list(admin, '&project=DARK')).every((one) => one.endsWith('DARK-1'))).toBe(true);
    expect(told(await list(fred, '&user=fred'))).toEqual(['commented ACT-2']);
    expect(told(await list(admin, '&project=ACT&user=admin'))).toContain('created ACT-1');
    for (const query of ['&project=DARK', '&project=NONE', '&user=nobody', '&project=0'])
      expect(await list(fred, query), query).toEqual([]);
  });

  it('gives the same a page at a time, though much of it happened in one moment', async () => {
    const whole = (await list(admin)).map(({ id }) => id);
    const paged: string[] = [];
    let before: string | null = '';
    while (before !== null) {
      const { body }: { body: { entries: Entry[]; next: string | null } } = await admin.get(
        `${path}?maxResults=2&before=${before}`,
      );
      paged.push(...body.entries.map(({ id }) => id));
      before = body.next;
      expect(paged.length).toBeLessThanOrEqual(whole.length);
    }
    expect(paged).toEqual(whole);
    const { body } = await admin.get(`${path}?before=1`);
    expect(body).toEqual({ entries: [], next: null });
  });

  it('leaves out what is archived, and what somebody may see no longer', async () => {
    const { key } = await context.server.buildIssue({ project: 'DARK', reporter: { name: 'fred' } });
    expect(told(await list(fred))).toContain(`created ${key}`);
    await edit(key, { reporter: { name: 'admin' } });
    expect(told(await list(fred)).join()).not.toContain(key);
    const archived = (await context.server.buildIssue({ project: 'ACT' })).key;
    expect(told(await list(fred))).toContain(`created ${archived}`);
    await admin.put(`/rest/api/2/issue/${archived}/archive`);
    expect(told(await list(fred)).join()).not.toContain(archived);
  });

  it('refuses what cannot be, by name', async () => {
    for (const before of ['x', '1.change', "1' or 1=1", '-5'])
      expect((await fred.get(`${path}?before=${encodeURIComponent(before)}`)).body.errors).toHaveProperty(
        'before',
      );
    expect((await fred.get(`${path}?maxResults=many`)).body.errors).toHaveProperty('maxResults');
  });
});
