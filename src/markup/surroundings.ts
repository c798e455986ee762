/** What names in the text stand for: looked up beforehand, as far as the reader may see it. */
export interface Surroundings {
  /** Such as /jira. */
  readonly contextPath: string;
  /** By name, in lower case. */
  readonly users: ReadonlyMap<string, { readonly name: string; readonly displayName: string }>;
  /** By key. */
  readonly issues: ReadonlyMap<string, { readonly summary: string; readonly resolved: boolean }>;
  /** By file name. */
  readonly attachments: ReadonlyMap<string, AttachedFile>;
}

export interface AttachedFile {
  readonly id: number;
  readonly filename: string;
  readonly isImage: boolean;
  readonly hasThumbnail: boolean;
}

export const noSurroundings = (contextPath: string): Surroundings => ({
  contextPath,
  users: new Map(),
  issues: new Map(),
  attachments: new Map(),
});
