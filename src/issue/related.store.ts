/** What hangs on issues, each kind read in one statement for any number of issues: issue id → its rows. */
import type { Actor } from '../context.ts';
import type { Db } from '../db/engine.ts';
import { readForIssues } from '../permission/prepared-read.sql.ts';
import { mayBrowseIssue } from '../permission/visible.sql.ts';
import { categoryById } from '../workflow/status/status.ts';
import { type ByIssue, groupByIssue } from './by-issue.ts';
import type { ComponentOfIssue, Interest, IssueBrief, Person, VersionOfIssue } from './issue.ts';
import { type PersonRow, personColumns, toPerson } from './person.sql.ts';

const labelRows = readForIssues<{ issue_id: number; label: string }>((db, ids) =>
  db
    .selectFrom('issue_label')
    .select(['issue_id', 'label'])
    .where('issue_id', 'in', ids)
    .orderBy('issue_id')
    .orderBy('label'),
);

export const labelsOf = async (db: Db, actor: Actor, ids: readonly number[]): Promise<ByIssue<string>> =>
  groupByIssue(await labelRows(db, actor, ids), (row) => row.label);

interface ComponentRow extends ComponentOfIssue {
  issue_id: number;
}

const componentRows = readForIssues<ComponentRow>((db, ids) =>
  db
    .selectFrom('issue_component')
    .innerJoin('component', 'component.id', 'issue_component.component_id')
    .select(['issue_component.issue_id', 'component.id', 'component.name', 'component.description'])
    .where('issue_component.issue_id', 'in', ids)
    .orderBy('component.name_lower'),
);

export const componentsOf = async (
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<ByIssue<ComponentOfIssue>> => groupByIssue(await componentRows(db, actor, ids), (row) => row);

interface VersionRow {
  issue_id: number;
  kind: string;
  id: number;
  name: string;
  description: string | null;
  archived: number;
  released: number;
  release_date: string | null;
}

const versionRows = readForIssues<VersionRow>((db, ids) =>
  db
    .selectFrom('issue_version')
    .innerJoin('version', 'version.id', 'issue_version.version_id')
    .select([
      'issue_version.issue_id',
      'issue_version.kind',
      'version.id',
      'version.name',
      'version.description',
      'version.archived',
      'version.released',
      'version.release_date',
    ])
    .where('issue_version.issue_id', 'in', ids)
    .orderBy('version.sequence'),
);

export interface VersionsByKind {
  fix: ByIssue<VersionOfIssue>;
  affects: ByIssue<VersionOfIssue>;
}

export async function versionsOf(db: Db, actor: Actor, ids: readonly number[]): Promise<VersionsByKind> {
  const rows = await versionRows(db, actor, ids);
  const of = (kind: string) =>
    groupByIssue(
      rows.filter((row) => row.kind === kind),
      toVersion,
    );
  return { fix: of('fix'), affects: of('affects') };
}

const toVersion = (row: VersionRow): VersionOfIssue => ({
  id: row.id,
  name: row.name,
  description: row.description,
  archived: row.archived === 1,
  released: row.released === 1,
  releaseDate: row.release_date,
});

const briefs = (db: Db) =>
  db
    .selectFrom('issue')
    .innerJoin('project', 'project.id', 'issue.project_id')
    .innerJoin('issue_type as type', 'type.id', 'issue.issue_type_id')
    .innerJoin('status', 'status.id', 'issue.status_id')
    .leftJoin('priority', 'priority.id', 'issue.priority_id')
    .select([
      'issue.id',
      'issue.number',
      'project.key as project_key',
      'issue.summary',
      'issue.time_original',
      'issue.time_remaining',
      'issue.time_spent',
      'type.id as type_id',
      'type.name as type_name',
      'type.description as type_description',
      'type.icon as type_icon',
      'type.subtask as type_subtask',
      'status.id as status_id',
      'status.name as status_name',
      'status.description as status_description',
      'status.icon as status_icon',
      'status.category_id as status_category_id',
      'priority.id as priority_id',
      'priority.name as priority_name',
      'priority.icon as priority_icon',
    ]);

type BriefRow = Awaited<ReturnType<ReturnType<typeof briefs>['execute']>>[number];

const subtaskRows = readForIssues<BriefRow & { issue_id: number }>((db, ids, reader) =>
  briefs(db)
    .select((eb) => eb.ref('issue.parent_id').$notNull().as('issue_id'))
    .where('issue.parent_id', 'in', ids)
    .where(mayBrowseIssue(reader, 'each'))
    .orderBy('issue.subtask_sequence', (by) => by.asc().nullsLast())
    .orderBy('issue.number'),
);

/** Sub-tasks that the actor may browse, in their order. */
export const subtasksOf = async (
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<ByIssue<IssueBrief>> => groupByIssue(await subtaskRows(db, actor, ids), toBrief);

const briefRows = readForIssues<BriefRow>((db, ids, reader) =>
  briefs(db).where('issue.id', 'in', ids).where(mayBrowseIssue(reader, 'each')),
);

/** Those of `ids` that the actor may browse, by id. */
export async function briefsById(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, IssueBrief>> {
  return new Map((await briefRows(db, actor, ids)).map((row) => [row.id, toBrief(row)]));
}

const toBrief = (row: BriefRow): IssueBrief => ({
  id: row.id,
  key: `${row.project_key}-${row.number}`,
  summary: row.summary,
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
  type: {
    id: row.type_id,
    name: row.type_name,
    description: row.type_description,
    icon: row.type_icon,
    subtask: row.type_subtask === 1,
  },
  timeOriginal: row.time_original,
  timeRemaining: row.time_remaining,
  timeSpent: row.time_spent,
});

interface InterestRow {
  id: number;
  watch_count: number | null;
  watching: number | null;
  vote_count: number | null;
  voted: number | null;
  viewed: number | null;
}

const interestRows = readForIssues<InterestRow>((db, ids, reader) =>
  db
    .selectFrom('issue')
    .select((eb) => {
      const count = (table: 'watcher' | 'vote') =>
        eb
          .selectFrom(table)
          .select((rows) => rows.fn.countAll<number>().as('count'))
          .whereRef(`${table}.issue_id`, '=', 'issue.id');
      const own = (table: 'watcher' | 'vote') =>
        count(table).where(`${table}.user_id`, '=', reader.userId ?? 0);
      return [
        'issue.id',
        count('watcher').as('watch_count'),
        own('watcher').as('watching'),
        count('vote').as('vote_count'),
        own('vote').as('voted'),
        eb
          .selectFrom('issue_view')
          .select('issue_view.viewed')
          .whereRef('issue_view.issue_id', '=', 'issue.id')
          .where('issue_view.user_id', '=', reader.userId ?? 0)
          .as('viewed'),
      ];
    })
    .where('issue.id', 'in', ids),
);

export async function interestIn(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Interest>> {
  const rows = await interestRows(db, actor, ids);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        watchCount: row.watch_count ?? 0,
        isWatching: (row.watching ?? 0) > 0,
        voteCount: row.vote_count ?? 0,
        hasVoted: (row.voted ?? 0) > 0,
        lastViewed: row.viewed,
      },
    ]),
  );
}

const archiverRows = readForIssues<{ issue_id: number } & PersonRow<'archiver'>>((db, ids) =>
  db
    .selectFrom('issue')
    .innerJoin('app_user as archiver', 'archiver.id', 'issue.archived_by')
    .select(['issue.id as issue_id', ...personColumns('archiver')])
    .where('issue.id', 'in', ids),
);

/** Issue id → who archived it. */
export async function archiversOf(
  db: Db,
  actor: Actor,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Person>> {
  const rows = await archiverRows(db, actor, ids);
  return new Map(
    rows.flatMap((row) => {
      const person = toPerson(row, 'archiver', actor);
      return person ? [[row.issue_id, person] as const] : [];
    }),
  );
}
