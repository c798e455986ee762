/** Doing steps to a draft: pure, each field by its own file. */
import type { Choices } from './choices.ts';
import type { Draft } from './draft.ts';
import * as errors from './issue.errors.ts';
import type { FieldStep } from './issue-input.ts';
import { noting, type Problems } from './problems.ts';
import type { ScreenField } from './screen.ts';

/** The draft after the steps, in their order. What a field refuses is noted, and the draft goes on without it. */
export function applySteps(
  draft: Draft,
  steps: readonly FieldStep[],
  fields: readonly ScreenField[],
  choices: Choices,
  problems: Problems,
): Draft {
  let after = draft;
  for (const { field: id, operation, value } of steps) {
    const found = fields.find((one) => one.field.id === id)?.field;
    noting(problems, () => {
      if (!found) throw errors.cannotBeSet(id);
      const { input } = found;
      if (!input.operations.includes(operation)) {
        throw errors.unsupportedOperation(found, operation, input.operations);
      }
      after = { ...after, ...input.apply(after, operation, value, choices) };
    });
  }
  return after;
}

/** The names of groups that the steps mention, once each. */
export const mentionedGroupsIn = (steps: readonly FieldStep[], fields: readonly ScreenField[]): string[] => [
  ...new Set(
    steps.flatMap(
      (step) =>
        fields.find((one) => one.field.id === step.field)?.field.input.mentionsGroups?.(step.value) ?? [],
    ),
  ),
];

/** The names of users that the steps mention, once each. */
export const mentionedIn = (steps: readonly FieldStep[], fields: readonly ScreenField[]): string[] => [
  ...new Set(
    steps.flatMap(
      (step) => fields.find((one) => one.field.id === step.field)?.field.input.mentions?.(step.value) ?? [],
    ),
  ),
];
