/**
 * Which workflow issues follow: one for each issue type that is mapped, and one for all others. Projects wear schemes.
 * One that is worn is changed by a draft, which is published when it is ready.
 */
export interface Mapping {
  readonly defaultWorkflowId: number;
  /** Issue type id → workflow id. */
  readonly byType: ReadonlyMap<number, number>;
}

export interface MappedScheme extends Mapping {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}

export interface SchemeDraft extends Mapping {
  readonly id: number;
  /** Ms UTC. */
  readonly lastModified: number;
  /** Id of a user. */
  readonly lastModifiedBy: number | null;
}

/** The scheme that projects wear which ask for nothing else. It stays as it is. */
export const defaultWorkflowScheme = 0;

/** `jira`: what issues follow where nothing else is said. */
export const systemWorkflow = 1;

export const mapType = (mapping: Mapping, typeId: number, workflowId: number): Mapping => ({
  ...mapping,
  byType: new Map([...mapping.byType, [typeId, workflowId]]),
});

export const unmapType = (mapping: Mapping, typeId: number): Mapping => ({
  ...mapping,
  byType: new Map([...mapping.byType].filter(([id]) => id !== typeId)),
});

export const setDefault = (mapping: Mapping, workflowId: number): Mapping => ({
  ...mapping,
  defaultWorkflowId: workflowId,
});

/** Its issue types follow the default from then on; where it is the default itself, that is `jira` again. */
export const withoutWorkflow = (mapping: Mapping, workflowId: number): Mapping => ({
  defaultWorkflowId: mapping.defaultWorkflowId === workflowId ? systemWorkflow : mapping.defaultWorkflowId,
  byType: new Map([...mapping.byType].filter(([, id]) => id !== workflowId)),
});

export interface WorkflowTypes {
  readonly workflowId: number;
  /** Those that follow it, and no others but by default. */
  readonly typeIds: readonly number[];
  /** undefined: stays as it is. */
  readonly isDefault: boolean | undefined;
}

export function mapWorkflow(mapping: Mapping, { workflowId, typeIds, isDefault }: WorkflowTypes): Mapping {
  const others = [...mapping.byType].filter(([, id]) => id !== workflowId);
  const byType = new Map([...others, ...typeIds.map((id) => [id, workflowId] as const)]);
  if (isDefault === undefined) return { ...mapping, byType };
  if (isDefault) return { defaultWorkflowId: workflowId, byType };
  return {
    ...(mapping.defaultWorkflowId === workflowId ? setDefault(mapping, systemWorkflow) : mapping),
    byType,
  };
}

/** Issue types by the workflow that they are mapped to; the default workflow is there even when nothing is. */
export function typesByWorkflow({ defaultWorkflowId, byType }: Mapping): Map<number, number[]> {
  const found = new Map<number, number[]>([[defaultWorkflowId, []]]);
  for (const [typeId, workflowId] of byType)
    found.set(workflowId, [...(found.get(workflowId) ?? []), typeId]);
  return found;
}

export const sameMapping = (one: Mapping, other: Mapping): boolean =>
  one.defaultWorkflowId === other.defaultWorkflowId &&
  one.byType.size === other.byType.size &&
  [...one.byType].every(([typeId, workflowId]) => other.byType.get(typeId) === workflowId);
