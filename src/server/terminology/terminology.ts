/** A word that an installation may call otherwise, and what it calls it. */
export interface Term {
  readonly originalName: string;
  readonly originalNamePlural: string;
  readonly newName: string;
  readonly newNamePlural: string;
}

export interface NewTerm {
  readonly originalName: string;
  readonly newName: string;
  readonly newNamePlural: string;
}

/** The words that Jira lets one rename. */
export const words: readonly { readonly name: string; readonly plural: string }[] = [
  { name: 'epic', plural: 'epics' },
  { name: 'sprint', plural: 'sprints' },
];
