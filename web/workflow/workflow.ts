/** A workflow as the server keeps it: steps with their statuses, and the transitions between them. */
export interface Step {
  readonly statusId: number;
}

export interface Transition {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  /** any: of every status · initial: it creates the issue · ids of statuses */
  readonly from: 'any' | 'initial' | readonly number[];
  /** same: the status stays */
  readonly to: 'same' | number;
  readonly conditions?: readonly object[];
  readonly validators?: readonly object[];
  readonly postFunctions?: readonly object[];
}

export interface Definition {
  readonly steps: readonly Step[];
  readonly transitions: readonly Transition[];
}

export interface Workflow {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  readonly version: number;
  readonly system: boolean;
  readonly active: boolean;
  readonly hasDraft: boolean;
  readonly definition: Definition;
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly statusCategory: { readonly key: string };
}

export const workflowsKey = ['workflows'] as const;

/** The definition with one more transition, under a number of its own. */
export function withTransition(
  definition: Definition,
  transition: Omit<Transition, 'id'> & { readonly id?: number },
): Definition {
  const { transitions } = definition;
  if (transition.id !== undefined) {
    const changed = { ...transition, id: transition.id };
    return { ...definition, transitions: transitions.map((one) => (one.id === changed.id ? changed : one)) };
  }
  const id = Math.max(0, ...transitions.map((one) => one.id)) + 10;
  return { ...definition, transitions: [...transitions, { ...transition, id }] };
}

export const withoutTransition = (definition: Definition, id: number): Definition => ({
  ...definition,
  transitions: definition.transitions.filter((one) => one.id !== id),
});

export const withStep = (definition: Definition, statusId: number): Definition => ({
  ...definition,
  steps: [...definition.steps, { statusId }],
});

/** Without a status, and without the transitions that lead to it or come from it alone. */
export const withoutStep = (definition: Definition, statusId: number): Definition => ({
  steps: definition.steps.filter((step) => step.statusId !== statusId),
  transitions: definition.transitions.flatMap((transition) => {
    if (transition.to === statusId) return [];
    if (typeof transition.from === 'string') return [transition];
    const from = transition.from.filter((id) => id !== statusId);
    return from.length === 0 ? [] : [{ ...transition, from }];
  }),
});
