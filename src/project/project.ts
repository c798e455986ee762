/** What issues belong to. */
export interface Project {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly leadId: number;
  readonly url: string | null;
  readonly assigneeType: ProjectAssigneeType;
  readonly typeKey: string;
  readonly categoryId: number | null;
  readonly permissionSchemeId: number;
  readonly workflowSchemeId: number;
  readonly issueTypeSchemeId: number;
  /** null: none of its issues can be hidden by a level. */
  readonly issueSecuritySchemeId: number | null;
  /** null: nobody is told of anything. */
  readonly notificationSchemeId: number | null;
  /** null: the stock one that it has by its id. */
  readonly avatarId: number | null;
  readonly archived: boolean;
  /** ms UTC */
  readonly created: number;
}

/** Whom an issue goes to when nobody is chosen. */
export type ProjectAssigneeType = 'PROJECT_LEAD' | 'UNASSIGNED';
