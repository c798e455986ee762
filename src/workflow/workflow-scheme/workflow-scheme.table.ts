import type { Generated } from 'kysely';

export interface WorkflowSchemeDraftTable {
  id: Generated<number>;
  /** A scheme has one draft at most. */
  scheme_id: number;
  default_workflow_id: number;
  /** Ms UTC. */
  last_modified: number;
  last_modified_by: number | null;
}

export interface WorkflowSchemeDraftEntryTable {
  draft_id: number;
  issue_type_id: number;
  workflow_id: number;
}
