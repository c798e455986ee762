import { AppError, forbidden, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

/** JRJC's tests assert the sentence. @param name as asked for */
export const noSuchUser = (name: string): AppError => notFound(`The user named '${name}' does not exist`);

export const noUserOfKey = (key: string): AppError =>
  notFound(`The user with the key '${key}' does not exist`);

/** Jira answers 404, not 400. */
export const nameOrKeyNeeded = (): AppError =>
  notFound("Either the 'username' or the 'key' query parameters need to be provided");

export const nameAndKeyGiven = (): AppError =>
  notFound("Only one of the 'username' and the 'key' query parameters may be provided");

/** A new user's is under `username`, though the request says `name`: clients look there for whether one exists already. */
export const nameTaken = (field: 'username' | 'name'): AppError =>
  invalidField(field, 'A user with that username already exists.');

export const invalidDetails = (fields: Record<string, string>): AppError =>
  new AppError('invalid', { fields });

export const searchTextNeeded = (): AppError => invalid('The username query parameter was not provided');

/** An administrator who is no system administrator must not become one through somebody who is. */
export const systemAdministratorsOnly = (): AppError =>
  forbidden(
    'As a user with Jira Administrators permission, you cannot change users with Jira System Administrators permission.',
  );

export const cannotDeleteYourself = (): AppError =>
  invalid('You cannot delete the user you are logged in as.');

export const cannotDeactivateYourself = (): AppError =>
  invalidField('active', 'You cannot deactivate the user you are logged in as.');

export const lastSystemAdministrator = (): AppError =>
  invalid('This would leave no active user with Jira System Administrators permission.');

/** @param uses such as "3 reported issues" */
export const stillInUse = (name: string, uses: string[]): AppError =>
  invalid(
    `The user '${name}' cannot be deleted because of ${uses.join(', ')}. Deactivate the user to keep the history.`,
  );

export const passwordElsewhere = (): AppError =>
  invalidField('password', 'A password is changed by PUT /rest/api/2/user/password.');

export const actForOthersDenied = (): AppError =>
  forbidden('You do not have permission to see or change what belongs to this user.');
