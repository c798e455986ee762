import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { personColumns, toPerson } from '../person.sql.ts';
import { readForIssues } from '../prepared-read.sql.ts';
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
  return id;
}
