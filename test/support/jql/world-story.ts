/** What happens in the world: some sixty issues are made and then worked on for six weeks. */
import type { Client, TestServer } from '../server.ts';
import { attachFile } from '../upload.ts';
import { begins, type Clock, componentsOf, DAY, type Dice, MINUTE, must, versionsOf } from './world.ts';
import { fields, valueFor } from './world-fields.ts';

const rest = '/rest/api/2';

/** How many issues each project gets. */
const counts = { TEST: 26, SIDE: 16, CLUB: 8, DARK: 6, OLD: 2 } as const;

const words =
  'login page error the Größe café screens customizing full red green blue to be or not it 日本 C++ snake_case roam foam'.split(
    ' ',
  );

interface Scene {
  server: TestServer;
  admin: Client;
  clock: Clock;
  dice: Dice;
  /** Ids of the custom fields, by their place in the list. */
  customIds: string[];
  issues: { key: string; project: string; subtask: boolean }[];
}

export async function tellStory(server: TestServer, clock: Clock, dice: Dice): Promise<void> {
  const admin = server.as('admin');
  const known = (await admin.get(`${rest}/field`)).body as { id: string; name: string; custom: boolean }[];
  const customIds = known
    .filter((one) => one.custom)
    .map(({ id }) => id)
    .sort();
  const scene: Scene = { server, admin, clock, dice, customIds, issues: [] };
  clock.at = begins;
  for (const [project, count] of Object.entries(counts))
    for (let made = 0; made < count; made++) await makeIssue(scene, project);
  for (let step = 0; step < 170; step++) await act(scene);
  await changeVersions(scene);
  for (let step = 0; step < 40; step++) await act(scene);
  await must(admin.put(`${rest}/project/OLD/archive`), 'archive');
  const archived = scene.issues.find(({ project }) => project === 'CLUB')?.key;
  await must(admin.put(`${rest}/issue/${archived}/archive`), 'archived issue');
  clock.at += 3 * DAY + 7 * MINUTE;
}

const text = ({ dice }: Scene): string =>
  Array.from({ length: 1 + dice.upTo(6) }, () => dice.pick(words)).join(' ');

const pass = ({ clock, dice }: Scene): void => {
  clock.at += dice.pick([0, 1, 17, 60, 240, 700]) * MINUTE;
};

async function makeIssue(scene: Scene, project: string): Promise<void> {
  const { admin, dice, issues } = scene;
  const parents = issues.filter((one) => one.project === project && !one.subtask);
  const parent = parents.length > 2 && dice.once(7) ? dice.pick(parents).key : null;
  const issuetype = parent ? 'Sub-task' : dice.pick(['Bug', 'Bug', 'Task', 'Story', 'Improvement']);
  const versions = versionsOf[project] ?? [];
  const named = (list: readonly string[]) => dice.some(list).map((name) => ({ name }));
  const person = () => ({ name: dice.pick(project === 'DARK' ? ['admin', 'zoe'] : assignable) });
  const values: Record<string, unknown> = {
    project: { key: project },
    issuetype: { name: issuetype },
    summary: text(scene),
    ...(parent && { parent: { key: parent } }),
    ...(dice.once(2) && { description: text(scene) }),
    ...(dice.once(3) && { environment: text(scene) }),
    ...(dice.once(2) && { assignee: person() }),
    ...(dice.once(2) && { reporter: person() }),
    ...(dice.once(2) && { priority: { name: dice.pick(priorities) } }),
    ...(dice.once(3) && { duedate: dice.pick(['2024-03-01', '2024-03-31', '2024-04-15', '2024-02-29']) }),
    ...(dice.once(3) && {
      timetracking: { originalEstimate: dice.pick(['1d', '3h', '2w', '45m']), remainingEstimate: '2h' },
    }),
    labels: dice.some(['firmware', 'Privacy', 'UI', 'ui']),
    components: named(componentsOf[project] ?? []),
    fixVersions: named(versions),
    versions: named(versions),
    ...(project === 'TEST' &&
      !parent &&
      dice.once(5) && { security: { name: dice.pick(['Inner', 'Inmost']) } }),
  };
  for (const [at, field] of fields.entries()) {
    const there = field.projects?.includes(project) ?? true;
    if (!there || (field.issueTypes && !field.issueTypes.includes(issuetype)) || !dice.once(2)) continue;
    const value = valueFor(field, dice, () => text(scene), versions);
    if (value !== undefined) values[scene.customIds[at] as string] = value;
  }
  pass(scene);
  const made = await must(admin.post(`${rest}/issue`, { fields: values }), 'an issue');
  issues.push({ key: made.body.key, project, subtask: parent !== null });
}

const assignable = ['fred', 'wilma', 'zoe', 'admin', 'order', 'twin1'];
const priorities = ['Highest', 'High', 'Medium', 'Low', 'Lowest'];
const actors = ['admin', 'fred', 'wilma', 'zoe', 'order'];

/** One thing that somebody does to some issue. What they may not do does not happen. */
async function act(scene: Scene): Promise<void> {
  const { dice, server } = scene;
  const { key, project } = dice.pick(scene.issues);
  const who = dice.pick(project === 'CLUB' || project === 'DARK' ? ['admin', 'zoe'] : actors);
  pass(scene);
  await dice.pick(deeds)(scene, server.as(who), key, project);
}

type Deed = (scene: Scene, client: Client, key: string, project: string) => Promise<unknown>;

const edit = (client: Client, key: string, values: Record<string, unknown>) =>
  client.put(`${rest}/issue/${key}`, { fields: values });

async function transition({ dice }: Scene, client: Client, key: string): Promise<void> {
  const { body, status } = await client.get(`${rest}/issue/${key}/transitions`);
  const possible: { id: string; to: { name: string } }[] = status === 200 ? body.transitions : [];
  if (possible.length === 0) return;
  const chosen = dice.pick(possible);
  const resolves = ['Resolved', 'Closed'].includes(chosen.to.name);
  const resolution = { name: dice.pick(['Done', "Won't Do", 'Duplicate']) };
  await client.post(`${rest}/issue/${key}/transitions`, {
    transition: { id: chosen.id },
    ...(resolves && { fields: { resolution } }),
  });
}

async function assign({ dice }: Scene, client: Client, key: string, project: string): Promise<void> {
  const name = dice.pick([null, ...(project === 'DARK' ? ['admin', 'zoe'] : assignable)]);
  await edit(client, key, { assignee: { name } });
}

async function comment(scene: Scene, client: Client, key: string): Promise<void> {
  const { dice } = scene;
  const visibility = dice.pick([
    null,
    null,
    { type: 'group', value: 'jira-administrators' },
    { type: 'role', value: 'Administrators' },
    { type: 'group', value: 'devs' },
  ]);
  await client.post(`${rest}/issue/${key}/comment`, { body: text(scene), ...(visibility && { visibility }) });
}

async function logWork(scene: Scene, client: Client, key: string): Promise<void> {
  const { dice } = scene;
  const day = dice.pick(['2024-03-01', '2024-03-10', '2024-02-29']);
  await client.post(`${rest}/issue/${key}/worklog`, {
    timeSpent: dice.pick(['1h', '30m', '1d']),
    comment: text(scene),
    started: `${day}T${dice.pick(['02:00', '12:00', '23:30'])}:00.000+0000`,
    ...(dice.once(3) && { visibility: { type: 'group', value: 'jira-administrators' } }),
  });
}

async function link({ dice, issues }: Scene, client: Client, key: string): Promise<void> {
  await client.post(`${rest}/issueLink`, {
    type: { name: dice.pick(['Blocks', 'Relates', 'Duplicate']) },
    inwardIssue: { key },
    outwardIssue: { key: dice.pick(issues).key },
  });
}

async function linkRemotely({ dice }: Scene, client: Client, key: string): Promise<void> {
  const globalId = dice.pick(['page=1', 'page=2']);
  await client.post(`${rest}/issue/${key}/remotelink`, {
    globalId,
    object: { url: 'https://example.com/', title: 'Page' },
  });
}

async function watch({ dice }: Scene, client: Client, key: string): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await client.post(`${rest}/issue/${key}/watchers`, dice.once(2) ? '"zoe"' : undefined, { headers });
}

async function attach(_scene: Scene, client: Client, key: string): Promise<void> {
  await attachFile(client, key, { filename: 'a.txt', content: 'some', type: 'text/plain' }).catch(() => null);
}

const deeds: readonly Deed[] = [
  transition,
  transition,
  transition,
  assign,
  assign,
  comment,
  comment,
  logWork,
  link,
  linkRemotely,
  watch,
  attach,
  ({ dice }, client, key) => edit(client, key, { priority: { name: dice.pick(priorities) } }),
  ({ dice }, client, key) => edit(client, key, { reporter: { name: dice.pick(assignable) } }),
  ({ dice }, client, key, project) =>
    edit(client, key, { fixVersions: dice.some(versionsOf[project] ?? []).map((name) => ({ name })) }),
  ({ dice }, client, key, project) =>
    edit(client, key, { fixVersions: dice.some(versionsOf[project] ?? []).map((name) => ({ name })) }),
  (_scene, client, key) => client.post(`${rest}/issue/${key}/votes`),
  (_scene, client, key) => client.get(`${rest}/issue/${key}?updateHistory=true`),
];

/** One version is archived, one gets another name, one goes away: histories still speak of them. */
async function changeVersions({ admin }: Scene): Promise<void> {
  const { body } = await admin.get(`${rest}/project/TEST/versions`);
  const idOf = (name: string) => body.find((one: { name: string }) => one.name === name).id;
  await must(admin.put(`${rest}/version/${idOf('2.0 beta')}`, { name: '2.0' }), 'renaming');
  await must(admin.put(`${rest}/version/${idOf('1.1')}`, { archived: true }), 'archiving');
  await must(admin.delete(`${rest}/version/${idOf('0.9')}`), 'removing');
}
