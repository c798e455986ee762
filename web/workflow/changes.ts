/** What a draft would change. Where the picture has a status is nobody's way, and not told. */
import type { Definition, Step, Transition } from './workflow.ts';

export interface Changes {
  readonly addedSteps: readonly number[];
  readonly goneSteps: readonly number[];
  /** Their properties are others. */
  readonly changedSteps: readonly number[];
  readonly addedTransitions: readonly string[];
  readonly goneTransitions: readonly string[];
  readonly changedTransitions: readonly string[];
}

export function changesOf(before: Definition, after: Definition): Changes {
  const steps = compared(before.steps, after.steps, ({ statusId }: Step) => statusId, ['position']);
  const transitions = compared(before.transitions, after.transitions, ({ id }: Transition) => id, []);
  const ids = (list: readonly Step[]) => list.map(({ statusId }) => statusId);
  const names = (list: readonly Transition[]) => list.map(({ name }) => name);
  return {
    addedSteps: ids(steps.added),
    goneSteps: ids(steps.gone),
    changedSteps: ids(steps.changed),
    addedTransitions: names(transitions.added),
    goneTransitions: names(transitions.gone),
    changedTransitions: names(transitions.changed),
  };
}

export const changesNothing = (changes: Changes): boolean =>
  Object.values(changes).every((list: readonly unknown[]) => list.length === 0);

function compared<T extends object>(
  before: readonly T[],
  after: readonly T[],
  idOf: (one: T) => number,
  without: readonly string[],
) {
  const then = new Map(before.map((one) => [idOf(one), one]));
  const now = new Set(after.map(idOf));
  const text = (one: T): string =>
    JSON.stringify(
      Object.entries(one)
        .filter(([name]) => !without.includes(name))
        .toSorted(([a], [b]) => (a < b ? -1 : 1)),
    );
  return {
    added: after.filter((one) => !then.has(idOf(one))),
    gone: before.filter((one) => !now.has(idOf(one))),
    changed: after.filter((one) => {
      const old = then.get(idOf(one));
      return old !== undefined && text(old) !== text(one);
    }),
  };
}
