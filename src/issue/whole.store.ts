/** An issue with what always hangs on it, in one statement, where the engine has such: six or seven in one. */
import { sql } from 'kysely';
import type { Db } from '../db/engine.ts';
import { onlyRow, preparedWrite } from '../db/prepared.ts';
import { fold } from '../kernel/fold.ts';
import { issueColumns, type NewRow, withTexts } from './write.store.ts';

export interface WholeIssue {
  readonly row: NewRow;
  readonly labels: readonly string[];
  readonly componentIds: readonly number[];
  readonly fixVersionIds: readonly number[];
  readonly versionIds: readonly number[];
  /** null: nobody. */
  readonly watcherId: number | null;
}

type Lists = 'labels' | 'labelsLower' | 'components' | 'fixVersions' | 'versions';
type Parameters = Record<string, string | number | null | readonly (string | number)[]>;
type Value = (name: string) => unknown;

/** As many rows as a list that is given has members: the statement is the same for any number of them. */
const each = (value: Value, name: Lists) => sql`unnest(cast(${value(name)} as bigint[]))`;

const columns = sql.join(issueColumns.map((column) => sql.ref(column)));

/** What hangs on the row of `made`, which has its id, its creator and when it was created, and the word that it is there. */
const hanging = (value: Value) => sql`
  labelled as (
    insert into issue_label (issue_id, label, label_lower)
    select made.id, one.label, one.label_lower
    from made, unnest(cast(${value('labels')} as text[]), cast(${value('labelsLower')} as text[]))
      as one (label, label_lower)),
  parted as (
    insert into issue_component (issue_id, component_id)
    select made.id, component_id from made, ${each(value, 'components')} as component_id),
  versioned as (
    insert into issue_version (issue_id, kind, version_id)
    select made.id, 'fix', version_id from made, ${each(value, 'fixVersions')} as version_id
    union all
    select made.id, 'affects', version_id from made, ${each(value, 'versions')} as version_id),
  watched as (
    insert into watcher (issue_id, user_id, created)
    select made.id, user_id, made.created
    from made, (select cast(${value('watcher')} as bigint) as user_id) as one where user_id is not null),
  told as (
    insert into issue_event (issue_id, kind, actor_id, created)
    select made.id, 'created', made.creator_id, made.created from made)`;

const insertion = preparedWrite<Parameters, { id: number }>((db, value) => ({
  compile: () =>
    sql<{ id: number }>`
      with made as (
        insert into issue (${columns})
        values (${sql.join(issueColumns.map((column) => sql`${value(column)}`))})
        returning id, creator_id, created),
      ${hanging(value)}
      select id from made`.compile(db),
}));

/**
 * The number is taken first. Where somebody else holds the project it is waited for, and its row is looked at again as it
 * is then, which is true of nothing else that the statement reads: so what must still hold stands in this row.
 */
const numberedInsertion = preparedWrite<Parameters, { id: number; number: number }>((db, value) => ({
  compile: () =>
    sql<{ id: number; number: number }>`
      with numbered as (
        update project set last_issue_number = last_issue_number + 1
        where id = ${value('project_id')} and workflow_turn = ${value('workflowTurn')}
          and (cast(${value('stamp')} as text) is null
            or exists (select 1 from configuration_stamp where value = cast(${value('stamp')} as text)))
        returning last_issue_number),
      made as (
        insert into issue (${columns})
        select ${sql.join(
          issueColumns.map((column) =>
            column === 'number' ? sql.ref('numbered.last_issue_number') : sql`${value(column)}`,
          ),
        )}
        from numbered
        returning id, number, creator_id, created),
      ${hanging(value)}
      select id, number from made`.compile(db),
}));

/** @returns its id */
export async function insertWhole(db: Db, issue: WholeIssue): Promise<number> {
  const made = onlyRow(await insertion(db, parametersOf(db, issue)));
  if (!made) throw new Error('An issue was not inserted.');
  return made.id;
}

/**
 * Gives it the next number of its project, too.
 * @param known the turn of the project as it was read; the stamp of what else was, null where it was read just now
 * @returns null where either is another one now, or the project is gone: then nothing is written
 */
export const insertNumbered = async (
  db: Db,
  issue: WholeIssue,
  known: { readonly workflowTurn: number; readonly stamp: string | null },
): Promise<{ id: number; number: number } | null> =>
  onlyRow(await numberedInsertion(db, { ...parametersOf(db, issue), ...known }));

const parametersOf = (
  db: Db,
  { row, labels, componentIds, fixVersionIds, versionIds, watcherId }: WholeIssue,
): Parameters => ({
  ...withTexts(db, row),
  labels,
  labelsLower: labels.map(fold),
  components: componentIds,
  fixVersions: fixVersionIds,
  versions: versionIds,
  watcher: watcherId,
});
