import { AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

/** Missing, or in no project that the caller may see. */
export const noSuchIssueType = (id: string): AppError =>
  notFound(`The issue type with id '${id}' does not exist`);

export const badName = (problem: string): AppError => invalidField('name', problem);

/** 409, as Jira has it for this resource. */
export const nameTaken = (): AppError =>
  new AppError('conflict', { fields: { name: 'An issue type with this name already exists.' } });

export const noSuchAvatar = (id: string): AppError =>
  invalidField('avatarId', `The issue type has no avatar with id '${id}'.`);

const alternativeField = 'alternativeIssueTypeId';

export const alternativeNeeded = (name: string): AppError =>
  invalidField(
    alternativeField,
    `There are issues of the type '${name}': say which issue type they are to be given.`,
  );

export const badAlternative = (id: string): AppError =>
  invalidField(
    alternativeField,
    `The issue type with id '${id}' cannot stand in for the one that is deleted.`,
  );

export const lastOfScheme = (name: string, schemes: readonly string[]): AppError =>
  invalid(
    `The issue type '${name}' cannot be deleted: these schemes have no other standard type: ${schemes.join(', ')}.`,
  );

export const stillUsed = (name: string): AppError =>
  invalid(`The issue type '${name}' cannot be deleted: it is in use.`);
