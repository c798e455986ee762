/**
 * Which field a name means. The fields themselves, with their operators and where their values lie, are declared in
 * issue/fields/, one file each.
 */
import type { Clause } from '../../issue/fields/clause.ts';
import { systemClauses } from '../../issue/fields/system-fields.ts';
import type { FieldName } from './ast.ts';

const byName = new Map<string, Clause>(
  systemClauses.flatMap((clause) => clause.names.map((name) => [name.toLowerCase(), clause] as const)),
);

/** Fields of Jira's that are not built yet; a query that uses one is told so, and not that there is no such field. */
const unbuilt = new Set(
  `filter request savedfilter searchrequest issuelinktype sprint rank hierarchylevel`.split(/\s+/),
);

/** The field, or `unbuilt` for one of Jira's that this server lacks, or null where there is none. */
export function findClause({ name, property }: FieldName): Clause | 'unbuilt' | null {
  const folded = name.toLowerCase();
  if (property || unbuilt.has(folded)) return 'unbuilt';
  return byName.get(folded) ?? null;
}
