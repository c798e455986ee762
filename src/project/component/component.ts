/** A part of a project, with a person who answers for it. */
export interface Component {
  readonly id: number;
  readonly projectId: number;
  readonly name: string;
  readonly description: string | null;
  readonly leadId: number | null;
  readonly assigneeType: ComponentAssigneeType;
  readonly archived: boolean;
}

export const componentAssigneeTypes = [
  'PROJECT_DEFAULT',
  'COMPONENT_LEAD',
  'PROJECT_LEAD',
  'UNASSIGNED',
] as const;

/** Whom an issue of the component goes to when nobody is chosen. */
export type ComponentAssigneeType = (typeof componentAssigneeTypes)[number];

export const isAssigneeType = (text: string): text is ComponentAssigneeType =>
  (componentAssigneeTypes as readonly string[]).includes(text);

/** What decides whom issues go to. */
export interface AssigneeFacts {
  readonly assigneeType: ComponentAssigneeType;
  readonly leadId: number | null;
  readonly projectAssigneeType: 'PROJECT_LEAD' | 'UNASSIGNED';
  readonly projectLeadId: number;
  /** Whether issues of the project can be assigned to this user. */
  isAssignable(userId: number): boolean;
}

export interface AssigneeOutcome {
  /** Whom the component names; null: nobody. */
  readonly assigneeId: number | null;
  /** What holds in fact: the component's own choice where it can be followed, else the project's. */
  readonly realAssigneeType: ComponentAssigneeType;
  /** Whom issues go to; null: nobody. */
  readonly realAssigneeId: number | null;
  readonly isValid: boolean;
}

/** Whom issues of a component go to when nobody is chosen. */
export function assigneeOf(facts: AssigneeFacts): AssigneeOutcome {
  const { assigneeType, leadId, projectLeadId, projectAssigneeType } = facts;
  const byProject = projectAssigneeType === 'PROJECT_LEAD' ? projectLeadId : null;
  const assigneeId = {
    PROJECT_DEFAULT: byProject,
    COMPONENT_LEAD: leadId,
    PROJECT_LEAD: projectLeadId,
    UNASSIGNED: null,
  }[assigneeType];
  const namesNobody = assigneeType === 'COMPONENT_LEAD' && leadId === null;
  const isValid = !namesNobody && (assigneeId === null || facts.isAssignable(assigneeId));
  return isValid
    ? { assigneeId, realAssigneeType: assigneeType, realAssigneeId: assigneeId, isValid }
    : { assigneeId, realAssigneeType: 'PROJECT_DEFAULT', realAssigneeId: byProject, isValid };
}
