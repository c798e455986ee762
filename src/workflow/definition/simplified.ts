/** To do, in progress, done, and from each to each: what new software and business projects get. */
import type { PostFunction } from './rule.ts';
import type { WorkflowDefinition } from './workflow.ts';

const toDo = 10000;
const inProgress = 3;
const done = 10001;
const doneResolution = 10000;

const unresolve: PostFunction = { type: 'clear-resolution' };
const plain = { description: '', conditions: [], validators: [], postFunctions: [unresolve] };

export const simplifiedWorkflow: WorkflowDefinition = {
  steps: [toDo, inProgress, done].map((statusId) => ({ statusId })),
  transitions: [
    {
      ...plain,
      id: 1,
      name: 'Create',
      from: 'initial',
      to: toDo,
      validators: [{ type: 'permission', permission: 'CREATE_ISSUES' }],
      postFunctions: [],
    },
    { ...plain, id: 11, name: 'To Do', from: 'any', to: toDo },
    { ...plain, id: 21, name: 'In Progress', from: 'any', to: inProgress },
    {
      ...plain,
      id: 31,
      name: 'Done',
      from: 'any',
      to: done,
      postFunctions: [{ type: 'set-resolution', resolutionId: doneResolution }],
    },
  ],
};
