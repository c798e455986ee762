/** What is asked when an issue is made, edited or moved on: fields on tabs. Which screen is shown when, schemes say. */
export interface Screen {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}

export interface Tab {
  readonly id: number;
  readonly screenId: number;
  readonly name: string;
}

export interface FieldOnTab {
  readonly fieldId: string;
  readonly showWhenEmpty: boolean;
}

/** Jira's own ids. */
export const defaultScreenId = 1;
export const workflowScreenId = 2;
export const resolveScreenId = 3;
