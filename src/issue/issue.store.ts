/** Reading issues: one statement for an issue and the nouns its row points to. */
import { expressionBuilder, type Selectable } from 'kysely';
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { onlyRow, prepared } from '../db/prepared.ts';
import type { Schema } from '../db/schema.ts';
import { readFor, readForIssues } from '../permission/prepared-read.sql.ts';
import { mayBrowseIssue } from '../permission/visible.sql.ts';
import { categoryById } from '../workflow/status/status.ts';
import type { IssueTable } from './issue.table.ts';
import type { Issue } from './issue.ts';
import type { IssueRow } from './loaded-issue.ts';
import { type PersonRow, personColumns, toPerson } from './person.sql.ts';
import { rankOf } from './rank/rank.sql.ts';

const ownColumns = [
  'issue.id',
  'issue.number',
  'issue.project_id',
  'project.key as project_key',
  'issue.issue_type_id',
  'issue.status_id',
  'issue.priority_id',
  'issue.resolution_id',
  'issue.summary',
  'issue.description',
  'issue.environment',
  'issue.reporter_id',
  'issue.assignee_id',
  'issue.creator_id',
  'issue.parent_id',
  'issue.created',
  'issue.updated',
  'issue.resolved',
  'issue.due_date',
  'issue.time_original',
  'issue.time_remaining',
  'issue.time_spent',
  'issue.security_level_id',
  'issue.archived',
] as const;

const own = (db: Db) =>
  db.selectFrom('issue').innerJoin('project', 'project.id', 'issue.project_id').select(ownColumns);

type OwnRow = Omit<
  Selectable<IssueTable>,
  | `${'summary' | 'description' | 'environment'}_${'lower' | 'terms'}`
  | 'subtask_sequence'
  | 'archived_by'
  | 'rank'
> & {
  project_key: string;
};

const whole = (db: Db) =>
  own(db)
    .leftJoin('project_category as category', 'category.id', 'project.category_id')
    .innerJoin('issue_type as type', 'type.id', 'issue.issue_type_id')
    .innerJoin('status', 'status.id', 'issue.status_id')
    .leftJoin('priority', 'priority.id', 'issue.priority_id')
    .leftJoin('resolution', 'resolution.id', 'issue.resolution_id')
    .leftJoin('issue_security_level as level', 'level.id', 'issue.security_level_id')
    .leftJoin('app_user as assignee', 'assignee.id', 'issue.assignee_id')
    .leftJoin('app_user as reporter', 'reporter.id', 'issue.reporter_id')
    .leftJoin('app_user as creator', 'creator.id', 'issue.creator_id')
    .select([
      'project.name as project_name',
      'project.type_key as project_type_key',
      'category.id as category_id',
      'category.name as category_name',
      'category.description as category_description',
      'type.name as type_name',
      'type.description as type_description',
      'type.icon as type_icon',
      'type.subtask as type_subtask',
      'status.name as status_name',
      'status.description as status_description',
      'status.icon as status_icon',
      'status.category_id as status_category_id',
      'priority.name as priority_name',
      'priority.icon as priority_icon',
      'resolution.name as resolution_name',
      'resolution.description as resolution_description',
      'project.issue_security_scheme_id',
      'project.avatar_id as project_avatar_id',
      'level.name as level_name',
      'level.description as level_description',
      ...personColumns('assignee'),
      ...personColumns('reporter'),
      ...personColumns('creator'),
    ])
    .select(rankOf.as('rank'));

type WholeRow = OwnRow &
  PersonRow<'assignee'> &
  PersonRow<'reporter'> &
  PersonRow<'creator'> & {
    project_name: string;
    rank: string;
    project_type_key: string;
    category_id: number | null;
    category_name: string | null;
    category_description: string | null;
    type_name: string;
    type_description: string;
    type_icon: string;
    type_subtask: number;
    status_name: string;
    status_description: string;
    status_icon: string;
    status_category_id: number;
    priority_name: string | null;
    priority_icon: string | null;
    resolution_name: string | null;
    resolution_description: string | null;
    issue_security_scheme_id: number | null;
    project_avatar_id: number | null;
    level_name: string | null;
    level_description: string | null;
  };

const ownById = readFor<{ id: number }, OwnRow>((db, value, reader) =>
  own(db).where('issue.id', '=', value('id')).where(mayBrowseIssue(reader, 'each')),
);

const ownByIds = readForIssues<OwnRow>((db, ids, reader) =>
  own(db).where('issue.id', 'in', ids).where(mayBrowseIssue(reader, 'each')),
);

const wholeById = readFor<{ id: number }, WholeRow>((db, value, reader) =>
  whole(db).where('issue.id', '=', value('id')).where(mayBrowseIssue(reader, 'each')),
);

const wholeByIds = readForIssues<WholeRow>((db, ids, reader) =>
  whole(db).where('issue.id', 'in', ids).where(mayBrowseIssue(reader, 'each')),
);

/** How an issue is looked up: by its id, or by a key's two parts. */
export type IssueAddress = { id: number } | { projectKey: string; number: number };

// project_key has every key that a project has or had.
const idOfKey = prepared<{ key: string; number: number }, { id: number }>((db, value) =>
  db
    .selectFrom('project_key')
    .innerJoin('issue', 'issue.project_id', 'project_key.project_id')
    .select('issue.id')
    .where('project_key.key', '=', value('key'))
    .where('issue.number', '=', value('number')),
);

/** The id at an address; 0, which nothing has, where there is none: what follows takes its time all the same. */
async function idAt(db: Db, address: IssueAddress): Promise<number> {
  if ('id' in address) return address.id;
  const row = onlyRow(await idOfKey(db, { key: address.projectKey, number: address.number }));
  return row?.id ?? 0;
}

/** The same for several, in one statement: 0 for what is nowhere. */
async function idsAt(db: Db, addresses: readonly IssueAddress[]): Promise<number[]> {
  const keys = addresses.flatMap((one) => ('id' in one ? [] : one));
  const rows =
    keys.length === 0
      ? []
      : await db
          .selectFrom('project_key')
          .innerJoin('issue', 'issue.project_id', 'project_key.project_id')
          .select(['project_key.key', 'issue.number', 'issue.id'])
          .where(isOneOfKeys(keys))
          .execute();
  const known = new Map(rows.map(({ key, number, id }) => [`${key}-${number}`, id]));
  return addresses.map((one) => ('id' in one ? one.id : (known.get(`${one.projectKey}-${one.number}`) ?? 0)));
}

/** Whether `project_key` and `issue` make one of these keys. */
const isOneOfKeys = (keys: readonly { projectKey: string; number: number }[]) => {
  const eb = expressionBuilder<Schema, 'project_key' | 'issue'>();
  const ofProject = [...Map.groupBy(keys, (one) => one.projectKey)].map(([key, wanted]) => {
    const numbers = wanted.map((one) => one.number);
    return eb.and([eb('project_key.key', '=', key), eb('issue.number', 'in', numbers)]);
  });
  return () => eb.or(ofProject);
};

/** The issue, if the actor may browse it. */
export async function findVisible(db: Db, actor: Actor, address: IssueAddress): Promise<Issue | null> {
  const row = onlyRow(await ownById(db, actor, { id: await idAt(db, address) }));
  return row && toIssue(row);
}

/** Each as findVisible() has it, in their order. */
export async function findAllVisible(
  db: Db,
  actor: Actor,
  addresses: readonly IssueAddress[],
): Promise<(Issue | null)[]> {
  const ids = await idsAt(db, addresses);
  const rows = new Map((await ownByIds(db, actor, ids)).map((row) => [row.id, toIssue(row)]));
  return ids.map((id) => rows.get(id) ?? null);
}

/** The same with the nouns that its row points to. */
export async function findVisibleRow(db: Db, actor: Actor, address: IssueAddress): Promise<IssueRow | null> {
  const row = onlyRow(await wholeById(db, actor, { id: await idAt(db, address) }));
  return row && toIssueRow(row, actor);
}

/** Ids of those that the actor may browse, each once, in their order. */
export async function listVisibleIds(
  db: Db,
  actor: Actor,
  addresses: readonly IssueAddress[],
): Promise<number[]> {
  const ids = addresses.flatMap((one) => ('id' in one ? one.id : []));
  const numbers = new Map<string, number[]>();
  for (const one of addresses) {
    if ('id' in one) continue;
    numbers.set(one.projectKey, [...(numbers.get(one.projectKey) ?? []), one.number]);
  }
  const rows = await db
    .selectFrom('issue')
    .select('issue.id')
    .where((eb) =>
      eb.or([
        ...(ids.length > 0 ? [eb('issue.id', 'in', ids)] : []),
        ...[...numbers].map(([key, wanted]) =>
          eb.and([
            eb('issue.number', 'in', wanted),
            eb('issue.project_id', '=', (sub) =>
              sub
                .selectFrom('project_key')
                .select('project_key.project_id')
                .where('project_key.key', '=', key),
            ),
          ]),
        ),
      ]),
    )
    .where(mayBrowseIssue(actor, 'each'))
    .orderBy('issue.id')
    .execute();
  return rows.map((row) => row.id);
}

/** Those of `keys` whose issues the actor may browse, as they were asked for: a project may have had other keys. */
export async function listVisibleKeys(
  db: Db,
  actor: Actor,
  keys: readonly { projectKey: string; number: number }[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('issue')
    .innerJoin('project_key', 'project_key.project_id', 'issue.project_id')
    .select(['project_key.key', 'issue.number'])
    .where(isOneOfKeys(keys))
    .where(mayBrowseIssue(actor, 'each'))
    .execute();
  return rows.map((row) => `${row.key}-${row.number}`);
}

/** Those of `ids` that the actor may browse, in the order of `ids`. */
export async function listVisibleRows(db: Db, actor: Actor, ids: readonly number[]): Promise<IssueRow[]> {
  const rows = new Map((await wholeByIds(db, actor, ids)).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    return row ? [toIssueRow(row, actor)] : [];
  });
}

const toIssue = (row: OwnRow): Issue => ({
  id: row.id,
  key: `${row.project_key}-${row.number}`,
  number: row.number,
  projectId: row.project_id,
  projectKey: row.project_key,
  issueTypeId: row.issue_type_id,
  statusId: row.status_id,
  priorityId: row.priority_id,
  resolutionId: row.resolution_id,
  summary: row.summary,
  description: row.description,
  environment: row.environment,
  reporterId: row.reporter_id,
  assigneeId: row.assignee_id,
  creatorId: row.creator_id,
  parentId: row.parent_id,
  created: row.created,
  updated: row.updated,
  resolved: row.resolved,
  dueDate: row.due_date,
  timeOriginal: row.time_original,
  timeRemaining: row.time_remaining,
  timeSpent: row.time_spent,
  securityLevelId: row.security_level_id,
  archived: row.archived,
});

const toIssueRow = (row: WholeRow, actor: Actor): IssueRow => ({
  ...toIssue(row),
  rank: row.rank,
  project: {
    id: row.project_id,
    key: row.project_key,
    name: row.project_name,
    typeKey: row.project_type_key,
    category: row.category_id
      ? { id: row.category_id, name: row.category_name ?? '', description: row.category_description ?? '' }
      : null,
    avatarId: row.project_avatar_id,
    hasSecurity: row.issue_security_scheme_id !== null,
  },
  type: {
    id: row.issue_type_id,
    name: row.type_name,
    description: row.type_description,
    icon: row.type_icon,
    subtask: row.type_subtask === 1,
  },
  status: {
    id: row.status_id,
    name: row.status_name,
    description: row.status_description,
    icon: row.status_icon,
    category: categoryById(row.status_category_id),
  },
  priority: row.priority_id
    ? { id: row.priority_id, name: row.priority_name ?? '', icon: row.priority_icon ?? '' }
    : null,
  resolution: row.resolution_id
    ? {
        id: row.resolution_id,
        name: row.resolution_name ?? '',
        description: row.resolution_description ?? '',
      }
    : null,
  security: row.security_level_id
    ? { id: row.security_level_id, name: row.level_name ?? '', description: row.level_description ?? '' }
    : null,
  assignee: toPerson(row, 'assignee', actor),
  reporter: toPerson(row, 'reporter', actor),
  creator: toPerson(row, 'creator', actor),
});
