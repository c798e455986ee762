import { type AppError, forbidden, invalid, notFound } from '../kernel/app-error.ts';

/** Missing, or hidden from the caller. */
export const noSuchProject = (key: string): AppError =>
  notFound(`No project could be found with key '${key}'.`);

/** Missing, or hidden from the caller. */
export const noSuchIssue = (): AppError => notFound('Issue Does Not Exist');

export const projectOrIssueNeeded = (project: string): AppError =>
  invalid(`Either the '${project}' or the 'issueKey' query parameter needs to be provided.`);

export const projectKeysNeeded = (): AppError =>
  invalid("The 'projectKeys' query parameter was not provided.");

/** Each one is a question of its own to the database. */
export const mostProjectKeys = 100;

export const tooManyProjectKeys = (): AppError => invalid(`Name at most ${mostProjectKeys} projects.`);

export const permissionsNeeded = (): AppError =>
  invalid("The 'permissions' query parameter was not provided.");

export const noSuchPermission = (key: string): AppError =>
  invalid(`There is no project permission '${key}'.`);

/** Jira lets only administrators, of the project or of all, ask who holds what. */
export const mayNotAskWhoMay = (name: string | null): AppError =>
  forbidden(`The user ${name} does not have permission to complete this operation.`);
