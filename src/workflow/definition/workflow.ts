/**
 * A workflow is data: the statuses an issue can be in, and the transitions between them with what must be true
 * (conditions: else the transition is not offered), what must be given (validators: else it is refused), and what it
 * does besides changing the status (post-functions). issue/ reads it; nothing in it is code.
 */
export interface WorkflowDefinition {
  readonly steps: readonly Step[];
  readonly transitions: readonly Transition[];
}

export interface Step {
  readonly statusId: number;
}

export interface Transition {
  /** The number that clients send. Unique within the workflow. */
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** The statuses it leaves; `any`: all of them; `initial`: it makes the issue. */
  readonly from: readonly number[] | 'any' | 'initial';
  /** The status it leads to. */
  readonly to: number;
  /** What is asked on the way; absent: nothing is. */
  readonly screen?: TransitionScreen;
  readonly conditions: readonly Condition[];
  readonly validators: readonly Validator[];
  readonly postFunctions: readonly PostFunction[];
}

export type TransitionScreen = 'resolve' | 'workflow';

/** All must hold. TRANSITION_ISSUES is needed for every transition and is not said here. */
export type Condition =
  | { readonly type: 'permission'; readonly permission: string }
  | { readonly type: 'only-assignee' }
  | { readonly type: 'only-reporter' }
  | { readonly type: 'only-group'; readonly group: string }
  | { readonly type: 'only-role'; readonly roleId: number };

export type Validator =
  | { readonly type: 'permission'; readonly permission: string }
  | { readonly type: 'field-required'; readonly field: string };

export type PostFunction =
  | { readonly type: 'set-resolution'; readonly resolutionId: number }
  | { readonly type: 'clear-resolution' };

export interface Workflow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly definition: WorkflowDefinition;
}

/** Which workflow a project's issues follow: one for each issue type that has an entry, one for all others. */
export interface WorkflowScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly defaultWorkflowId: number;
}

/** The fields that a screen asks for, in their order. A comment can be given with every one. */
export const transitionScreens: Readonly<Record<TransitionScreen, readonly string[]>> = {
  resolve: ['resolution', 'fixVersions', 'assignee'],
  workflow: ['assignee'],
};

/** The transition that makes an issue. */
export function initialTransition(workflow: WorkflowDefinition): Transition {
  const found = workflow.transitions.find((transition) => transition.from === 'initial');
  if (!found) throw new Error('This workflow has no initial transition.');
  return found;
}

/** The transitions that lead out of a status, in the workflow's order. Conditions are the caller's to judge. */
export const transitionsFrom = (workflow: WorkflowDefinition, statusId: number): readonly Transition[] =>
  workflow.transitions.filter(
    ({ from }) => from === 'any' || (from !== 'initial' && from.includes(statusId)),
  );
