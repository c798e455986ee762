/**
 * The number of statements of an answer does not grow with the rows in it. One world is looked at twice: with one of
 * everything, and with many. Every GET under /rest that can be asked there takes part, those that are yet to come too.
 */
import { beforeAll, expect, it } from 'vitest';
import { routes } from '../../src/routes.ts';
import { adminPassword, type Client, describeOnEngines } from '../support/server.ts';
import { traceStatements } from '../support/statements.ts';

const trace = traceStatements();
const rest = '/rest/api/2';

/** What stands for a path's parameters. */
const parameters: Record<string, string> = {
  issueIdOrKey: 'ONE-1',
  projectIdOrKey: 'ONE',
  projectKeyOrId: 'ONE',
  propertyKey: 'property0',
};

/** What must be asked for where the bare address is refused, or says little. */
const queries: Record<string, string[]> = {
  '/issue/:issueIdOrKey': [
    '',
    '?expand=changelog,transitions.fields,editmeta,names,renderedFields',
    '?properties=*all',
  ],
  '/search': [
    '?jql=project=ONE',
    '?jql=project=ONE&fields=*all&expand=changelog,transitions,operations,editmeta,renderedFields',
  ],
  '/search/jql': ['?jql=project=ONE&fields=*all'],
  '/issue/createmeta': [
    '',
    '?projectKeys=ONE&expand=projects.issuetypes.fields',
    '?expand=projects.issuetypes.fields',
  ],
  '/project': ['', '?expand=description,lead,issueTypes,url,projectKeys'],
  '/project/search': ['', '?expand=description,lead,issueTypes,url,projectKeys'],
  '/permissionscheme': ['', '?expand=all'],
  '/permissionscheme/:schemeId': ['?expand=all'],
  '/notificationscheme': ['', '?expand=all'],
  '/filter': ['', '?expand=sharedUsers,subscriptions'],
  '/filter/favourite': ['', '?expand=sharedUsers,subscriptions'],
  '/user/search': ['?username=.'],
  '/user/picker': ['?query=user'],
  '/user/assignable/search': ['?project=ONE', '?issueKey=ONE-1'],
  '/user/assignable/multiProjectSearch': ['?projectKeys=ONE'],
  '/user/viewissue/search': ['?issueKey=ONE-1&username=.'],
  '/user/permission/search': ['?permissions=BROWSE_PROJECTS&username=.&projectKey=ONE'],
  '/user': ['?username=admin&expand=groups,applicationRoles'],
  '/user/groups': ['?username=admin'],
  '/user/columns': ['?username=admin'],
  '/groups/picker': ['?query=group'],
  '/groupuserpicker': ['?query=user'],
  '/group': ['?groupname=group0&expand=users'],
  '/group/member': ['?groupname=group0'],
  '/issue/picker': ['?query=one&currentJQL=project=ONE'],
  '/projects/picker': ['?query=project'],
  '/mypermissions': ['', '?projectKey=ONE', '?issueKey=ONE-1'],
};

describeOnEngines('The number of statements', (context) => {
  let admin: Client;
  let counts: { few: Map<string, Seen>; many: Map<string, Seen> };

  beforeAll(async () => {
    const credentials = Buffer.from(`admin:${adminPassword}`).toString('base64');
    admin = context.server.with({ authorization: `Basic ${credentials}` });
    await context.server.buildProject({ key: 'ONE', name: 'Project one' });
    await admin.post(`${rest}/issue`, issue('Issue 0'));
    await grow(0);
    const few = await countAll();
    for (let at = 1; at < 12; at++) await grow(at);
    counts = { few, many: await countAll(new Set(few.keys())) };
  }, 240_000);

  const issue = (summary: string, more: object = {}) => ({
    fields: { project: { key: 'ONE' }, issuetype: { name: 'Task' }, summary, ...more },
  });

  /** One more of everything. */
  async function grow(at: number): Promise<void> {
    const make = async (path: string, body: unknown): Promise<{ id: string; key: string }> => {
      const answer = await admin.post(path.startsWith('/rest') ? path : rest + path, body);
      if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
      return answer.body;
    };
    await context.server.buildUser({ name: `user${at}` });
    await make('/group', { name: `group${at}` });
    for (const name of [`user${at}`, 'admin']) await make(`/group/user?groupname=group${at}`, { name });
    if (at > 0) await make('/group/user?groupname=group0', { name: `user${at}` });
    const other = `OTHER${String.fromCharCode(65 + at)}`;
    await context.server.buildProject({ key: other, name: `Project ${other}`, lead: `user${at}` });
    const component = await make('/component', {
      project: 'ONE',
      name: `Component ${at}`,
      leadUserName: `user${at}`,
    });
    await make('/component', { project: other, name: 'Component', leadUserName: `user${at}` });
    await make('/version', { project: other, name: 'Version' });
    const version = await make('/version', { project: 'ONE', name: `Version ${at}` });
    const [one, two] = [component, version].map(({ id }) => [{ id }]);
    const made = await make(
      '/issue',
      issue(`Issue ${at}`, {
        labels: [`label${at}`],
        components: one,
        fixVersions: two,
        assignee: { name: `user${at}` },
      }),
    );
    for (const key of ['ONE-1', made.key]) {
      await make(`/issue/${key}/comment`, { body: `Comment ${at} [~user${at}] ONE-1` });
      await make(`/issue/${key}/worklog`, { timeSpent: '1h', comment: `Work ${at}` });
      await make(`/issue/${key}/remotelink`, {
        object: { url: `https://example.com/${at}`, title: `Link ${at}` },
      });
      await make(`/issue/${key}/watchers?username=user${at}`, undefined);
      await admin.put(`${rest}/issue/${key}/properties/property${at}`, { at });
      await admin.put(`${rest}/issue/${key}`, { update: { labels: [{ add: `more${at}` }] } });
    }
    await make('/issueLink', {
      type: { name: 'Relates' },
      inwardIssue: { key: 'ONE-1' },
      outwardIssue: { key: made.key },
    });
    await make('/issue', {
      fields: { ...issue(`Part ${at}`).fields, issuetype: { name: 'Sub-task' }, parent: { key: 'ONE-1' } },
    });
    await make('/filter', { name: `Filter ${at}`, jql: 'project = ONE', favourite: true, description: '' });
    await make('/projectCategory', { name: `Category ${at}`, description: '' });
    await make('/issueLinkType', { name: `Type ${at}`, inward: `in ${at}`, outward: `out ${at}` });
    await make('/issuetype', { name: `Kind ${at}`, type: 'standard' });
    await make('/role', { name: `Role ${at}`, description: '' });
    await make('/permissionscheme', {
      name: `Scheme ${at}`,
      permissions: [{ permission: 'BROWSE_PROJECTS', holder: { type: 'user', parameter: `user${at}` } }],
    });
    await make('/permissionscheme/0/permission', {
      permission: 'BROWSE_PROJECTS',
      holder: { type: 'user', parameter: `user${at}` },
    });
    await make('/project/ONE/role/10002', { user: [`user${at}`] });
    await admin.put(`${rest}/project/ONE/properties/property${at}`, { at });
    await admin.put(`${rest}/user/properties/property${at}?username=admin`, { at });
    await make('/field', {
      name: `Field ${at}`,
      type: 'com.atlassian.jira.plugin.system.customfieldtypes:textfield',
    });
  }

  interface Seen {
    statements: number;
    bytes: number;
  }

  /** Address → what its answer takes, for all that are answered 200. */
  async function countAll(only?: ReadonlySet<string>): Promise<Map<string, Seen>> {
    const found = new Map<string, Seen>();
    for (const address of addresses()) {
      if (only && !only.has(address)) continue;
      const seen = await count(address);
      if (seen) found.set(address, seen);
    }
    return found;
  }

  /** The least of several: the program cleans up now and then while it answers. */
  async function count(address: string): Promise<Seen | null> {
    const first = await admin.get(address);
    if (first.status !== 200) return null;
    const tries: number[] = [];
    for (let turn = 0; turn < 3; turn++) {
      // Nothing is answered from memory after a commit.
      await admin.put(`${rest}/issue/ONE-1/properties/turn`, turn);
      trace.start();
      await admin.get(address);
      tries.push(trace.stop().length);
    }
    return { statements: Math.min(...tries), bytes: first.bytes.length };
  }

  it('of an answer is the same for one and for many of everything', () => {
    const grown = [...counts.few].flatMap(([address, { statements }]) => {
      const many = counts.many.get(address)?.statements;
      return many === statements ? [] : [`${address}: ${statements}, then ${many}`];
    });
    expect(grown).toEqual([]);
  });

  it('was counted where there was something to count', () => {
    const fuller = [...counts.few].filter(
      ([address, { bytes }]) => (counts.many.get(address)?.bytes ?? 0) > 2 * bytes,
    );
    expect(counts.few.size).toBeGreaterThan(90);
    expect(fuller.length).toBeGreaterThan(35);
  });

  it('of making issues is the same for few and for many in one call', async () => {
    const made = async (many: number): Promise<number> => {
      const issueUpdates = Array.from({ length: many }, (_, at) => issue(`Bulk ${at}`, { labels: ['bulk'] }));
      trace.start();
      const { status } = await admin.post(`${rest}/issue/bulk`, { issueUpdates });
      expect(status).toBe(201);
      return trace.stop().length;
    };
    await made(2);
    expect(await made(20)).toBe(await made(2));
  });

  it('of making an ordinary issue after others is two on PostgreSQL: who asks, and the issue', async () => {
    const made = async (): Promise<number> => {
      trace.start();
      const { status, text } = await admin.post(
        `${rest}/issue`,
        issue('Ordinary', { labels: ['one', 'two'] }),
      );
      expect(status, text).toBe(201);
      return trace.stop().length;
    };
    await made();
    if (context.engine === 'PostgreSQL') expect(await made()).toBe(2);
  });

  it('of making an issue is the same for few and for many of what hangs on it', async () => {
    const ids = async (list: string): Promise<{ id: string }[]> =>
      (await admin.get(`${rest}/project/ONE/${list}`)).body.map(({ id }: { id: string }) => ({ id }));
    const [components, versions] = [await ids('components'), await ids('versions')];
    const made = async (many: number): Promise<number> => {
      const fields = issue(`With ${many}`, {
        labels: Array.from({ length: many }, (_, at) => `l${at}`),
        components: components.slice(0, many),
        fixVersions: versions.slice(0, many),
        versions: versions.slice(0, many),
        assignee: { name: 'admin' },
      });
      trace.start();
      const { status, text } = await admin.post(`${rest}/issue`, fields);
      expect(status, text).toBe(201);
      return trace.stop().length;
    };
    await made(1);
    expect(components.length).toBeGreaterThan(10);
    expect(await made(10)).toBe(await made(1));
  });
});

/** Every GET under /rest whose parameters are known here. */
function addresses(): string[] {
  return routes
    .filter(({ method, url }) => method === 'GET' && url.startsWith('/rest/'))
    .flatMap(({ url }) => {
      const path = url.replace(/:(\w+)/g, (whole, name: string) => parameters[name] ?? whole);
      if (path.includes(':')) return [];
      return (queries[url.replace(rest, '')] ?? ['']).map((query) => path + query);
    });
}
