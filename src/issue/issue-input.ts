/** What a client wants of an issue's fields, as it was sent: `fields` and `update`, read into one list of steps. */
import type { Operation } from './fields/field.ts';
import { isObject } from './fields/input.ts';
import * as errors from './issue.errors.ts';
import { noting, type Problems } from './problems.ts';

/** The body of a create, an edit or a transition. */
export interface IssueInput {
  readonly fields?: Readonly<Record<string, unknown>> | null;
  readonly update?: Readonly<Record<string, unknown>> | null;
  readonly properties?: readonly { readonly key: string; readonly value?: unknown }[];
}

/** One operation on one field. The value is anything at all: the field reads it. */
export interface FieldStep {
  readonly field: string;
  readonly operation: Operation;
  readonly value: unknown;
}

const MOST_OPERATIONS = 1000;
const operations: ReadonlySet<string> = new Set<Operation>(['set', 'add', 'remove', 'edit']);

/** Each member of `fields` is a `set`; a field may stand in `fields` or in `update`, not in both. */
export function readSteps(input: IssueInput, problems: Problems): FieldStep[] {
  const fields = input.fields ?? {};
  const update = input.update ?? {};
  const steps: FieldStep[] = Object.entries(fields).map(([field, value]) => ({
    field,
    operation: 'set',
    value,
  }));
  for (const [field, list] of Object.entries(update)) {
    noting(problems, () => {
      if (Object.hasOwn(fields, field)) throw errors.inBoth(field);
      steps.push(...readOperations(field, list));
    });
  }
  return steps;
}

function readOperations(field: string, list: unknown): FieldStep[] {
  if (!Array.isArray(list)) throw errors.notAnArray(field);
  if (list.length > MOST_OPERATIONS) throw errors.tooManyOperations(field, MOST_OPERATIONS);
  return list.flatMap((one) => {
    if (!isObject(one)) throw errors.notAnOperation(field);
    return Object.entries(one).map(([operation, value]) => {
      if (!operations.has(operation)) throw errors.notAnOperation(field);
      return { field, operation: operation as Operation, value };
    });
  });
}
