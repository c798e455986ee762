/** A scheme as it stands at a project that wears it. */
export interface SchemeRef {
  readonly id: number;
  readonly name: string;
}

/** A project, and the schemes that it wears; null: none of that kind. */
export interface Wearer {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly archived: boolean;
  readonly permissionScheme: SchemeRef;
  readonly workflowScheme: SchemeRef;
  readonly issueTypeScheme: SchemeRef;
  readonly priorityScheme: SchemeRef;
  readonly issueSecurityScheme: SchemeRef | null;
  readonly notificationScheme: SchemeRef | null;
}
