import type { Actor } from '../../context.ts';
import type { Db } from '../../db/engine.ts';
import { readForIssues } from '../../permission/prepared-read.sql.ts';
import type { Link } from './link.ts';

const links = (db: Db) =>
  db
    .selectFrom('issue_link')
    .innerJoin('issue_link_type as type', 'type.id', 'issue_link.type_id')
    .select([
      'issue_link.id',
      'issue_link.source_id',
      'issue_link.destination_id',
      'type.id as type_id',
      'type.name',
      'type.inward',
      'type.outward',
    ]);

type LinkRow = Awaited<ReturnType<ReturnType<typeof links>['execute']>>[number];

const linkRows = readForIssues<LinkRow>((db, ids) =>
  links(db)
    .where((eb) => eb.or([eb('issue_link.source_id', 'in', ids), eb('issue_link.destination_id', 'in', ids)]))
    .orderBy('type.name_lower')
    .orderBy('issue_link.id'),
);

/** Every link that begins or ends at one of the issues, whoever may see its other end. */
export const linksAt = async (db: Db, actor: Actor, issueIds: readonly number[]): Promise<Link[]> =>
  (await linkRows(db, actor, issueIds)).map(toLink);

/** Whoever may see its ends. */
export async function findLink(db: Db, id: number): Promise<Link | null> {
  const row = await links(db).where('issue_link.id', '=', id).executeTakeFirst();
  return row ? toLink(row) : null;
}

const toLink = (row: LinkRow): Link => ({
  id: row.id,
  type: { id: row.type_id, name: row.name, inward: row.inward, outward: row.outward },
  sourceId: row.source_id,
  destinationId: row.destination_id,
});

export interface NewLinkRow {
  readonly typeId: number;
  readonly sourceId: number;
  readonly destinationId: number;
  readonly created: number;
}

/** @returns its id; null: there is such a link already */
export async function insertLink(db: Db, link: NewLinkRow): Promise<number | null> {
  const row = await db
    .insertInto('issue_link')
    .values({
      type_id: link.typeId,
      source_id: link.sourceId,
      destination_id: link.destinationId,
      created: link.created,
    })
    .onConflict((conflict) => conflict.columns(['source_id', 'destination_id', 'type_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** @returns whether it was there */
export async function removeLink(db: Db, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('issue_link').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
