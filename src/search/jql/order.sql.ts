/**
 * ORDER BY as SQL. Issues without a value come last when ascending, first when descending, on every engine. Where
 * nothing is asked for, the order is Jira's: by key, the newest first; what ties is in that order of ids.
 */
import { type Expression, expressionBuilder, type OrderByItemBuilder, sql } from 'kysely';
import type { Actor } from '../../context.ts';
import type { Schema } from '../../db/schema.ts';
import { rankOf } from '../../issue/rank/rank.sql.ts';
import type { SortOrder } from './condition.ts';
import { orderByCustom } from './order-custom.sql.ts';
import { relevance } from './relevance.sql.ts';
import { countOf, scalar } from './stored.sql.ts';

/** Needs `issue` and `project` in scope. */
const eb = expressionBuilder<Schema, 'issue' | 'project'>();

export interface OrderPart {
  expression: Expression<unknown>;
  descending: boolean;
  /** Where issues without a value come; null: there are none, and an index may serve the order as it is. */
  empty: 'first' | 'last' | null;
}

/** Its direction, and where issues without a value come. */
export const directed =
  ({ descending, empty }: Pick<OrderPart, 'descending' | 'empty'>) =>
  (by: OrderByItemBuilder): OrderByItemBuilder => {
    const way = descending ? by.desc() : by.asc();
    if (empty === null) return way;
    return empty === 'first' ? way.nullsFirst() : way.nullsLast();
  };

const standard: SortOrder[] = [{ key: { by: 'key' }, descending: true }];

/** The expressions to sort by, the first counting most; the last one makes the order complete. */
export function orderParts(order: readonly SortOrder[], actor: Actor): OrderPart[] {
  const asked = order.length > 0 ? order : standard;
  // No two issues have one rank: what is asked for behind it has nothing to order, and would keep an index from serving.
  const rank = asked.findIndex(({ key }) => key.by === 'rank');
  if (rank >= 0) return partsOf(asked.slice(0, rank + 1), actor);
  return [...partsOf(asked, actor), { expression: eb.ref('issue.id'), descending: true, empty: null }];
}

const partsOf = (asked: readonly SortOrder[], actor: Actor): OrderPart[] =>
  asked.flatMap(({ key, descending }) =>
    expressionsOf(key, actor).map((expression): OrderPart => {
      const empty = alwaysThere(key) ? null : descending ? 'first' : 'last';
      // The most urgent has the lowest number, and is the greatest.
      return { expression, descending: key.by === 'priority' ? !descending : descending, empty };
    }),
  );

/** Whether the order needs `project` in scope. */
export const needsProject = (order: readonly SortOrder[]): boolean =>
  (order.length > 0 ? order : standard).some(
    ({ key }) =>
      key.by === 'key' ||
      key.by === 'project-name' ||
      key.by === 'component' ||
      key.by === 'version' ||
      (key.by === 'custom' && key.stored.column === 'version_id'),
  );

const required = new Set([
  'id',
  'project_id',
  'number',
  'issue_type_id',
  'status_id',
  'created',
  'updated',
  'summary_lower',
]);

/** Whether every issue has something to sort by. */
const alwaysThere = (key: SortOrder['key']): boolean =>
  key.by === 'relevance' ||
  key.by === 'key' ||
  key.by === 'project-name' ||
  key.by === 'count' ||
  key.by === 'rank' ||
  (key.by === 'column' && required.has(key.column)) ||
  (key.by === 'sequence' && key.of !== 'resolution');

function expressionsOf(key: SortOrder['key'], actor: Actor): Expression<unknown>[] {
  switch (key.by) {
    case 'relevance':
      return [relevance(key)];
    case 'key':
      return [eb.ref('project.key'), eb.ref('issue.number')];
    case 'column':
      return [eb.ref(`issue.${key.column}`)];
    case 'sequence':
      return [sequenceOf(key.of)];
    case 'priority':
      return [sequenceOf('priority')];
    case 'security-level':
      return [
        eb
          .selectFrom('issue_security_level')
          .select('issue_security_level.name_lower')
          .whereRef('issue_security_level.id', '=', 'issue.security_level_id'),
      ];
    case 'project-name':
      return [eb.ref('project.name_lower')];
    case 'display-name':
      return [
        eb
          .selectFrom('app_user')
          .select('app_user.display_name_lower')
          .whereRef('app_user.id', '=', `issue.${key.column}`),
      ];
    case 'component':
      return ofProject(firstComponent());
    case 'version':
      return ofProject(firstVersion(key.kind));
    case 'label':
      return [
        eb
          .selectFrom('issue_label')
          .select((label) => label.fn.min('issue_label.label_lower').as('first'))
          .whereRef('issue_label.issue_id', '=', 'issue.id'),
      ];
    case 'count':
      return [countOf(key.table)];
    case 'custom':
      return orderByCustom(key, actor);
    case 'rank':
      return [rankOf];
    case 'work-ratio':
    case 'viewed':
      return [scalar({ in: key.by }, actor)];
  }
}

const sequenceOf = (of: 'status' | 'resolution' | 'issue_type' | 'priority'): Expression<unknown> =>
  eb.selectFrom(of).select(`${of}.sequence`).whereRef(`${of}.id`, '=', `issue.${of}_id`);

/** By project first, issues with nothing to sort by aside. */
const ofProject = (first: Expression<unknown>): Expression<unknown>[] => [
  sql`case when ${first} is not null then project.key end`,
  first,
];

const firstComponent = () =>
  eb
    .selectFrom('issue_component')
    .innerJoin('component', 'component.id', 'issue_component.component_id')
    .select((one) => one.fn.min('component.name_lower').as('first'))
    .whereRef('issue_component.issue_id', '=', 'issue.id');

const firstVersion = (kind: 'fix' | 'affects') =>
  eb
    .selectFrom('issue_version')
    .innerJoin('version', 'version.id', 'issue_version.version_id')
    .select((one) => one.fn.min('version.sequence').as('first'))
    .whereRef('issue_version.issue_id', '=', 'issue.id')
    .where('issue_version.kind', '=', kind);
