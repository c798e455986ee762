/** A workflow as the server keeps it: steps with their statuses, and the transitions between them. */
import type { Rule } from './rule.ts';

export type Properties = Readonly<Record<string, string>>;

export interface Step {
  readonly statusId: number;
  readonly properties?: Properties;
  /** Where the picture has it; absent: wherever there is room. */
  readonly position?: { readonly x: number; readonly y: number };
}

export interface Transition {
  readonly id: number;
  readonly name: string;
  readonly description?: string;
  /** any: of every status · initial: it creates the issue · ids of statuses */
  readonly from: 'any' | 'initial' | readonly number[];
  /** same: the status stays */
  readonly to: 'same' | number;
  /** What is asked on the way: a screen, or one of the two that Jira brings along. */
  readonly screen?: 'resolve' | 'workflow' | number;
  readonly conditions?: readonly Rule[];
  readonly validators?: readonly Rule[];
  readonly postFunctions?: readonly Rule[];
  readonly properties?: Properties;
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
  readonly schemes: readonly string[];
  readonly definition: Definition;
}

export interface Status {
  readonly id: string;
  readonly name: string;
  readonly statusCategory: { readonly key: string };
}

export const workflowsKey = ['workflows'] as const;
export const workflowsPath = '/rest/tessera/1/workflow';

/** What a workflow begins with: one status, and the transition that creates issues in it. */
export const smallest = (statusId: number, name: string): Definition => ({
  steps: [{ statusId }],
  transitions: [{ id: 1, name, from: 'initial', to: statusId }],
});

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

export const withStep = (definition: Definition, step: Step): Definition => ({
  ...definition,
  steps: definition.steps.some(({ statusId }) => statusId === step.statusId)
    ? definition.steps.map((one) => (one.statusId === step.statusId ? step : one))
    : [...definition.steps, step],
});

/** Every status wherever there is room. */
export const withoutPlaces = (definition: Definition): Definition => ({
  ...definition,
  steps: definition.steps.map(({ position: _, ...step }) => step),
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

/** Whether issues begin in the status: the transition that creates them must lead elsewhere before it can go. */
export const isBeginning = ({ transitions }: Definition, statusId: number): boolean =>
  transitions.some(({ from, to }) => from === 'initial' && to === statusId);
