/** Everything that JQL knows by name, in the alphabet's order. */
import type { Clause } from '../../issue/fields/clause.ts';
import { systemClauses } from '../../issue/fields/system-fields.ts';
import { listFunctions } from '../jql/functions.ts';
import { reservedWords } from '../jql/reserved.ts';

export interface NamedClause {
  readonly clause: Clause;
  /** As a query names it. */
  readonly name: string;
  /** As people read it, where that is more. */
  readonly label?: string;
  /** Of a custom field: `cf[10000]`. */
  readonly customId?: string;
}

/** System fields by each of their names, custom fields once. */
export const listClauses = (custom: readonly Clause[]): readonly NamedClause[] =>
  [...systemClauses.flatMap(named), ...custom.map(customNamed)].sort((a, b) =>
    a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
  );

const named = (clause: Clause): NamedClause[] => clause.names.map((name) => ({ clause, name }));

function customNamed(clause: Clause): NamedClause {
  const [name = '', customId = ''] = clause.names;
  return { clause, name, label: `${name} - ${customId}`, customId };
}

export const everyFunction = listFunctions().toSorted((a, b) =>
  a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
);

export const everyReservedWord: readonly string[] = reservedWords.toSorted();
