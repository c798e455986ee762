import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { readForIssues } from '../../permission/prepared-read.sql.ts';
import { writePeriods } from '../../project/period.sql.ts';
import { personColumns, toPerson } from '../person.sql.ts';
import type { Change, ChangeItem } from './changelog.ts';

const changes = (db: Db) =>
  db
    .selectFrom('change_group')
    .innerJoin('change_item as item', 'item.group_id', 'change_group.id')
    .leftJoin('app_user as author', 'author.id', 'change_group.author_id')
    .select([
      'change_group.id',
      'change_group.issue_id',
      'change_group.created',
      'item.field',
      'item.field_type',
      'item.field_id',
      'item.from_value',
      'item.from_string',
      'item.to_value',
      'item.to_string',
      ...personColumns('author'),
    ])
    .orderBy('change_group.created')
    .orderBy('change_group.id')
    .orderBy('item.id');

type ChangeRow = Awaited<ReturnType<ReturnType<typeof changes>['execute']>>[number];

const changeRows = readForIssues<ChangeRow>((db, ids) =>
  changes(db).where('change_group.issue_id', 'in', ids),
);

/** Issue id → its whole history, oldest first. */
export async function changesOf(
  db: Db,
  actor: Actor,
  issueIds: readonly number[],
): Promise<ReadonlyMap<number, readonly Change[]>> {
  const byIssue = new Map<number, (Change & { items: ChangeItem[] })[]>();
  for (const row of await changeRows(db, actor, issueIds)) {
    const group = byIssue.get(row.issue_id) ?? [];
    byIssue.set(row.issue_id, group);
    const last = group.at(-1);
    if (last?.id === row.id) last.items.push(toItem(row));
    else group.push(toChange(row, actor));
  }
  return byIssue;
}

const toChange = (row: ChangeRow, actor: Actor) => ({
  id: row.id,
  issueId: row.issue_id,
  author: toPerson(row, 'author', actor),
  created: row.created,
  items: [toItem(row)],
});

const toItem = (row: ChangeRow): ChangeItem => ({
  field: row.field,
  fieldType: row.field_type === 'custom' ? 'custom' : 'jira',
  fieldId: row.field_id,
  from: row.from_value,
  fromString: row.from_string,
  to: row.to_value,
  toString: row.to_string,
});

/** @returns the id */
export async function insertChange(
  db: Db,
  change: { issueId: number; authorId: number | null; created: number; items: readonly ChangeItem[] },
): Promise<number> {
  const { id } = await db
    .insertInto('change_group')
    .values({ issue_id: change.issueId, author_id: change.authorId, created: change.created })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('change_item')
    .values(
      change.items.map((item) => ({
        group_id: id,
        field: item.field,
        field_type: item.fieldType,
        field_id: item.fieldId,
        from_value: item.from,
        from_string: item.fromString,
        to_value: item.to,
        to_string: item.toString,
      })),
    )
    .execute();
  const edit = { groupId: id, issueId: change.issueId, authorId: change.authorId, created: change.created };
  await writePeriods(
    db,
    change.items.map((item) => ({
      ...edit,
      // A custom field's id is none of the system fields', yet what imports wrote may say anything.
      fieldId: item.fieldType === 'jira' ? item.fieldId : null,
      from: item.from,
      fromString: item.fromString,
      to: item.to,
      toString: item.toString,
    })),
  );
  return id;
}

/** Which edits are asked for. */
export interface ChangesAsked {
  readonly issueIds: readonly number[];
  /** Only edits of these fields, by id or name; empty: of any. */
  readonly fields: readonly string[];
}

const asked = (db: Db, { issueIds, fields }: ChangesAsked) =>
  db
    .selectFrom('change_group')
    .where('change_group.issue_id', 'in', issueIds)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('change_item as item')
          .select(eb.lit(1).as('one'))
          .whereRef('item.group_id', '=', 'change_group.id')
          .$if(fields.length > 0, (query) =>
            query.where((item) =>
              item.or([item('item.field_id', 'in', fields), item('item.field', 'in', fields)]),
            ),
          ),
      ),
    );

export async function countChanges(db: Db, which: ChangesAsked): Promise<number> {
  const { total } = await asked(db, which)
    .select((eb) => eb.fn.countAll().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
}

/** A page of edits: issue by issue, oldest first. */
export async function pageOfChanges(
  db: Db,
  actor: Actor,
  which: ChangesAsked,
  page: { startAt: number; maxResults: number },
): Promise<Change[]> {
  const groups = await asked(db, which)
    .select('change_group.id')
    .orderBy('change_group.issue_id')
    .orderBy('change_group.created')
    .orderBy('change_group.id')
    .limit(page.maxResults)
    .offset(page.startAt)
    .execute();
  const ids = groups.map((group) => group.id);
  const byId = new Map((await changesByIds(db, actor, ids)).map((change) => [change.id, change]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** In no order. */
export async function changesByIds(db: Db, actor: Actor, ids: readonly number[]): Promise<Change[]> {
  if (ids.length === 0) return [];
  const rows = await changes(db).where('change_group.id', 'in', ids).execute();
  const byId = new Map<number, Change & { items: ChangeItem[] }>();
  for (const row of rows) {
    const known = byId.get(row.id);
    if (known) known.items.push(toItem(row));
    else byId.set(row.id, toChange(row, actor));
  }
  return [...byId.values()];
}
