/** Every field that a query names, in its conditions and in its order. */
import type { Clause, FieldName, Query } from './ast.ts';
import type { Filters } from './filters.ts';

/** @param filters that the query uses */
export function* fieldsOf(query: Query, filters: Filters): Iterable<FieldName> {
  if (query.where) yield* fieldsIn(query.where);
  for (const { where } of filters.byId.values()) if (where && where !== 'unreadable') yield* fieldsIn(where);
  for (const { field } of query.orderBy) yield field;
}

function* fieldsIn(clause: Clause): Iterable<FieldName> {
  switch (clause.kind) {
    case 'and':
    case 'or':
      for (const part of clause.clauses) yield* fieldsIn(part);
      return;
    case 'not':
      yield* fieldsIn(clause.clause);
      return;
    default:
      yield clause.field;
  }
}
