/** Whom is told of what happens to issues: events, each with its recipients, in a scheme that projects wear. */
import type { Group } from '../../people/group/group.ts';
import type { User } from '../../people/user/user.ts';
import type { Role } from '../../permission/role/role.ts';

export interface NotificationScheme {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}

/** The scheme of projects that were given no other; it cannot be deleted. */
export const defaultNotificationScheme = 10_000;

export interface Event {
  readonly id: number;
  readonly name: string;
  readonly description: string;
}

/** Jira's stock events, with its ids: clients compare them. */
export const events: readonly Event[] = (
  [
    [1, 'Issue Created', 'An issue was made.'],
    [2, 'Issue Updated', 'The fields of an issue were edited.'],
    [3, 'Issue Assigned', 'An issue was given to somebody.'],
    [4, 'Issue Resolved', 'An issue was resolved, and awaits that somebody checks it.'],
    [5, 'Issue Closed', 'An issue was closed.'],
    [6, 'Issue Commented', 'Somebody commented on an issue.'],
    [7, 'Issue Reopened', 'An issue was opened again.'],
    [8, 'Issue Deleted', 'An issue was deleted.'],
    [9, 'Issue Moved', 'An issue was moved to another project.'],
    [10, 'Work Logged On Issue', 'Somebody logged work on an issue.'],
    [11, 'Work Started On Issue', 'The assignee began to work on an issue.'],
    [12, 'Work Stopped On Issue', 'The assignee stopped working on an issue.'],
    [13, 'Generic Event', 'An issue took a step that has no event of its own.'],
    [14, 'Issue Comment Edited', 'A comment on an issue was edited.'],
    [15, 'Issue Worklog Updated', 'Work that was logged on an issue was edited.'],
    [16, 'Issue Worklog Deleted', 'Work that was logged on an issue was deleted.'],
    [17, 'Issue Comment Deleted', 'A comment on an issue was deleted.'],
  ] as const
).map(([id, name, description]) => ({ id, name, description }));

/** Jira's names of recipients. */
export const recipientTypes = [
  'CurrentAssignee',
  'Reporter',
  'CurrentUser',
  'ProjectLead',
  'ComponentLead',
  'AllWatchers',
  'User',
  'Group',
  'ProjectRole',
  'EmailAddress',
] as const;
export type RecipientType = (typeof recipientTypes)[number];

export const isRecipientType = (text: string): text is RecipientType =>
  (recipientTypes as readonly string[]).includes(text);

export interface Recipient {
  readonly type: RecipientType;
  readonly groupId: number | null;
  readonly roleId: number | null;
  readonly userId: number | null;
  readonly address: string | null;
}

/** A recipient of one event of a scheme. */
export interface Notification {
  readonly id: number;
  readonly schemeId: number;
  readonly eventId: number;
  readonly recipient: Recipient;
}

/** The same with whom it names. */
export interface ResolvedNotification extends Notification {
  readonly group: Group | null;
  readonly role: Role | null;
  readonly user: User | null;
}

const MOST_NAME = 255;

/** What is wrong with a trimmed name; null: nothing. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'The name of a notification scheme must not be empty.';
  if (name.length > MOST_NAME)
    return `The name of a notification scheme must not exceed ${MOST_NAME} characters.`;
  if (!name.isWellFormed() || /[\p{C}\p{Zl}\p{Zp}]/u.test(name))
    return 'The name of a notification scheme must not contain control characters.';
  return null;
}
