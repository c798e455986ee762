import { AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

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

export const noSuchGroup = (field: 'groups' | 'defaultGroups', name: string): AppError =>
  invalidField(field, `The group '${name.slice(0, 255)}' does not exist.`);

export const groupAdministers = (name: string): AppError =>
  invalidField('groups', `The group '${name}' is one of administrators, who have access anyway.`);

export const groupNeeded = (field: 'groups' | 'defaultGroups'): AppError =>
  invalidField(field, 'Name at least one group: nobody else could log in.');

export const defaultGivesNoAccess = (name: string): AppError =>
  invalidField('defaultGroups', `The group '${name}' is none of the groups that give access.`);

export const alwaysSelected = (): AppError =>
  invalidField('selectedByDefault', 'There is one application, which new users always get.');

export const otherKey = (): AppError =>
  invalidField('key', 'The key in the body must be the key in the address, where it is given.');

/** 412, as Jira documents it. */
export const changedSince = (): AppError =>
  new AppError('conflict', {
    messages: ['The application roles were changed since they were read. Read them again.'],
    status: 412,
  });
