import type { Generated } from 'kysely';

export interface WorkflowTable {
  id: Generated<number>;
  name: string;
  name_lower: string;
  description: string;
  /** JSON of a WorkflowDefinition (workflow/definition/workflow.ts). */
  definition: string;
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
