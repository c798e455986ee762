/** What a fresh installation knows: Jira's stock statuses, priorities, resolutions and issue types, by Jira's ids. */
import { classicWorkflow } from './definition/classic.ts';
import { simplifiedWorkflow } from './definition/simplified.ts';
import type { Workflow, WorkflowScheme } from './definition/workflow.ts';
import type { IssueType } from './issue-type/issue-type.ts';
import { defaultIssueTypeScheme, type IssueTypeScheme } from './issue-type-scheme/issue-type-scheme.ts';
import type { Priority } from './priority/priority.ts';
import type { Resolution } from './resolution/resolution.ts';
import type { NewStatus } from './status/status.ts';

const statusIcon = (name: string) => `/images/icons/statuses/${name}.svg`;
const priorityIcon = (name: string) => `/images/icons/priorities/${name}.svg`;
const typeIcon = (name: string) => `/images/icons/issuetypes/${name}.svg`;

const newWork = 2;
const doneWork = 3;
const ongoingWork = 4;

export const stockStatuses: readonly Omit<NewStatus, 'sequence'>[] = [
  {
    id: 1,
    name: 'Open',
    description: 'The issue is open and ready for the assignee to start work on it.',
    icon: statusIcon('open'),
    categoryId: newWork,
  },
  {
    id: 3,
    name: 'In Progress',
    description: 'The assignee is working on this issue.',
    icon: statusIcon('inprogress'),
    categoryId: ongoingWork,
  },
  {
    id: 4,
    name: 'Reopened',
    description: 'The issue was resolved, and the resolution proved to be wrong.',
    icon: statusIcon('reopened'),
    categoryId: newWork,
  },
  {
    id: 5,
    name: 'Resolved',
    description: 'A resolution has been chosen, and the reporter has yet to verify it.',
    icon: statusIcon('resolved'),
    categoryId: doneWork,
  },
  {
    id: 6,
    name: 'Closed',
    description: 'The issue is finished, and its resolution is correct.',
    icon: statusIcon('closed'),
    categoryId: doneWork,
  },
  { id: 10000, name: 'To Do', description: '', icon: statusIcon('open'), categoryId: newWork },
  { id: 10001, name: 'Done', description: '', icon: statusIcon('closed'), categoryId: doneWork },
];

export const stockPriorities: readonly Priority[] = [
  {
    id: 1,
    name: 'Highest',
    description: 'This problem will block progress.',
    icon: priorityIcon('highest'),
    color: '#d04437',
    sequence: 1,
  },
  {
    id: 2,
    name: 'High',
    description: 'Serious problem that could block progress.',
    icon: priorityIcon('high'),
    color: '#f15c75',
    sequence: 2,
  },
  {
    id: 3,
    name: 'Medium',
    description: 'Has the potential to affect progress.',
    icon: priorityIcon('medium'),
    color: '#f79232',
    sequence: 3,
  },
  {
    id: 4,
    name: 'Low',
    description: 'Minor problem or easily worked around.',
    icon: priorityIcon('low'),
    color: '#707070',
    sequence: 4,
  },
  {
    id: 5,
    name: 'Lowest',
    description: 'Trivial problem with little or no impact on progress.',
    icon: priorityIcon('lowest'),
    color: '#999999',
    sequence: 5,
  },
];

export const stockResolutions: readonly Resolution[] = [
  { id: 10000, name: 'Done', description: 'Work has been completed on this issue.', sequence: 1 },
  { id: 10001, name: "Won't Do", description: "This issue won't be actioned.", sequence: 2 },
  {
    id: 10002,
    name: 'Duplicate',
    description: 'The problem is a duplicate of an existing issue.',
    sequence: 3,
  },
  {
    id: 10003,
    name: 'Cannot Reproduce',
    description: 'All attempts at reproducing this issue failed, or not enough information was available.',
    sequence: 4,
  },
];

const epic = 10000;
const story = 10001;
const task = 10002;
const subtask = 10003;
const bug = 10004;
const improvement = 10005;
const newFeature = 10006;

export const stockIssueTypes: readonly IssueType[] = [
  {
    id: epic,
    name: 'Epic',
    description: 'A big piece of work that is made of smaller ones.',
    icon: typeIcon('epic'),
    subtask: false,
  },
  {
    id: story,
    name: 'Story',
    description: 'Something a user wants to be able to do.',
    icon: typeIcon('story'),
    subtask: false,
  },
  {
    id: task,
    name: 'Task',
    description: 'A task that needs to be done.',
    icon: typeIcon('task'),
    subtask: false,
  },
  {
    id: subtask,
    name: 'Sub-task',
    description: 'A part of an issue.',
    icon: typeIcon('subtask'),
    subtask: true,
  },
  {
    id: bug,
    name: 'Bug',
    description: 'A problem which impairs or prevents the functions of the product.',
    icon: typeIcon('bug'),
    subtask: false,
  },
  {
    id: improvement,
    name: 'Improvement',
    description: 'An improvement of something that exists already.',
    icon: typeIcon('improvement'),
    subtask: false,
  },
  {
    id: newFeature,
    name: 'New Feature',
    description: 'A feature that the product does not have yet.',
    icon: typeIcon('newfeature'),
    subtask: false,
  },
];

/** The schemes that projects are given, by what they are for. */
export const stockSchemes = {
  allTypes: defaultIssueTypeScheme,
  agileTypes: 10001,
  businessTypes: 10002,
  basicSoftwareTypes: 10003,
  classicWorkflow: 0,
  simplifiedWorkflow: 1,
} as const;

export const stockIssueTypeSchemes: readonly IssueTypeScheme[] = [
  {
    id: stockSchemes.allTypes,
    name: 'Default Issue Type Scheme',
    description: 'Every issue type.',
    defaultIssueTypeId: task,
    issueTypeIds: [bug, task, story, epic, improvement, newFeature, subtask],
  },
  {
    id: stockSchemes.agileTypes,
    name: 'Agile Issue Type Scheme',
    description: 'What Scrum and Kanban projects start with.',
    defaultIssueTypeId: story,
    issueTypeIds: [story, task, bug, epic, subtask],
  },
  {
    id: stockSchemes.businessTypes,
    name: 'Business Issue Type Scheme',
    description: 'What business and service projects start with.',
    defaultIssueTypeId: task,
    issueTypeIds: [task, subtask],
  },
  {
    id: stockSchemes.basicSoftwareTypes,
    name: 'Basic Software Issue Type Scheme',
    description: 'What software projects without a board start with.',
    defaultIssueTypeId: bug,
    issueTypeIds: [bug, task, improvement, newFeature, epic, subtask],
  },
];

export const stockWorkflows: readonly Workflow[] = [
  { id: 1, name: 'jira', description: "Jira's default workflow.", version: 1, definition: classicWorkflow },
  {
    id: 2,
    name: 'Software Simplified Workflow',
    description: 'To do, in progress, done, and from each to each.',
    version: 1,
    definition: simplifiedWorkflow,
  },
];

/** Scheme 0 is what a project wears that asks for nothing else. */
export const stockWorkflowSchemes: readonly WorkflowScheme[] = [
  {
    id: stockSchemes.classicWorkflow,
    name: 'Default Workflow Scheme',
    description: '',
    defaultWorkflowId: 1,
  },
  {
    id: stockSchemes.simplifiedWorkflow,
    name: 'Simplified Workflow Scheme',
    description: '',
    defaultWorkflowId: 2,
  },
];
