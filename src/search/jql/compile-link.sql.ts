/** Issues by their links: those to issues that the reader may see, since others are not shown either. */
import type { Expression, SqlBool } from 'kysely';
import type { Actor } from '../../context.ts';
import { mayBrowseIssue } from '../../permission/visible.sql.ts';
import type { LinkEnd, LinkTest } from './condition.ts';
import { any } from './logic.sql.ts';
import { eb } from './stored.sql.ts';

/** Negated: has none of these links, and perhaps no link at all. */
export function compileLinks({ ends, negated }: LinkTest, actor: Actor): Expression<SqlBool> {
  const found = any([...standing(ends, 'source', actor), ...standing(ends, 'destination', actor)]);
  return negated ? eb.not(found) : found;
}

function standing(ends: readonly LinkEnd[], side: LinkEnd['side'], actor: Actor): Expression<SqlBool>[] {
  const typeIds = ends.filter((end) => end.side === side).map(({ typeId }) => typeId);
  if (typeIds.length === 0) return [];
  const seen = eb.selectFrom('issue').select('issue.id').where(mayBrowseIssue(actor, 'each'));
  const links = eb
    .selectFrom('issue_link as link')
    .select(`link.${side}_id as id`)
    .where('link.type_id', 'in', typeIds)
    .where(`link.${side === 'source' ? 'destination_id' : 'source_id'}`, 'in', seen);
  return [eb('issue.id', 'in', links)];
}
