/** Jira's sentences about issues. Clients match on them. */
import { AppError, invalid, invalidField, notFound } from '../kernel/app-error.ts';

/** As much of an actor as decides what an error says. */
interface Asker {
  readonly userId: number | null;
  readonly via: string;
}

const isAnonymous = (actor: Asker): boolean => actor.userId === null && actor.via !== 'system';

/**
 * The one answer for an issue that is missing and for one that is hidden (docs/decisions/0003-hidden-and-missing-issues.md).
 * Logged in: 404 `Issue Does Not Exist`. Anonymous: 401 with both sentences, since logging in may help and a client
 * that lost its session must not take an issue for deleted.
 */
export const noSuchIssue = (actor: Asker): AppError =>
  isAnonymous(actor)
    ? new AppError('unauthenticated', {
        messages: ['You do not have the permission to see the specified issue.', 'Login Required'],
      })
    : notFound('Issue Does Not Exist');

/** The issue is seen, but not to be changed so: 401 for whoever may still log in, else 403. */
export const mayNot = (actor: Asker, sentence: string): AppError =>
  isAnonymous(actor)
    ? new AppError('unauthenticated', { messages: [sentence, 'Login Required'] })
    : new AppError('forbidden', { messages: [sentence] });

/** Jira answers some plain lacks of permission with 401, logged in or not; its Java client relies on it. */
export const mayNotLegacy = (sentence: string): AppError =>
  new AppError('unauthenticated', { messages: [sentence] });

export const mayNotCreate = (actor: Asker): AppError =>
  invalid(
    isAnonymous(actor)
      ? 'Anonymous users do not have permission to create issues in this project. Please try logging in first.'
      : 'You do not have permission to create issues in this project.',
  );

/** Missing and hidden projects alike; who is not logged in is told to do so first. */
export const noSuchProject = (actor: Asker): AppError =>
  isAnonymous(actor) ? mayNotCreate(actor) : invalidField('project', 'project is required');

export const mayNotEdit = (actor: Asker): AppError =>
  mayNot(actor, 'You do not have permission to edit issues in this project.');

export const mayNotAssign = (actor: Asker): AppError =>
  mayNot(actor, 'You do not have permission to assign issues.');

export const mayNotDelete = (): AppError =>
  mayNotLegacy('You do not have permission to delete issues in this project.');

export const mayNotSilence = (): AppError =>
  new AppError('forbidden', {
    messages: ['To discard the user notification either admin or project admin permissions are required.'],
  });

/** Nothing about it can be changed until it is restored. */
export const isArchived = (actor: Asker, key: string): AppError =>
  mayNot(actor, `The issue '${key}' is archived: it can be read, and not changed.`);

export const hasSubtasks = (key: string): AppError =>
  invalid(
    `The issue '${key}' has subtasks.  You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
  );

export const nothingToDo = (): AppError => invalid("one of 'fields' or 'update' required");

const short = (text: string): string => text.slice(0, 255);

export const cannotBeSet = (field: string): AppError =>
  invalidField(
    short(field),
    `Field '${short(field)}' cannot be set. It is not on the appropriate screen, or unknown.`,
  );

export const inBoth = (field: string): AppError =>
  invalidField(short(field), `Field '${short(field)}' appears in both 'fields' and 'update'`);

export const notAnArray = (field: string): AppError => invalidField(short(field), 'data was not an array');

export const notAnOperation = (field: string): AppError =>
  invalidField(short(field), `Field '${short(field)}' is not valid for this operation.`);

export const tooManyOperations = (field: string, most: number): AppError =>
  invalidField(short(field), `At most ${most} operations can be done on a field at once.`);

export const unsupportedOperation = (
  field: { id: string; name: string },
  operation: string,
  supported: readonly string[],
): AppError =>
  invalidField(
    field.id,
    `Field with id '${field.id}' and name '${field.name}' does not support operation '${operation}' Supported operation(s) are: '${supported.join(', ')}'`,
  );

export const isRequired = (field: { id: string; name: string }): AppError =>
  invalidField(field.id, `${field.name} is required.`);

export const parentNeeded = (): AppError =>
  invalidField('issuetype', 'Issue type is a sub-task but parent issue key or id not specified.');

export const parentUnwanted = (): AppError =>
  invalidField('parent', 'A parent can be given only where the issue type is a sub-task.');

/** Missing, hidden and unfit alike. */
export const badParent = (): AppError => invalidField('parent', 'Could not find issue by id or key.');

export const parentElsewhere = (): AppError =>
  invalidField('parent', 'The parent must be an issue of the same project that is no sub-task itself.');

/** Something that an issue refers to went away between the look and the write. */
export const referenceGone = (cause: unknown): AppError =>
  new AppError('conflict', {
    messages: ['Something that the issue refers to was deleted meanwhile. Read the issue and try again.'],
    cause,
  });
