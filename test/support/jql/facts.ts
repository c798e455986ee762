/** What one reader may know of the world, as plain objects: read issue by issue over REST, never by a search. */
import type { Client, TestServer } from '../server.ts';
import { groups, people, projects } from './world.ts';
import { fields } from './world-fields.ts';

const rest = '/rest/api/2';

// biome-ignore lint/suspicious/noExplicitAny: answers of every shape
export type Json = any;

export interface Named {
  id: string;
  name: string;
}

export interface Version extends Named {
  project: string;
  /** Place in its project's order. */
  sequence: number;
  released: boolean;
  archived: boolean;
}

export interface Seen {
  id: string;
  key: string;
  project: string;
  number: number;
  archived: boolean;
  fields: Json;
  histories: Json[];
  /** Names of those that the reader may know of. */
  watchers: string[];
  voters: string[];
  globalIds: string[];
}

export interface CustomField {
  id: string;
  name: string;
  type: string;
  exact: boolean;
  options: (Named & { parent: string | null })[];
}

export interface Facts {
  reader: { name: string | null; timeZone: string; now: number };
  /** All issues that the reader may see, archived ones too. */
  issues: Seen[];
  projects: (Named & { key: string; category: Named | null; lead: string })[];
  versions: Version[];
  components: (Named & { lead: string | null })[];
  users: { key: string; name: string; displayName: string; email: string }[];
  groups: Map<string, string[]>;
  lists: Record<'status' | 'priority' | 'resolution' | 'issuetype', (Named & { subtask?: boolean })[]>;
  linkTypes: { id: string; name: string; inward: string; outward: string }[];
  levels: Named[];
  custom: CustomField[];
  /** What histories called values: of statuses, priorities and resolutions anybody's, of versions those seen. */
  past: Record<string, Named[]>;
}

/** @param who null: anonymous */
export async function readFacts(
  server: TestServer,
  who: { name: string | null; timeZone: string },
  now: number,
): Promise<Facts> {
  const client = who.name === null ? server.anonymous : server.as(who.name);
  const admin = server.as('admin');
  const seen = await readProjects(client);
  const issues = await readIssues(client, who.name, seen);
  const list = async (path: string): Promise<Json[]> => (await admin.get(`${rest}/${path}`)).body;
  const facts: Facts = {
    reader: { ...who, now },
    issues,
    projects: seen.map(({ id, key, name, projectCategory, lead }) => ({
      id,
      key,
      name,
      category: projectCategory ?? null,
      lead: lead.key,
    })),
    versions: seen.flatMap(({ key, versions }) =>
      versions.map((one: Json, sequence: number) => ({ ...one, project: key, sequence })),
    ),
    components: seen.flatMap(({ components }) =>
      components.map((one: Json) => ({ id: one.id, name: one.name, lead: one.lead?.key ?? null })),
    ),
    users: (await list('user/search?username=.&maxResults=1000')).map((one) => ({
      key: one.key,
      name: one.name,
      displayName: one.displayName,
      email: one.emailAddress,
    })),
    groups: new Map(),
    lists: {
      status: await list('status'),
      priority: await list('priority'),
      resolution: await list('resolution'),
      issuetype: await list('issuetype'),
    },
    linkTypes: (await admin.get(`${rest}/issueLinkType`)).body.issueLinkTypes,
    levels: levelsOf(issues, who.name),
    custom: await readFields(admin, seen),
    past: {},
  };
  if (who.name !== null)
    for (const name of [...Object.keys(groups), 'jira-administrators', 'jira-software-users'])
      facts.groups.set(name, await membersOf(admin, name));
  const everything =
    who.name === 'admin' ? issues : await readIssues(admin, 'admin', await readProjects(admin));
  for (const field of ['status', 'priority', 'resolution']) facts.past[field] = named(everything, field);
  facts.past.version = named(issues, 'Fix Version');
  return facts;
}

async function readProjects(client: Client): Promise<Json[]> {
  const found: Json[] = [];
  for (const key of projects) {
    const { status, body } = await client.get(`${rest}/project/${key}`);
    if (status !== 200) continue;
    const versions = (await client.get(`${rest}/project/${key}/versions`)).body;
    const components = (await client.get(`${rest}/project/${key}/components`)).body;
    found.push({ ...body, versions, components });
  }
  return found;
}

async function readIssues(client: Client, name: string | null, seen: Json[]): Promise<Seen[]> {
  const found: Seen[] = [];
  for (const { key: project } of seen)
    for (let number = 1; number <= 30; number++) {
      const path = `${rest}/issue/${project}-${number}`;
      const { status, body } = await client.get(`${path}?fields=*all&expand=changelog`);
      if (status !== 200) continue;
      const { id, key, fields, changelog } = body;
      const [watchers, voters, links] = [
        await client.get(`${path}/watchers`),
        await client.get(`${path}/votes`),
        await client.get(`${path}/remotelink`),
      ];
      const people = (list: Json[] | undefined, own: boolean) => [
        ...new Set([...(list ?? []).map((one) => one.name), ...(own && name ? [name] : [])]),
      ];
      found.push({
        id,
        key,
        project,
        number,
        archived: project === 'OLD' || key === 'CLUB-1',
        fields,
        histories: changelog.histories.toSorted((a: Json, b: Json) => Number(a.id) - Number(b.id)),
        watchers: people(watchers.body?.watchers, fields.watches.isWatching),
        voters: people(voters.body?.voters, fields.votes.hasVoted),
        globalIds: links.status === 200 ? links.body.map((one: Json) => one.globalId) : [],
      });
    }
  return found;
}

/** Those that a reader is in are those that some issue which they see has. */
function levelsOf(issues: readonly Seen[], name: string | null): Named[] {
  if (name === null) return [];
  const levels = issues.flatMap(({ fields }) => fields.security ?? []);
  return [...new Map(levels.map((one: Json) => [one.id, one])).values()] as Named[];
}

async function membersOf(admin: Client, group: string): Promise<string[]> {
  const path = `${rest}/group/member?maxResults=50&groupname=${encodeURIComponent(group)}`;
  const { body } = await admin.get(path);
  return body.values.map((one: Json) => one.name).filter((one: string) => one in people || one === 'admin');
}

async function readFields(admin: Client, seen: readonly Json[]): Promise<CustomField[]> {
  const { body } = await admin.get(`${rest}/field`);
  const ids = body.flatMap((one: Json) => (one.custom ? one.id : [])).sort();
  const keys = seen.map(({ key }) => key);
  const found: CustomField[] = [];
  for (const [at, { name, type, projects: first, finally: last, exact, options }] of fields.entries()) {
    const only = last === undefined ? first : [last];
    if (only && !only.some((key) => keys.includes(key))) continue;
    found.push({
      id: ids[at],
      name,
      type,
      exact: exact === true,
      options: options ? await readOptions(admin, ids[at]) : [],
    });
  }
  return found;
}

async function readOptions(admin: Client, field: string): Promise<CustomField['options']> {
  const { body } = await admin.get(`${rest}/field/${field}/context`);
  const { body: page } = await admin.get(
    `${rest}/field/${field}/context/${body.values[0].id}/option?maxResults=1000`,
  );
  return page.values.map((one: Json) => ({ id: one.id, name: one.value, parent: one.optionId ?? null }));
}

/** Every value that histories speak of, by every name that they gave it. */
function named(issues: readonly Seen[], field: string): Named[] {
  const items = issues.flatMap(({ histories }) => histories.flatMap((one) => one.items as Json[]));
  return items
    .filter((item) => item.field === field)
    .flatMap((item) => [
      { id: item.from, name: item.fromString },
      { id: item.to, name: item.toString },
    ])
    .filter(({ id }) => id !== null && id !== undefined && id !== '');
}
