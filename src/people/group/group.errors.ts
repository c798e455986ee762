import { type AppError, forbidden, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchGroup = (name: string): AppError => notFound(`The group named '${name}' does not exist`);

export const groupNameNeeded = (): AppError => invalid("The 'groupname' query parameter was not provided");

export const badGroupName = (problem: string): AppError => invalidField('name', problem);

export const groupNameTaken = (): AppError =>
  invalidField('name', 'A group or user with this name already exists.');

export const alreadyMember = (user: string, group: string): AppError =>
  invalid(`Cannot add user '${user}', user is already a member of '${group}'`);

export const notMember = (user: string, group: string): AppError =>
  invalid(`Cannot remove user '${user}' from group '${group}' since user is not a member of '${group}'`);

/** Whoever could change such a group would be a system administrator the moment after. */
export const systemAdministratorsGroup = (group: string): AppError =>
  forbidden(
    `Only users with Jira System Administrators permission can change the group '${group}', which grants it.`,
  );

/** @param mentions such as "the workflow 'Review' (transitions[1].conditions[0].group)" */
export const groupIsNamed = (name: string, mentions: readonly string[]): AppError =>
  invalid(`The group '${name}' cannot be deleted: ${mentions.join(', ')} names it.`);

export const swapGroupNeeded = (restricted: number): AppError =>
  invalid(
    `You must specify a group to move comments and work logs to: ${restricted} can be read by this group only.`,
  );

export const swapGroupIsSame = (): AppError => invalid('You cannot swap a group with itself.');
