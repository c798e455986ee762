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

/** Whom an issue of the component goes to when nobody is chosen. */
export type ComponentAssigneeType = 'PROJECT_DEFAULT' | 'COMPONENT_LEAD' | 'PROJECT_LEAD' | 'UNASSIGNED';
