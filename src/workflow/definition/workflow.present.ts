import type { Workflow } from './workflow.ts';

/**
 * `default` is what Jira sends, `isDefault` what its description says: programs made from it read that.
 * @param standard id of the workflow that issues follow where nothing else is said
 */
export const presentWorkflow = ({ id, name, description, definition }: Workflow, standard: number) => ({
  name,
  description,
  steps: definition.steps.length,
  default: id === standard,
  isDefault: id === standard,
});

/** As Cloud's clients read it. */
export const presentFound = (workflow: Workflow, standard: number) => ({
  id: { name: workflow.name, entityId: String(workflow.id) },
  description: workflow.description,
  isDefault: workflow.id === standard,
});
