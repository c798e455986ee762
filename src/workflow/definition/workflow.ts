import type { Condition, PostFunction, Validator } from './rule.ts';

/**
 * A workflow is data: the statuses an issue can be in, and the transitions between them with what must be true
 * (conditions: else the transition is not offered), what must be given (validators: else it is refused), and what it
 * does besides changing the status (post-functions). issue/ reads it; nothing in it is code. The rules are in rule.ts.
 */
export interface WorkflowDefinition {
  readonly steps: readonly Step[];
  readonly transitions: readonly Transition[];
}

export interface Step {
  readonly statusId: number;
  /** Jira's step properties: what they mean, permission/step-limit.ts says. */
  readonly properties?: Properties;
  /** Where a diagram draws it; absent: wherever there is room. */
  readonly position?: Position;
}

export type Properties = Readonly<Record<string, string>>;

export interface Position {
  readonly x: number;
  readonly y: number;
}

export interface Transition {
  /** The number that clients send. Unique within the workflow. */
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** The statuses it leaves; `any`: all of them; `initial`: it makes the issue. */
  readonly from: readonly number[] | 'any' | 'initial';
  /** The status it leads to; `same`: the one that the issue is in. */
  readonly to: number | 'same';
  /** What is asked on the way: the id of a screen; absent: nothing is. */
  readonly screen?: TransitionScreen;
  readonly conditions: readonly Condition[];
  readonly validators: readonly Validator[];
  readonly postFunctions: readonly PostFunction[];
  readonly properties?: Properties;
}

/** The names are those of Jira's own two screens, by which older definitions call them. */
export type TransitionScreen = 'resolve' | 'workflow' | number;

export interface Workflow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** Counts its changes: whoever changes it says which one they have seen. */
  readonly version: number;
  readonly definition: WorkflowDefinition;
}

/** What a workflow is to become. */
export interface WorkflowDraft {
  readonly definition: WorkflowDefinition;
  readonly version: number;
  /** Ms UTC. */
  readonly lastModified: number;
  /** Id of a user. */
  readonly lastModifiedBy: number | null;
}

/** What people do with workflows: which issues follow, or may; which have drafts; which schemes name them. */
export interface WorkflowStanding {
  readonly active: ReadonlySet<number>;
  readonly drafted: ReadonlySet<number>;
  /** Workflow id → names of schemes, their drafts counted in. */
  readonly schemes: ReadonlyMap<number, ReadonlySet<string>>;
}

/** Which workflow a project's issues follow: one for each issue type that has an entry, one for all others. */
export interface WorkflowScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly defaultWorkflowId: number;
}

/** The transition that makes an issue. */
export function initialTransition(workflow: WorkflowDefinition): Transition {
  const found = workflow.transitions.find((transition) => transition.from === 'initial');
  if (!found) throw new Error('This workflow has no initial transition.');
  return found;
}

/** The transitions that lead out of a status, in Jira's order of buttons. Conditions are the caller's to judge. */
export const transitionsFrom = (workflow: WorkflowDefinition, statusId: number): readonly Transition[] =>
  workflow.transitions
    .filter(({ from }) => from === 'any' || (from !== 'initial' && from.includes(statusId)))
    .map((transition, at) => ({ transition, order: sequenceOf(transition) ?? (at + 1) * 10 }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ transition }) => transition);

/** What `opsbar-sequence` says; null: nothing that is a number. */
export function sequenceOf({ properties }: Transition): number | null {
  const text = properties?.[sequenceProperty] ?? '';
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

export const sequenceProperty = 'opsbar-sequence';

/** The status that an issue is in after it. @param statusId the one before */
export const targetOf = ({ to }: Transition, statusId: number): number => (to === 'same' ? statusId : to);
