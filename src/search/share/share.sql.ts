/**
 * THE answer to "with whom is it shared", as SQL: lists and single look-ups of filters and dashboards filter by these
 * expressions and by nothing else. Being an administrator opens nothing that is private.
 */
import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import { inGroup, inRole, mayInProject, type UserId } from '../../permission/holder.sql.ts';
import { type Condition, mayBrowseProject } from '../../permission/visible.sql.ts';

const eb = expressionBuilder<Schema, 'share'>();

/**
 * Whether the row of `share` in scope is the user's.
 * @param user null: an anonymous visitor
 * @param browses whether the user may browse `project`
 */
function admits(user: UserId | null, browses: Expression<SqlBool>): Expression<SqlBool> {
  const when = (type: string, ...more: Expression<SqlBool>[]) =>
    eb.and([eb('share.type', '=', type), ...more]);
  const seesProject = eb.exists(
    eb
      .selectFrom('project')
      .select(eb.lit(1).as('one'))
      .whereRef('project.id', '=', 'share.project_id')
      .where(browses),
  );
  const open = [when('global'), when('project', eb('share.role_id', 'is', null), seesProject)];
  if (user === null) return eb.or(open);
  const project = eb.ref('share.project_id') as Expression<number>;
  return eb.or([
    ...open,
    when('loggedin'),
    when('group', inGroup(user, eb.ref('share.group_id'))),
    when('user', eb('share.user_id', '=', user as Expression<number>)),
    when('project', eb('share.role_id', 'is not', null), inRole(user, eb.ref('share.role_id'), project)),
  ]);
}

/** The same for any user: `app_user` in scope. */
export const admitsUser = (): Expression<SqlBool> => {
  const user = expressionBuilder<Schema, 'app_user'>().ref('app_user.id');
  return admits(user, mayInProject(eb.val('BROWSE_PROJECTS'), user));
};

const admitsActor = (actor: Actor): Expression<SqlBool> =>
  admits(actor.userId === null ? null : eb.val(actor.userId), mayBrowseProject(actor)());

/** Whether the actor may see `saved_filter`: owns it, or it is shared with them. */
export function mayViewFilter(actor: Actor): Condition {
  const of = expressionBuilder<Schema, 'saved_filter'>();
  const shared = eb.exists(
    eb
      .selectFrom('share')
      .select(eb.lit(1).as('one'))
      .whereRef('share.filter_id' as never, '=', 'saved_filter.id' as never)
      .where(admitsActor(actor)),
  );
  return () => owned(actor, of('saved_filter.owner_id', '=', actor.userId ?? 0), shared);
}

/** Whether the actor may change it: owns it, or it is shared with them for that. */
export function mayEditFilter(actor: Actor): Condition {
  const of = expressionBuilder<Schema, 'saved_filter'>();
  const shared = eb.exists(
    eb
      .selectFrom('share')
      .select(eb.lit(1).as('one'))
      .whereRef('share.filter_id' as never, '=', 'saved_filter.id' as never)
      .where('share.editable', '=', 1)
      .where(admitsActor(actor)),
  );
  return () => owned(actor, of('saved_filter.owner_id', '=', actor.userId ?? 0), shared, true);
}

/** Whether the actor may see `dashboard`. */
export function mayViewDashboard(actor: Actor): Condition {
  const of = expressionBuilder<Schema, 'dashboard'>();
  const shared = eb.exists(
    eb
      .selectFrom('share')
      .select(eb.lit(1).as('one'))
      .whereRef('share.dashboard_id' as never, '=', 'dashboard.id' as never)
      .where(admitsActor(actor)),
  );
  return () => owned(actor, of('dashboard.owner_id', '=', actor.userId ?? 0), shared);
}

/** Whether the actor may change `dashboard`. */
export function mayEditDashboard(actor: Actor): Condition {
  const of = expressionBuilder<Schema, 'dashboard'>();
  const shared = eb.exists(
    eb
      .selectFrom('share')
      .select(eb.lit(1).as('one'))
      .whereRef('share.dashboard_id' as never, '=', 'dashboard.id' as never)
      .where('share.editable', '=', 1)
      .where(admitsActor(actor)),
  );
  return () => owned(actor, of('dashboard.owner_id', '=', actor.userId ?? 0), shared, true);
}

/** @param changing anonymous visitors change nothing */
function owned(
  actor: Actor,
  isOwner: Expression<SqlBool>,
  shared: Expression<SqlBool>,
  changing = false,
): Expression<SqlBool> {
  if (actor.via === 'system') return eb.lit(true) as Expression<SqlBool>;
  if (actor.userId === null) return changing ? (eb.lit(false) as Expression<SqlBool>) : shared;
  return eb.or([isOwner, shared]);
}
