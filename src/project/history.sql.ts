/** Writes into the history of issues what becomes of them when a component or a version of theirs goes. */
import type { Db } from '../db/engine.ts';
import { writePeriods } from './period.sql.ts';

export interface HistoryItem {
  /** As people read it: `Fix Version`. */
  readonly field: string;
  readonly fieldId: string;
  readonly from: { readonly id: number; readonly name: string } | null;
  readonly to: { readonly id: number; readonly name: string } | null;
}

/** Fewest that an engine takes in one statement, by its limit on parameters. */
const atOnce = 500;

/**
 * One change of several issues: each gets the items that `itemsOf` gives it, and counts as updated.
 * @param authorId null: the program itself
 * @param now ms UTC
 */
export async function writeHistory(
  db: Db,
  issueIds: readonly number[],
  { authorId, now }: { authorId: number | null; now: number },
  itemsOf: (issueId: number) => readonly HistoryItem[],
): Promise<void> {
  for (let start = 0; start < issueIds.length; start += atOnce) {
    const ids = issueIds.slice(start, start + atOnce);
    const groups = await db
      .insertInto('change_group')
      .values(ids.map((id) => ({ issue_id: id, author_id: authorId, created: now })))
      .returning(['id', 'issue_id'])
      .execute();
    const items = groups.flatMap((group) => itemsOf(group.issue_id).map((item) => toRow(group.id, item)));
    for (let first = 0; first < items.length; first += atOnce) {
      await db
        .insertInto('change_item')
        .values(items.slice(first, first + atOnce))
        .execute();
    }
    await db.updateTable('issue').set({ updated: now }).where('id', 'in', ids).execute();
    await writePeriods(
      db,
      groups.flatMap((group) =>
        itemsOf(group.issue_id).map((item) => ({
          groupId: group.id,
          issueId: group.issue_id,
          authorId,
          created: now,
          ...valuesOf(item),
        })),
      ),
    );
  }
}

const valuesOf = ({ fieldId, from, to }: HistoryItem) => ({
  fieldId,
  from: from && String(from.id),
  fromString: from?.name ?? null,
  to: to && String(to.id),
  toString: to?.name ?? null,
});

const toRow = (groupId: number, { field, fieldId, from, to }: HistoryItem) => ({
  group_id: groupId,
  field,
  field_type: 'jira',
  field_id: fieldId,
  from_value: from && String(from.id),
  from_string: from?.name ?? null,
  to_value: to && String(to.id),
  to_string: to?.name ?? null,
});
