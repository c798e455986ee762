import type { Workflow, WorkflowDraft, WorkflowStanding } from '../../workflow/definition/workflow.ts';

/** A workflow, and what people do with it. */
export interface ShownWorkflow {
  readonly workflow: Workflow;
  readonly standing: WorkflowStanding;
}

export interface ShownDraft {
  readonly workflow: Workflow;
  readonly draft: WorkflowDraft;
}
