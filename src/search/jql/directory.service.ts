/** Looks up what the names in a query stand for, as the reader sees the world. */
import type { Ctx } from '../../context.ts';
import { readIdOrKey } from '../../issue/issue.ts';
import { fold } from '../../kernel/fold.ts';
import { mayBrowsePeople } from '../../people/user/user.policy.ts';
import { throughReachOfAll } from '../../permission/reach.service.ts';
import type { Reach } from '../../permission/reach.ts';
import * as store from './directory.store.ts';
import { type Directory, type Entry, type Kind, makeDirectory, type Wanted } from './directory.ts';

/**
 * @param wanted what collect() found in the query
 * @returns of each wanted kind what exists and the actor may see; the small fixed lists (statuses, priorities …) whole
 */
export async function lookUp(ctx: Ctx, wanted: Wanted): Promise<Directory> {
  const kinds = (Object.entries(wanted.texts) as [Kind, Set<string>][]).filter(
    ([kind, texts]) => texts.size > 0 || wanted.whole.has(kind),
  );
  const read = async (reach: Reach | null): Promise<Directory> => {
    const found: Partial<Record<Kind, readonly Entry[]>> = {};
    for (const [kind, texts] of kinds)
      found[kind] = await readers[kind]({ ...ctx, reach }, [...texts], wanted.whole.has(kind));
    return makeDirectory(found);
  };
  return kinds.some(([kind]) => ofProjects.has(kind)) ? throughReachOfAll(ctx, read) : read(null);
}

/** Kinds of which one sees what is of projects that one sees. */
const ofProjects = new Set<Kind>(['project', 'component', 'version', 'projectCategory', 'securityLevel']);

interface Reading extends Ctx {
  reach: Reach | null;
}

type Reader = (ctx: Reading, texts: readonly string[], whole: boolean) => Promise<Entry[]>;

/** Statuses, priorities and resolutions are everyone's, whether they are still there or not. */
const past =
  (field: 'status' | 'priority' | 'resolution'): Reader =>
  async ({ db }, texts) =>
    (await store.listPastValues(db, field, texts.map(fold))).map(pastEntry);

const pastEntry = ({ value, name_lower }: { value: string; name_lower: string }): Entry => ({
  id: Number(value),
  names: [name_lower],
});

const readers: Record<Kind, Reader> = {
  status: async ({ db }) => (await store.listStatuses(db, {})).map(named),
  priority: async ({ db }) => (await store.listPriorities(db, {})).map(named),
  resolution: async ({ db }) => (await store.listResolutions(db, {})).map(named),
  securityLevel: async (ctx) => (await store.listSecurityLevels(ctx.db, ctx)).map(named),
  issueType: async ({ db }) =>
    (await store.listIssueTypes(db, {})).map((row) => ({ ...named(row), subtask: row.subtask === 1 })),
  projectCategory: async (ctx) => (await store.listCategories(ctx.db, ctx)).map(named),
  project: readProjects,
  user: readUsers,
  group: readGroups,
  component: async (ctx, texts, whole) => {
    const { db } = ctx;
    const rows = whole
      ? await store.listComponents(db, ctx)
      : [
          ...(await store.listComponentsByName(db, ctx, texts.map(fold))),
          ...(await store.listComponentsById(db, ctx, idsAmong(texts))),
        ];
    return unique(rows).map((row) => ({
      ...named(row),
      projectId: row.project_id,
      leadId: row.lead_user_id,
    }));
  },
  version: async (ctx, texts, whole) => {
    const { db } = ctx;
    const rows = whole
      ? await store.listVersions(db, ctx)
      : [
          ...(await store.listVersionsByName(db, ctx, texts.map(fold))),
          ...(await store.listVersionsById(db, ctx, idsAmong(texts))),
        ];
    return unique(rows).map((row) => ({
      ...named(row),
      projectId: row.project_id,
      released: row.released === 1,
      archived: row.archived === 1,
    }));
  },
  issue: readIssues,
  pastStatus: past('status'),
  pastPriority: past('priority'),
  pastResolution: past('resolution'),
  pastVersion: async ({ db, actor }, texts) =>
    (await store.listPastVersions(db, actor, texts.map(fold))).map(pastEntry),
  viewedIssue: async ({ db, actor }) =>
    actor.userId === null
      ? []
      : (await store.listViewed(db, actor.userId)).map(({ id }) => ({ id, names: [] })),
  option: readOptions,
  linkType: async ({ db }) =>
    (await store.listLinkTypes(db)).map((row) => ({
      ...named(row),
      link: { name: row.name, inward: row.inward, outward: row.outward },
    })),
  role: async ({ db }, texts) => (await store.listRoles(db, texts.map(fold))).map(named),
};

function named(row: { id: number; name_lower: string; sequence?: number }): Entry {
  const { id, name_lower, sequence } = row;
  return sequence === undefined ? { id, names: [name_lower] } : { id, names: [name_lower], sequence };
}

const idsAmong = (texts: readonly string[]): number[] =>
  texts.filter((text) => /^\d{1,15}$/.test(text)).map(Number);

const unique = <R extends { id: number }>(rows: readonly R[]): R[] => [
  ...new Map(rows.map((row) => [row.id, row])).values(),
];

async function readProjects(ctx: Reading, texts: readonly string[], whole: boolean): Promise<Entry[]> {
  const { db } = ctx;
  const keys = texts.map((text) => text.toUpperCase());
  const byKey = await store.listProjectsByKey(db, ctx, keys);
  const others = whole
    ? await store.listProjects(db, ctx)
    : [
        ...(await store.listProjectsByName(db, ctx, texts.map(fold))),
        ...(await store.listProjectsById(db, ctx, idsAmong(texts))),
      ];
  return [...byKey.map((row) => ({ ...row, key: row.known_key })), ...unique(others)].map((row) => ({
    id: row.id,
    names: [fold(row.key), row.name_lower],
    leadId: row.lead_user_id,
  }));
}

async function readUsers(ctx: Ctx, texts: readonly string[]): Promise<Entry[]> {
  const byEmail = mayBrowsePeople(ctx.actor);
  const rows = await store.listUsers(ctx.db, texts.map(fold), byEmail);
  // Whoever may not look people up by their address must not learn it of somebody whom the query names besides.
  return unique(rows).map(({ id, name_lower, display_name_lower, email_lower }) => ({
    id,
    names: [name_lower, display_name_lower, ...(byEmail && email_lower !== null ? [email_lower] : [])],
  }));
}

/** Who belongs to a group is not for those who may not even know who is here. */
async function readGroups(ctx: Ctx, texts: readonly string[]): Promise<Entry[]> {
  return mayBrowsePeople(ctx.actor) ? (await store.listGroups(ctx.db, texts.map(fold))).map(named) : [];
}

/** Options are those of projects that the actor sees: another project's may be nobody else's business. */
async function readOptions(ctx: Ctx, texts: readonly string[]): Promise<Entry[]> {
  const wanted = new Map<number, string[]>();
  for (const text of texts) {
    const fieldId = Number.parseInt(text, 10);
    wanted.set(fieldId, [...(wanted.get(fieldId) ?? []), text.slice(text.indexOf('/') + 1)]);
  }
  const entries: Entry[] = [];
  for (const [fieldId, values] of wanted) {
    const folded = values.map(fold);
    const rows = [
      ...(await store.listOptionsByValue(ctx.db, ctx.actor, fieldId, folded)),
      ...(await store.listOptionsById(ctx.db, ctx.actor, fieldId, idsAmong(values))),
    ];
    for (const row of unique(rows))
      entries.push({
        id: row.id,
        names: [`${fieldId}/${row.value_lower}`],
        fieldId,
        parentId: row.parent_id,
      });
  }
  return entries;
}

/** By id, and by any key that the issue's project has or had. */
async function readIssues({ db, actor }: Ctx, texts: readonly string[]): Promise<Entry[]> {
  const numbers = new Map<string, Set<number>>();
  for (const text of texts) {
    const address = readIdOrKey(text);
    if (!address || 'id' in address) continue;
    const known = numbers.get(address.projectKey);
    if (known) known.add(address.number);
    else numbers.set(address.projectKey, new Set([address.number]));
  }
  const byId = await store.listIssuesById(db, actor, idsAmong(texts));
  const entries: Entry[] = byId.map((row) => ({
    id: row.id,
    names: [],
    projectId: row.project_id,
    sequence: row.number,
  }));
  const projects = await store.listProjectKeys(db, [...numbers.keys()]);
  const addresses = projects.flatMap(({ key, project_id }) =>
    [...(numbers.get(key) ?? [])].map((number) => [project_id, number] as const),
  );
  const found = new Map<string, number>();
  for (const row of await store.listIssuesByNumber(db, actor, addresses))
    found.set(`${row.project_id}-${row.number}`, row.id);
  for (const { key, project_id } of projects) {
    for (const number of numbers.get(key) ?? []) {
      const id = found.get(`${project_id}-${number}`);
      if (id === undefined) continue;
      entries.push({ id, names: [fold(`${key}-${number}`)], projectId: project_id, sequence: number });
    }
  }
  return entries;
}
