import { AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

/** Missing, or in a project that the caller may not see: one answer for both. */
export const noSuchVersion = (id: string): AppError => notFound(`Could not find version for id '${id}'`);

/** Jira's answer to whoever may not see the project, and to whoever may see it and not change it. */
export const cannotCreateIn = (idOrKey: string, isId: boolean): AppError =>
  notFound(
    `Project with ${isId ? 'id' : 'key'} '${idOrKey}' either does not exist or you do not have permission to create versions in it.`,
  );

export const projectMissing = (): AppError => invalid('Project must be specified to create a version.');

export const cannotModify = (isAnonymous: boolean): AppError =>
  new AppError(isAnonymous ? 'unauthenticated' : 'forbidden', {
    messages: ['You must have global or project administrator rights in order to modify versions.'],
  });

export const invalidVersion = (fields: Record<string, string>): AppError =>
  new AppError('invalid', { fields });

export const nameMissing = 'You must specify a valid version name';
export const nameTooLong = (most: number): string =>
  `Version name is too long. Please enter a name shorter than ${most + 1} characters.`;
export const nameTaken = 'A version with this name already exists in this project.';
export const descriptionTooLong = (most: number): string =>
  `The description must not exceed ${most} characters in length.`;
export const noSuchDay = 'Please enter the date in the format yyyy-MM-dd.';
export const noSuchUserDay = 'Please enter the date in the following format: d/MMM/yy';
export const givenTwice = (one: string, other: string): string =>
  `Only one of '${one}' and '${other}' can be specified.`;
export const startsTooLate = 'The start date must be before the release date.';

export const cannotMoveToItself = (): AppError =>
  invalid('You cannot move the issues to the version being deleted.');

export const noSuchPlace = (): AppError =>
  invalidField('position', "Either 'after', with the address of a version, or 'position' must be given.");

export const noUnfixedTarget = (): AppError =>
  invalidField('moveUnfixedIssuesTo', 'There is no such version in this project to move the issues to.');
