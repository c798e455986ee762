/** The central noun: a piece of work with a key, in a project, somewhere in a workflow. */
import type { User } from '../people/user/user.ts';
import type { SecurityLevel } from '../permission/security/security.ts';
import type { ProjectCategory } from '../project/category/category.ts';
import type { Component } from '../project/component/component.ts';
import type { Version } from '../project/version/version.ts';
import type { IssueType } from '../workflow/issue-type/issue-type.ts';
import type { Priority } from '../workflow/priority/priority.ts';
import type { Resolution } from '../workflow/resolution/resolution.ts';
import type { Status } from '../workflow/status/status.ts';

/** What an issue's own row holds, and its key. Ids here are the database's; texts are as typed. */
export interface Issue {
  readonly id: number;
  /** TEST-3: the project's current key and the number. */
  readonly key: string;
  readonly number: number;
  readonly projectId: number;
  readonly projectKey: string;
  readonly issueTypeId: number;
  readonly statusId: number;
  readonly priorityId: number | null;
  readonly resolutionId: number | null;
  readonly summary: string;
  readonly description: string | null;
  readonly environment: string | null;
  /** null: reported by nobody, or by an anonymous visitor. */
  readonly reporterId: number | null;
  readonly assigneeId: number | null;
  readonly creatorId: number | null;
  /** Of a sub-task only. */
  readonly parentId: number | null;
  readonly created: number;
  readonly updated: number;
  readonly resolved: number | null;
  /** yyyy-MM-dd */
  readonly dueDate: string | null;
  /** Seconds. */
  readonly timeOriginal: number | null;
  readonly timeRemaining: number | null;
  readonly timeSpent: number | null;
  /** null: whoever may browse the project sees it. */
  readonly securityLevelId: number | null;
  /** When it was archived: it can only be read since; null: it was not. */
  readonly archived: number | null;
}

/** As much of a user as an issue shows. */
export type Person = Pick<
  User,
  'id' | 'key' | 'name' | 'email' | 'displayName' | 'active' | 'timeZone' | 'avatarId'
>;

export interface ProjectOfIssue {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  readonly typeKey: string;
  readonly category: ProjectCategory | null;
  readonly avatarId?: number | null;
  /** Whether issues of it can be hidden by a security level. */
  readonly hasSecurity: boolean;
}

export type PriorityOfIssue = Pick<Priority, 'id' | 'name' | 'icon'>;
export type ResolutionOfIssue = Pick<Resolution, 'id' | 'name' | 'description'>;

export type SecurityLevelOfIssue = Omit<SecurityLevel, 'schemeId'>;

export type ComponentOfIssue = Pick<Component, 'id' | 'name' | 'description'>;
export type VersionOfIssue = Pick<
  Version,
  'id' | 'name' | 'description' | 'archived' | 'released' | 'releaseDate'
>;

/** A sub-task as its parent shows it, or a parent as its sub-task does. */
export interface IssueBrief {
  readonly id: number;
  readonly key: string;
  readonly summary: string;
  readonly status: Status;
  readonly priority: PriorityOfIssue | null;
  readonly type: IssueType;
  readonly timeOriginal: number | null;
  readonly timeRemaining: number | null;
  readonly timeSpent: number | null;
}

/** Who watches and who votes, in figures, and whether the reader does. */
export interface Interest {
  readonly watchCount: number;
  readonly isWatching: boolean;
  readonly voteCount: number;
  readonly hasVoted: boolean;
  /** When the reader looked at it; null: not lately. */
  readonly lastViewed: number | null;
}

const KEY = /^([a-z][a-z0-9_]*)-([1-9]\d{0,14})$/i;

/** What a caller may mean by `idOrKey`: `10001` or `test-3`; null: neither, so that no issue can be meant. */
export function readIdOrKey(idOrKey: string): { id: number } | { projectKey: string; number: number } | null {
  if (/^\d{1,15}$/.test(idOrKey)) return { id: Number(idOrKey) };
  const match = KEY.exec(idOrKey);
  return match && { projectKey: (match[1] as string).toUpperCase(), number: Number(match[2]) };
}
