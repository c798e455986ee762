/** Issues and projects that a function means, as statements that find their ids. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import { mayInProject, rolesOf } from '../../permission/holder.sql.ts';
import { mayBrowseIssue, mayBrowseProject, maySeeComment } from '../../permission/visible.sql.ts';
import type { LinkEnd, ValueSet } from './condition.ts';
import { eb } from './stored.sql.ts';

type Ids = Expression<{ id: number }>;

/**
 * @param own the ids are the issues that are searched, of which the reader sees none too many anyway; otherwise (the
 *   parent of an issue) those that the reader may not see are left out here
 * @returns whether `value` is one of the set
 */
export function inSet(
  value: Expression<unknown>,
  set: ValueSet,
  actor: Actor,
  own: boolean,
): Expression<SqlBool>[] {
  return statements(set, actor).map((ids) => {
    const found = sql<SqlBool>`${value} in ${ids}`;
    if (own || isOfProjects(set)) return found;
    const seen = eb.selectFrom('issue').select('issue.id').where(mayBrowseIssue(actor, 'each'));
    return sql<SqlBool>`(${found} and ${value} in ${seen})`;
  });
}

const isOfProjects = (set: ValueSet): boolean => set.of === 'permission' || set.of === 'role';

function statements(set: ValueSet, actor: Actor): Ids[] {
  switch (set.of) {
    case 'voted':
    case 'watched':
      return [
        eb
          .selectFrom(set.of === 'voted' ? 'vote' : 'watcher')
          .select('issue_id as id')
          .where('user_id', '=', set.userId),
      ];
    case 'linked':
      return [
        otherEnds(set.issueIds, set.ends, 'source'),
        otherEnds(set.issueIds, set.ends, 'destination'),
      ].flatMap((ids) => ids ?? []);
    case 'remote-link':
      return [eb.selectFrom('remote_link').select('issue_id as id').where('global_id', 'in', set.globalIds)];
    case 'updated':
      return updated(set, actor);
    case 'permission': {
      const user = set.userId === null ? null : eb.val(set.userId);
      return [projects(actor).where(mayInProject(eb.val(set.permission), user))];
    }
    case 'role':
      return [
        projects(actor).where(
          'project.id',
          'in',
          rolesOf(eb.val(set.userId))
            .select('role_actor.project_id')
            .where('role_actor.role_id', 'in', set.roleIds),
        ),
      ];
  }
}

const projects = (actor: Actor) =>
  eb.selectFrom('project').select('project.id').where(mayBrowseProject(actor));

/** What is linked to issues that stand on `side`; null: no such link is meant. */
function otherEnds(
  issueIds: readonly number[],
  ends: readonly LinkEnd[] | null,
  side: LinkEnd['side'],
): Ids | null {
  const typeIds = ends?.filter((end) => end.side === side).map(({ typeId }) => typeId);
  if (typeIds?.length === 0) return null;
  const other = side === 'source' ? 'destination_id' : 'source_id';
  const links = eb
    .selectFrom('issue_link as link')
    .select(`link.${other} as id`)
    .where(`link.${side}_id`, 'in', issueIds);
  return typeIds ? links.where('link.type_id', 'in', typeIds) : links;
}

/** Who created the issue, changed it, or said something about it that the reader may read. */
function updated({ userIds, from, to }: Extract<ValueSet, { of: 'updated' }>, actor: Actor): Ids[] {
  const within = (instant: string): Expression<SqlBool> =>
    eb.and([
      ...(from === null ? [] : [eb(sql.ref<number>(instant), '>=', from)]),
      ...(to === null ? [] : [eb(sql.ref<number>(instant), '<=', to)]),
    ]);
  const comments = (author: 'author_id' | 'update_author_id', instant: 'created' | 'updated') =>
    eb
      .selectFrom('comment')
      .select('comment.issue_id as id')
      .where(`comment.${author}`, 'in', userIds)
      .where(within(`comment.${instant}`))
      .where(maySeeComment(actor));
  return [
    eb
      .selectFrom('issue as made')
      .select('made.id')
      .where('made.creator_id', 'in', userIds)
      .where(within('made.created')),
    eb
      .selectFrom('change_group as step')
      .select('step.issue_id as id')
      .where('step.author_id', 'in', userIds)
      .where(within('step.created')),
    comments('author_id', 'created'),
    comments('update_author_id', 'updated'),
  ];
}
