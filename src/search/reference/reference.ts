/** Everything that JQL knows by name, in the alphabet's order. */
import type { Clause } from '../../issue/fields/clause.ts';
import { systemClauses } from '../../issue/fields/system-fields.ts';
import { listFunctions } from '../jql/functions.ts';
import { reservedWords } from '../jql/reserved.ts';

export const everyClause: readonly { clause: Clause; name: string }[] = systemClauses
  .flatMap((clause) => clause.names.map((name) => ({ clause, name })))
  .sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));

export const everyFunction = listFunctions().toSorted((a, b) =>
  a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1,
);

export const everyReservedWord: readonly string[] = reservedWords.toSorted();
