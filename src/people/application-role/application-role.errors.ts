import { type AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchRole = (key: string): AppError =>
  notFound(`Application role with key '${key}' does not exist.`);

export const unknownApplication = (key: string): AppError =>
  invalidField('applicationKeys', `There is no application with the key '${key}'.`);

export const applicationNeeded = (): AppError =>
  invalid("The 'username' and 'applicationKey' query parameters need to be provided.");

export const noGroupGivesAccess = (name: string): AppError =>
  invalid(`No group gives access to ${name}: grant the permission USE to one first.`);

export const userHasNoAccess = (user: string, name: string): AppError =>
  invalid(`The user '${user}' has no access to ${name}.`);
