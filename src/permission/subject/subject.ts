/** A project, as far as this wing needs it: project/ is below, and knows more. */
export interface SubjectProject {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly permissionSchemeId: number;
}

/** What of an issue decides who holds what on it: its project, whose it is, and where it is in its workflow. */
export interface PermissionSubject {
  readonly projectId: number;
  readonly issueTypeId: number;
  readonly statusId: number;
  /** Of a sub-task only. */
  readonly parentId: number | null;
  readonly reporterId: number | null;
  readonly assigneeId: number | null;
  /** When it was archived: nothing but reading is allowed since; null: it was not. */
  readonly archived: number | null;
}

/** An id, a key, or nothing that could be either. */
export type ProjectName = { readonly id: number } | { readonly key: string };
export type IssueName = { readonly id: number } | { readonly projectKey: string; readonly number: number };

/** Digits are an id. */
export const readProjectName = (text: string): ProjectName =>
  isId(text) ? { id: Number(text) } : { key: text };

/** `TEST-3`, in any case, or an id; null: the text can be neither. */
export function readIssueName(text: string): IssueName | null {
  if (isId(text)) return { id: Number(text) };
  const [, projectKey, number] = /^([a-z][a-z0-9_]*)-([1-9]\d{0,14})$/i.exec(text) ?? [];
  return projectKey === undefined ? null : { projectKey: projectKey.toUpperCase(), number: Number(number) };
}

export const isId = (text: string): boolean => /^\d{1,15}$/.test(text);
