/**
 * Jira's default workflow, named `jira`: open, in progress, resolved, closed, reopened. The transition numbers are
 * the ones that scripts have written down.
 */
import type { Condition, PostFunction } from './rule.ts';
import type { Transition, WorkflowDefinition } from './workflow.ts';

const open = 1;
const inProgress = 3;
const reopened = 4;
const resolved = 5;
const closed = 6;

const mayResolve: Condition = { type: 'permission', permission: 'RESOLVE_ISSUES' };
const mayClose: Condition = { type: 'permission', permission: 'CLOSE_ISSUES' };
const unresolve: PostFunction = { type: 'clear-resolution' };

const plain = { description: '', conditions: [], validators: [], postFunctions: [] };
const resolving: Pick<Transition, 'screen' | 'validators'> = {
  screen: 'resolve',
  validators: [{ type: 'field-required', field: 'resolution' }],
};

export const classicWorkflow: WorkflowDefinition = {
  steps: [open, inProgress, reopened, resolved, closed].map((statusId) => ({ statusId })),
  transitions: [
    {
      ...plain,
      id: 1,
      name: 'Create Issue',
      from: 'initial',
      to: open,
      validators: [{ type: 'permission', permission: 'CREATE_ISSUES' }],
    },
    {
      ...plain,
      id: 4,
      name: 'Start Progress',
      from: [open, reopened],
      to: inProgress,
      conditions: [{ type: 'only-assignee' }],
      postFunctions: [unresolve],
    },
    {
      ...plain,
      id: 301,
      name: 'Stop Progress',
      from: [inProgress],
      to: open,
      conditions: [{ type: 'only-assignee' }],
      postFunctions: [unresolve],
    },
    {
      ...plain,
      ...resolving,
      id: 5,
      name: 'Resolve Issue',
      from: [open, inProgress, reopened],
      to: resolved,
      conditions: [mayResolve],
    },
    {
      ...plain,
      ...resolving,
      id: 2,
      name: 'Close Issue',
      from: [open, inProgress, reopened],
      to: closed,
      conditions: [mayResolve, mayClose],
    },
    {
      ...plain,
      id: 701,
      name: 'Close Issue',
      from: [resolved],
      to: closed,
      screen: 'workflow',
      conditions: [mayClose],
    },
    {
      ...plain,
      id: 3,
      name: 'Reopen Issue',
      from: [resolved, closed],
      to: reopened,
      screen: 'workflow',
      conditions: [mayResolve],
      postFunctions: [unresolve],
    },
  ],
};
