/**
 * Whatever is asked of something that the caller may not see, in whatever place of a request it is named: the answer is
 * the one that a thing gets which is not there. Every declared route is asked; a new one is asked by itself.
 */
import { beforeAll, expect, it, vi } from 'vitest';
import type { Route } from '../../src/http/route.ts';
import { routes } from '../../src/routes.ts';
import { request } from '../conformance/requests.ts';
import { type World, worldOn } from '../conformance/world.ts';
import { buildProjectGranting } from '../support/grants.ts';
import { type Answer, basic, type Client, describeOnEngines, userPassword } from '../support/server.ts';
import { buildOutsider, buildProjectAdministrator } from '../support/standing.ts';
import { attachFile } from '../support/upload.ts';

const api = '/rest/api/2';
const own = '/rest/tessera/1';

/** By kind of thing: how it is called, the hidden one and one that is not there. */
interface Pair {
  kind: string;
  hidden: string;
  missing: string;
}

/** A number that nothing has. */
const NONE = '987654321';

/** Which kind the parameter of an address is: what stands before it says so. */
function kindOf(before: readonly string[]): string | null {
  const [last = '', earlier = ''] = before.filter((one) => !one.startsWith(':')).reverse();
  const kinds: Record<string, string> = {
    issue: 'issue',
    browse: 'issue',
    project: 'project',
    projectvalidate: 'project',
    createmeta: 'project',
    component: 'component',
    version: 'version',
    mergeto: 'version',
    attachment: 'attachment',
    thumbnail: 'attachment',
    issueLink: 'issueLink',
    comment: 'comment',
    worklog: 'worklog',
    filter: 'filter',
    dashboard: 'dashboard',
    securitylevel: 'securitylevel',
    remotelink: earlier === 'issue' ? 'remotelink' : 'none',
  };
  return kinds[last] ?? null;
}

/** The name of a member or a parameter says what it names. */
const kindsOfNames: Record<string, string> = {
  issueKey: 'issue',
  issueId: 'issue',
  issueIdOrKey: 'issue',
  issue: 'issue',
  currentIssueKey: 'issue',
  parentIssue: 'issue',
  project: 'project',
  projectKey: 'project',
  projectKeys: 'project',
  projectIdOrKey: 'project',
  currentProjectId: 'projectId',
  projectId: 'projectId',
  projectIds: 'projectId',
  projectKeyOrId: 'project',
  filterId: 'filter',
  filter: 'filter',
  dashboard: 'dashboard',
  commentId: 'comment',
  moveIssuesTo: 'version',
  moveFixIssuesTo: 'version',
  moveAffectedIssuesTo: 'version',
};

/** A project in which an ordinary user may do nearly everything, with one of each in it. */
async function buildSeen({ server, admin }: World): Promise<Record<string, string>> {
  await server.buildUser({ name: 'keeper' });
  await admin.post(`${api}/group`, { name: 'keepers' });
  for (const name of ['keeper', 'admin'])
    await made(admin.post(`${api}/group/user?groupname=keepers`, { name }));
  await buildProjectGranting(server, 'VIS', {
    ...grantsTo('group:jira-software-users', 'user:admin'),
    SET_ISSUE_SECURITY: ['user:admin'],
    ADMINISTER_PROJECTS: ['projectRole:10002'],
  });
  await buildOutsider(server, 'outsider');
  await buildProjectAdministrator(server, 'lead', 'VIS');
  const members = ['Keepers', 'Both'].map((name, at) => ({
    name,
    members: [at === 0 ? { type: 'user', parameter: 'keeper' } : { type: 'group', parameter: 'keepers' }],
  }));
  const scheme = await made(admin.post(`${own}/issuesecurityscheme`, { name: 'S', levels: members }));
  await made(admin.put(`${own}/project/VIS/issuesecurityscheme`, { id: scheme.id }));
  const { key } = await server.buildIssue({ project: 'VIS', summary: 'seen' });
  const sharePermissions = [{ type: 'authenticated' }];
  return {
    ...(await buildInProject(admin, 'VIS', 'seen')),
    ...(await buildOnIssue(admin, key, 'seen')),
    issue: key,
    project: 'VIS',
    projectId: String((await made(admin.get(`${api}/project/VIS`))).id),
    issueLink: NONE,
    securitylevel: NONE,
    filter: (
      await made(admin.post(`${api}/filter`, { name: 'seen', jql: 'project is not empty', sharePermissions }))
    ).id,
    dashboard: (await made(admin.post(`${api}/dashboard`, { name: 'seen', sharePermissions }))).id,
  };
}

async function made(answer: Promise<Answer>): Promise<Answer['body']> {
  const { status, body, text } = await answer;
  if (status >= 300) throw new Error(`${status} ${text}`);
  return body;
}

const grantsTo = (...holders: string[]) => Object.fromEntries(work.map((grant) => [grant, holders]));
const work =
  'BROWSE_PROJECTS CREATE_ISSUES EDIT_ISSUES ADD_COMMENTS WORK_ON_ISSUES CREATE_ATTACHMENTS LINK_ISSUES ASSIGNABLE_USER ASSIGN_ISSUES DELETE_ISSUES VIEW_VOTERS_AND_WATCHERS MANAGE_WATCHERS TRANSITION_ISSUES RESOLVE_ISSUES DELETE_ALL_WORKLOGS'.split(
    ' ',
  );

const idOf = async (answer: Promise<Answer>) => String((await made(answer)).id);

async function buildInProject(admin: Client, project: string, name: string) {
  return {
    component: await idOf(admin.post(`${api}/component`, { name, project })),
    version: await idOf(admin.post(`${api}/version`, { name, project })),
  };
}

async function buildOnIssue(admin: Client, key: string, name: string) {
  const on = `${api}/issue/${key}`;
  const object = { url: 'https://example.com', title: name };
  const file = await attachFile(admin, key, { filename: `${name}.txt`, content: name });
  return {
    comment: await idOf(admin.post(`${on}/comment`, { body: name })),
    worklog: await idOf(admin.post(`${on}/worklog`, { timeSpent: '1h', comment: name })),
    attachment: String(file.id),
    remotelink: await idOf(admin.post(`${on}/remotelink`, { object })),
  };
}

/** What is for keepers on an issue that all see. Its history and its sum of hours tell of work by whomever, as Jira's do. */
async function buildRestricted(admin: Client, issue: string) {
  const on = `${api}/issue/${issue}`;
  const visibility = { type: 'group', value: 'keepers' };
  const worklog = { timeSpent: '1h', comment: 'sesame', visibility };
  const [logged, gone] = [
    await idOf(admin.post(`${on}/worklog`, worklog)),
    await idOf(admin.post(`${on}/worklog`, worklog)),
  ];
  await made(admin.delete(`${on}/worklog/${gone}`));
  return { logged, gone };
}

/** What only keepers see, in a project of theirs and beside what all see. Each holds the word `sesame`. */
async function buildHidden({ server, admin }: World, seen: Record<string, string>): Promise<Pair[]> {
  const visibility = { type: 'group', value: 'keepers' };
  const comment = await made(
    admin.post(`${api}/issue/${seen.issue}/comment`, { body: 'sesame', visibility }),
  );
  await buildProjectGranting(server, 'HID', grantsTo('user:admin', 'user:keeper'));
  const hid = await server.buildIssue({ project: 'HID', summary: 'sesame', labels: ['sesame'] });
  const hidden = {
    ...(await buildInProject(admin, 'HID', 'sesame')),
    ...(await buildOnIssue(admin, hid.key, 'sesame')),
  };
  const sec = await server.buildIssue({
    project: 'VIS',
    summary: 'sesame',
    labels: ['sesame'],
    security: { name: 'Both' },
    fixVersions: [{ id: seen.version }],
    versions: [{ id: seen.version }],
    components: [{ id: seen.component }],
  });
  const ofSec = await buildOnIssue(admin, sec.key, 'sesame');
  for (const { key } of [sec, hid]) {
    const ends = { inwardIssue: { key: seen.issue }, outwardIssue: { key } };
    await made(admin.post(`${api}/issueLink`, { type: { name: 'Blocks' }, ...ends }));
  }
  const links = (await made(admin.get(`${api}/issue/${seen.issue}`))).fields.issuelinks;
  const archived = await buildArchived({ server, admin });
  const filter = await made(admin.post(`${api}/filter`, { name: 'sesame', jql: 'project = HID' }));
  const dashboard = await made(admin.post(`${api}/dashboard`, { name: 'sesame' }));
  const toKeepers = { sharePermissions: [{ type: 'group', group: { name: 'keepers' } }] };
  const shared = { name: 'sesame too', ...toKeepers };
  const sharedFilter = await made(admin.post(`${api}/filter`, { ...shared, jql: 'project = HID' }));
  const sharedDashboard = await made(admin.post(`${api}/dashboard`, shared));
  const projectId = String((await made(admin.get(`${api}/project/HID`))).id);
  const pair = (kind: string, one: string | number, missing = NONE): Pair => ({
    kind,
    hidden: String(one),
    missing,
  });
  return [
    pair('issue', hid.key, 'NOPE-7'),
    pair('issue', hid.id),
    pair('issue', sec.key, 'VIS-7654321'),
    pair('issue', sec.id),
    pair('project', 'HID', 'NOPE'),
    pair('project', projectId),
    pair('projectId', projectId),
    ...Object.entries(hidden).map(([kind, id]) => pair(kind, id)),
    ...Object.entries(ofSec).map(([kind, id]) => pair(kind, id)),
    pair('comment', comment.id),
    ...links.map(({ id }: { id: string }) => pair('issueLink', id)),
    pair('filter', filter.id),
    pair('filter', sharedFilter.id),
    pair('dashboard', dashboard.id),
    pair('dashboard', sharedDashboard.id),
    ...archived.map(([kind, one, missing]) => pair(kind, one, missing)),
  ];
}

/** A hidden project that is archived, with what is in it, and an archived issue in one that is not. */
async function buildArchived({
  server,
  admin,
}: Pick<World, 'server' | 'admin'>): Promise<[kind: string, one: string, missing?: string][]> {
  const grants = grantsTo('user:admin', 'user:keeper');
  await buildProjectGranting(server, 'HAR', grants);
  const within = await server.buildIssue({ project: 'HAR', summary: 'sesame' });
  const { version } = await buildInProject(admin, 'HAR', 'sesame');
  const { id } = await made(admin.get(`${api}/project/HAR`));
  await made(admin.put(`${api}/project/HAR/archive`));
  const alone = await server.buildIssue({ project: 'HID', summary: 'sesame' });
  await made(admin.put(`${api}/issue/${alone.key}/archive`));
  return [
    ['issue', within.key, 'NOPE-7'],
    ['issue', alone.key, 'NOPE-7'],
    ['project', 'HAR', 'NOPE'],
    ['projectId', String(id)],
    ['version', version],
  ];
}

/** Queries that name what is not seen, in each way that one can be named. */
const queries: Record<string, readonly string[]> = {
  issue: ['key = X', 'key in (X, VIS-1)', 'key != X', 'parent = X', 'issue in linkedIssues(X)', 'key was X'],
  project: ['project = X', 'project not in (X)', 'key > X-1', 'fixVersion in releasedVersions(X)'],
  version: ['fixVersion = X', 'affectedVersion in (X)', 'fixVersion was X'],
  component: ['component = X', 'component not in (X)'],
  filter: ['filter = X', 'filter != X'],
};

/** Every address that takes a query, and what is sent to it. */
const asking: Record<string, (client: Client, jql: string) => Promise<Answer>> = {
  'GET search': (client, jql) => client.get(`${api}/search?jql=${encodeURIComponent(jql)}&fields=summary`),
  'POST search': (client, jql) => client.post(`${api}/search`, { jql, fields: ['summary'] }),
  'POST search, warnings': (client, jql) =>
    client.post(`${api}/search`, { jql, fields: ['summary'], validateQuery: false }),
  'GET search/jql': (client, jql) => client.get(`${api}/search/jql?jql=${encodeURIComponent(jql)}`),
  'POST search/approximate-count': (client, jql) => client.post(`${api}/search/approximate-count`, { jql }),
  'POST jql/match': (client, jql) => client.post(`${api}/jql/match`, { issueIds: [10000], jqls: [jql] }),
  'GET issue/picker': (client, jql) =>
    client.get(`${api}/issue/picker?query=s&currentJQL=${encodeURIComponent(jql)}`),
  ...Object.fromEntries(
    [
      'csv-all-fields/temp/SearchRequest.csv',
      'xml/temp/SearchRequest.xml',
      'html-current-fields/temp/SearchRequest.html',
    ].map((view) => [
      `an export as ${view.split('/')[0]}`,
      (client: Client, jql: string) =>
        client.get(`/sr/jira.issueviews:searchrequest-${view}?jqlQuery=${encodeURIComponent(jql)}`),
    ]),
  ),
};

/** Headers that say when, not what. */
const beside = new Set([
  'date',
  'x-arequestid',
  'x-asessionid',
  'set-cookie',
  'content-length',
  'keep-alive',
]);

/** Instants, and what is random in pages. */
const moments = /\d{4}-\d\d-\d\dT[\d:.]+[+\d]*|"until":\d+|nonce="[^"]+"|"[\w-]{20,}_l(?:in|out)"/g;

/** What a caller can tell. @param as what the thing is to be called instead of `name` */
function told({ status, headers, text }: Answer, name: string, as: string) {
  const clean = (one: string) => one.replaceAll(name, as);
  const shown = Object.entries(headers).filter(([header]) => !beside.has(header));
  return {
    status,
    text: clean(text),
    headers: Object.fromEntries(shown.map(([header, value]) => [header, clean(String(value))])),
  };
}

const tried = routes
  .filter(({ url }) => !/readonly-mode|\/login|\/logout|^\/captcha/.test(url))
  .map((route) => ({ name: `${route.method} ${route.url}`, route }));
const reads = tried.filter(({ route }) => route.method === 'GET');
const writes = tried.filter(({ route }) => route.method !== 'GET');

describeOnEngines('Hidden and missing', (context) => {
  let world: World;
  let seen: Record<string, string>;
  let pairs: Pair[];
  let clients: Record<string, Client>;
  const looks: Record<'before' | 'after', Map<string, string>> = { before: new Map(), after: new Map() };

  beforeAll(async () => {
    // Pages say to the minute when something was, and how long ago: all of it is in one moment.
    vi.useFakeTimers({ toFake: ['Date'] });
    world = await worldOn(context.server);
    for (const kind of ['issue', 'version', 'component']) await world.get(kind);
    seen = await buildSeen(world);
    const { server } = context;
    const with_ = (name: string) => server.with({ authorization: basic(name, userPassword) });
    clients = {
      nobody: server.anonymous,
      outsider: with_('outsider'),
      plain: with_('plain'),
      lead: with_('lead'),
    };
    const { logged, gone } = await buildRestricted(world.admin, seen.issue ?? '');
    // What somebody looked at last is shown, too: a first look settles that.
    await lookAround('before');
    await lookAround('before');
    pairs = await buildHidden(world, seen);
    for (const hidden of [logged, gone]) pairs.push({ kind: 'worklog', hidden, missing: NONE });
    await lookAround('after');
    vi.useRealTimers();
  }, 180_000);

  /** The address of a route with what all see; `name` at the place `at`. */
  const addressOf = ({ url }: Route, at?: number, name?: string): string =>
    url
      .split('/')
      .map((segment, place, segments) => {
        if (place === at) return name;
        if (segment === '*') return 'x';
        return segment.startsWith(':') ? (seen[kindOf(segments.slice(0, place)) ?? ''] ?? '1') : segment;
      })
      .join('/');

  /** What there is to see, but for the moments. */
  const look = async (client: Client, route: Route): Promise<string> => {
    const wide = route.query?.properties?.expand
      ? '?expand=renderedFields,editmeta,issuesstatus,operations'
      : '';
    const { status, text } = await client.get(addressOf(route) + wide);
    return `${status} ${text.replaceAll(moments, 'then')}`;
  };

  const lookAround = async (when: 'before' | 'after'): Promise<void> => {
    for (const { name, route } of reads)
      for (const [who, client] of Object.entries(clients))
        looks[when].set(`${who} ${name}`, await look(client, route));
  };

  const goodFor = (route: Route) => request(world, route.method, route.url.replace(/:([^/]+)/g, '{$1}'));

  const expectSame = async (
    { method }: Route,
    pair: Pair,
    ask: (name: string) => { address: string; body?: unknown; headers?: Record<string, string> | undefined },
  ): Promise<void> => {
    for (const [who, client] of Object.entries(clients)) {
      const send = ({ address, body, headers }: ReturnType<typeof ask>) =>
        client.request(method, address, method === 'GET' ? undefined : body, headers && { headers });
      const missing = told(await send(ask(pair.missing)), pair.missing, pair.hidden);
      const hidden = told(await send(ask(pair.hidden)), pair.hidden, pair.hidden);
      const { address, body } = ask(pair.hidden);
      expect.soft(hidden, `${who}: ${method} ${address} ${JSON.stringify(body)}`).toEqual(missing);
    }
  };

  it.each(tried)('$name: the same for what its address names', async ({ route }) => {
    const { query = '', body, headers } = await goodFor(route);
    for (const [at, segment] of route.url.split('/').entries()) {
      const kind = segment.startsWith(':') ? kindOf(route.url.split('/').slice(0, at)) : null;
      for (const pair of pairs.filter((one) => one.kind === kind))
        await expectSame(route, pair, (name) => ({
          address: addressOf(route, at, name) + query,
          body,
          headers,
        }));
    }
  });

  it.each(tried)('$name: the same for what its query names', async ({ route }) => {
    const { query, body, headers } = await goodFor(route);
    for (const parameter of Object.keys(route.query?.properties ?? {})) {
      for (const pair of pairs.filter((one) => one.kind === kindsOfNames[parameter]))
        await expectSame(route, pair, (name) => {
          const asked = new URLSearchParams(query);
          asked.set(parameter, name);
          return { address: `${addressOf(route)}?${asked}`, body, headers };
        });
    }
  });

  it.each(writes)('$name: the same for what its body names', async ({ route }) => {
    const { query = '', body, headers } = await goodFor(route);
    if (body === undefined || Buffer.isBuffer(body)) return;
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    for (const kind of ['issue', 'project', 'version', 'component']) {
      const visible = new RegExp(`\\b${await world.get(kind)}\\b`, 'g');
      if (!visible.test(text)) continue;
      for (const pair of pairs.filter((one) => one.kind === kind))
        await expectSame(route, pair, (name) => {
          const filled = text.replaceAll(visible, name);
          return {
            address: addressOf(route) + query,
            body: typeof body === 'string' ? filled : JSON.parse(filled),
            headers,
          };
        });
    }
  });

  it.each(Object.keys(asking))('%s: the same for what its query in JQL names', async (where) => {
    const ask = asking[where] as (typeof asking)[string];
    // Who sees it is told something else: otherwise this would ask nothing.
    const [there, none] = ['HID', 'NOPE'].map((name) => ask(world.admin, `project = ${name} order by key`));
    expect(told((await there) as Answer, 'HID', 'X')).not.toEqual(told((await none) as Answer, 'NOPE', 'X'));
    for (const pair of pairs.filter(({ kind }) => kind in queries))
      for (const query of queries[pair.kind] ?? [])
        for (const who of where === 'GET search' ? ['nobody', 'lead', 'plain'] : ['plain']) {
          const client = clients[who] as Client;
          const [hidden, missing] = [pair.hidden, pair.missing].map((name) => query.replaceAll('X', name));
          expect
            .soft(told(await ask(client, hidden ?? ''), pair.hidden, 'X'), `${who}: ${hidden}`)
            .toEqual(told(await ask(client, missing ?? ''), pair.missing, 'X'));
        }
  });

  it('exports of a filter and searches for permissions: the same', async () => {
    const addresses: [string, (name: string) => string][] = [
      ['filter', (name) => `/sr/jira.issueviews:searchrequest-xml/${name}/SearchRequest-${name}.xml`],
      [
        'filter',
        (name) => `/sr/jira.issueviews:searchrequest-csv-all-fields/${name}/SearchRequest-${name}.csv`,
      ],
      ['issue', (name) => `${api}/user/permission/search?permissions=BROWSE&issueKey=${name}&username=`],
      ['project', (name) => `${api}/user/permission/search?permissions=BROWSE&projectKey=${name}&username=`],
      ['issue', (name) => `${api}/user/viewissue/search?issueKey=${name}&username=`],
      ['issue', (name) => `${api}/user/assignable/search?issueKey=${name}`],
      ['issue', (name) => `${api}/mypermissions?issueKey=${name}`],
    ];
    for (const [kind, addressOf] of addresses)
      for (const pair of pairs.filter((one) => one.kind === kind))
        for (const [who, client] of Object.entries(clients)) {
          const [hidden, missing] = [
            await client.get(addressOf(pair.hidden)),
            await client.get(addressOf(pair.missing)),
          ];
          expect
            .soft(told(hidden, pair.hidden, 'X'), `${who}: ${addressOf(pair.hidden)}`)
            .toEqual(told(missing, pair.missing, 'X'));
        }
  });

  it('the history tells of links to what is hidden without naming it, and to those who see it by name', async () => {
    const links = async (client: Client) => {
      const { body } = await client.get(`${api}/issue/${seen.issue}?expand=changelog`);
      const bulk = await client.post(`${api}/changelog/bulkfetch`, { issueIdsOrKeys: [seen.issue] });
      const histories = [body.changelog.histories, bulk.body.issueChangeLogs[0].changeHistories];
      return histories.map((list) =>
        list
          .flatMap((one: { items: { field: string }[] }) => one.items)
          .filter((item: { field: string }) => item.field === 'Link')
          .map(({ to, toString: text }: { to: string | null; toString: string }) => [to, text]),
      );
    };
    const hidden = [null, 'This issue blocks an issue that you cannot see'];
    expect(await links(clients.plain as Client)).toEqual([
      [hidden, hidden],
      [hidden, hidden],
    ]);
    const named = ['VIS-2', 'HID-1'].map((key) => [key, `This issue blocks ${key}`]);
    expect(await links(world.admin)).toEqual([named, named]);
  });

  it('the history names projects that were picked to those who see them alone', async () => {
    const { admin } = world;
    const field = await made(
      admin.post(`${api}/field`, {
        name: 'Where',
        type: 'com.atlassian.jira.plugin.system.customfieldtypes:project',
      }),
    );
    await admin.post(`${api}/screens/addToDefault/${field.id}`);
    const { key } = await context.server.buildIssue({ project: 'VIS' });
    await made(
      admin.post(`${api}/project`, { key: 'GONE', name: 'Gone', lead: 'admin', projectTypeKey: 'software' }),
    );
    const ids: string[] = [];
    for (const project of ['HID', 'GONE', 'VIS']) {
      ids.push(String((await made(admin.get(`${api}/project/${project}`))).id));
      await made(admin.put(`${api}/issue/${key}`, { fields: { [field.id]: { key: project } } }));
    }
    await made(admin.delete(`${api}/project/GONE`));
    const told = async (client: Client) => {
      const { body } = await client.get(`${api}/issue/${key}?expand=changelog`);
      const found = await client.get(`${api}/search?jql=key=${key}&expand=changelog`);
      const bulk = await client.post(`${api}/changelog/bulkfetch`, { issueIdsOrKeys: [key] });
      const paged = await client.get(`${api}/issue/${key}/changelog`);
      const [whole, ...others] = [
        body.changelog.histories,
        found.body.issues[0].changelog.histories,
        bulk.body.issueChangeLogs[0].changeHistories,
        paged.body.values,
      ].map((list) => list.flatMap((one: { items: unknown[] }) => one.items));
      for (const other of others) expect(other).toEqual(whole);
      return whole.map((item: { from: unknown; fromString: unknown; to: unknown; toString: unknown }) => [
        [item.from, item.fromString],
        [item.to, item.toString],
      ]);
    };
    const [none, unseen] = [
      [null, null],
      [null, 'a project that you cannot see'],
    ];
    const names = await Promise.all(
      ['HID', 'VIS'].map(async (project) => (await made(admin.get(`${api}/project/${project}`))).name),
    );
    expect(await told(clients.plain as Client)).toEqual([
      [none, unseen],
      [unseen, unseen],
      [unseen, [ids[2], names[1]]],
    ]);
    expect(await told(admin)).toEqual([
      [none, [ids[0], names[0]]],
      [[ids[0], names[0]], unseen],
      [unseen, [ids[2], names[1]]],
    ]);
  });

  it.each(reads)('$name shows what it showed before there was anything hidden', ({ name }) => {
    for (const who of Object.keys(clients)) {
      const after = looks.after.get(`${who} ${name}`);
      // A link to a hidden issue is in the history, without its key.
      if (!name.endsWith('/changelog')) expect.soft(after, who).toBe(looks.before.get(`${who} ${name}`));
      expect.soft(after, who).not.toMatch(/sesame|\bHID\b|\bHAR\b|\bVIS-2\b/);
    }
  });
});
