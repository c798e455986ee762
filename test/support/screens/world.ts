/** What the screens show: the demo, and what is longer, emptier or written from the other side than that. */
import type { TestServer } from '../server.ts';

export interface World {
  /** Key of an issue with everything on it. */
  readonly issue: string;
  readonly filter: string;
  readonly dashboard: string;
  /** Section of the administration → the one of it that is shown. */
  readonly details: Readonly<Record<string, string>>;
}

export const hebrew = 'המנעול בתחנה ליד השוק אינו נפתח כשיורד גשם חזק והרוכבים ממתינים זמן רב';
export const arabic = 'القفل في المحطة قرب السوق لا يُفتح عندما تمطر بشدة والراكبون ينتظرون طويلاً';
/** Longer than any column, and not to be broken at a blank. */
export const endless = (length: number): string =>
  'Unbreakable'.repeat(Math.ceil(length / 11)).slice(0, length);

const maker =
  (server: TestServer): Made =>
  async (path, body) => {
    const answer = await server.as('admin').post(path, body);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  };

/** @param server whose demo is there already */
export async function buildWorld(server: TestServer): Promise<World> {
  const admin = server.as('admin');
  const made = maker(server);
  const filter = await made('/rest/api/2/filter', {
    name: 'What is open',
    jql: 'project = TEST AND resolution = Unresolved ORDER BY priority DESC',
    favourite: true,
  });
  const dashboard = await made('/rest/api/2/dashboard', { name: 'The week' });
  await server.buildProject({ key: 'BLANK', name: 'Nothing yet' });
  await server.buildUser({ name: 'nina', displayName: 'Nina New' });
  const schemes = (await admin.get('/rest/api/2/permissionscheme')).body.permissionSchemes;
  const workflows = (await admin.get('/rest/tessera/1/workflow')).body;
  const { issues } = (
    await admin.get('/rest/api/2/search?jql=project=TEST+AND+votes>1+ORDER+BY+key&fields=key')
  ).body;
  return {
    issue: issues[0].key,
    filter: filter.id,
    dashboard: String(dashboard.id),
    details: {
      users: 'fred',
      groups: 'developers',
      'permission-schemes': String(schemes[0].id),
      workflows: String(workflows[0].id),
    },
  };
}

/** What no designer thought of. */
export async function buildExtremes(server: TestServer): Promise<void> {
  await buildLong(server, maker(server));
  await buildFromTheRight(server, maker(server));
}

type Made = (path: string, body: unknown) => Promise<{ id: string; key: string }>;

/** Names as long as they may be, without a blank; a hundred labels. */
async function buildLong(server: TestServer, made: Made): Promise<void> {
  await server.buildUser({ name: 'long', displayName: endless(255) });
  await server.buildProject({ key: 'VAST', name: endless(80), lead: 'long' });
  const about = { project: 'VAST', description: endless(255) };
  await made('/rest/api/2/component', { ...about, name: endless(255), leadUserName: 'long' });
  await made('/rest/api/2/version', { ...about, name: endless(255) });
  const { key } = await server.buildIssue({
    project: 'VAST',
    summary: endless(255),
    description: `${endless(600)}\n\n{code}${endless(600)}{code}\n\n||${endless(90)}||${endless(90)}||\n|a|b|`,
    assignee: { name: 'long' },
    components: [{ name: endless(255) }],
    fixVersions: [{ name: endless(255) }],
    labels: Array.from({ length: 100 }, (_, n) => `label-number-${n + 1}${n === 7 ? endless(200) : ''}`),
  });
  await made(`/rest/api/2/issue/${key}/comment`, { body: endless(600) });
  const other = await server.buildIssue({
    project: 'VAST',
    summary: endless(255),
    assignee: { name: 'long' },
  });
  const link = { type: { name: 'Blocks' }, inwardIssue: { key }, outwardIssue: { key: other.key } };
  await made('/rest/api/2/issueLink', link);
  await made('/rest/api/2/filter', { name: endless(255), jql: 'project = VAST', favourite: true });
  await made('/rest/api/2/dashboard', { name: endless(255) });
}

/** Texts that are read from the right to the left. */
async function buildFromTheRight(server: TestServer, made: Made): Promise<void> {
  await server.buildUser({ name: 'noa', displayName: 'נועה כהן' });
  await server.buildProject({ key: 'HEBREW', name: 'מיזם האופניים העירוני', lead: 'noa' });
  await made('/rest/api/2/component', { project: 'HEBREW', name: 'תחנות', description: hebrew });
  await made('/rest/api/2/version', { project: 'HEBREW', name: 'גרסה ראשונה', description: hebrew });
  const { key } = await server.buildIssue({
    project: 'HEBREW',
    summary: `${hebrew} ${hebrew}`,
    description: `${arabic}\n\n* ${hebrew}\n* ${arabic}`,
    assignee: { name: 'noa' },
    labels: ['תווית', 'وسم'],
    components: [{ name: 'תחנות' }],
    fixVersions: [{ name: 'גרסה ראשונה' }],
  });
  await server.buildIssue({ project: 'HEBREW', summary: `${arabic} ${arabic}`, assignee: { name: 'noa' } });
  await made(`/rest/api/2/issue/${key}/comment`, { body: arabic });
  await made('/rest/api/2/filter', { name: hebrew, jql: 'project = HEBREW', favourite: true });
  await made('/rest/api/2/dashboard', { name: arabic });
}
