/** How JQL finds a custom field: what its type says, and where the field is. */
import type { CustomField } from '../../../field/custom-field/custom-field.ts';
import { fieldKey, typePrefix } from '../../../field/custom-field/custom-field.ts';
import type { Clause, ClauseOperator, CustomColumn, CustomScope, OperandKind } from '../clause.ts';
import { operators } from '../clause.ts';

/** What a type says of its values to JQL. */
export interface CustomQuery {
  readonly operand: OperandKind;
  readonly operators: readonly ClauseOperator[];
  /** Where the values lie. */
  readonly column: CustomColumn;
  /** The direction of a sort that names none; absent: ascending. */
  readonly first?: 'desc';
}

/** Queries that several types have in common. */
export const queries = {
  text: { operand: 'text', operators: operators.text, column: 'text_lower' },
  /** Of the searcher that compares texts as a whole. */
  exactText: { operand: 'exactText', operators: operators.exactText, column: 'text_lower' },
  option: { operand: 'option', operators: operators.equalListedOrEmpty, column: 'option_id' },
  user: { operand: 'user', operators: operators.equalListedOrEmpty, column: 'user_id' },
  group: { operand: 'group', operators: operators.equalListedOrEmpty, column: 'group_id' },
  version: { operand: 'version', operators: operators.version, column: 'version_id' },
} as const satisfies Record<string, CustomQuery>;

/** Texts that can be found by their words or, by another searcher, as a whole. */
export const textQuery = (searcher: string): CustomQuery =>
  searcher === `${typePrefix}exacttextsearcher` ? queries.exactText : queries.text;

/** By its name, `cf[10000]` and `customfield_10000`. */
export function customClause(
  { id, name, contexts }: CustomField,
  { operand, operators: allowed, column, first }: CustomQuery,
): Clause {
  const everywhere = contexts.some((one) => one.projectIds === null && one.issueTypeIds === null);
  const scope: CustomScope[] = contexts.map((context) => ({
    contextId: context.id,
    everyProject: context.projectIds === null,
    everyIssueType: context.issueTypeIds === null,
  }));
  const stored = {
    in: 'custom',
    fieldId: id,
    column,
    scope: everywhere && contexts.length === 1 ? [] : scope,
  } as const;
  return {
    names: [name, `cf[${id}]`, fieldKey(id)],
    operand,
    operators: allowed,
    stored,
    sort: { by: 'custom', stored, cascading: operand === 'cascade' },
    ...(first && { first }),
  };
}
