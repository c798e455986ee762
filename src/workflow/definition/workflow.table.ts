import type { Generated } from 'kysely';

export interface WorkflowTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  /** JSON of a WorkflowDefinition (workflow/definition/workflow.ts). */
  definition: string;
  /** Grows by one with each change. */
  version: number;
}

/** What a workflow is to become when it is published. */
export interface WorkflowDraftTable {
  workflow_id: number;
  /** As WorkflowTable has it. */
  definition: string;
  version: number;
  last_modified: number;
  last_modified_by: number | null;
}

/** What the steps of workflows take away from people: taken from their properties whenever a definition is written. */
export interface StepLimitTable {
  workflow_id: number;
  status_id: number;
  /** 0: of the issue in the step; 1: of its sub-tasks. */
  subtasks: number;
  /** A key, or `*` (permission/step-limit.ts). */
  permission: string;
  holder: string;
  value: string;
}

export interface WorkflowSchemeTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  default_workflow_id: number;
}

export interface WorkflowSchemeEntryTable {
  scheme_id: number;
  issue_type_id: number;
  workflow_id: number;
}
