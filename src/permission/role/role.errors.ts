import { AppError, forbidden, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

/** JRJC's tests assert the sentence. */
export const noSuchRole = (): AppError =>
  notFound(
    "We don't seem to be able to find the role you're trying to use. Check it still exists and try again.",
  );

export const badRoleName = (problem: string): AppError => invalidField('name', problem);

export const roleNameTaken = (name: string): AppError =>
  new AppError('conflict', { messages: [`A project role with the name '${name}' already exists.`] });

/** Jira answers 409 to a role that is made and 400 to one that is renamed. */
export const roleNameTakenByAnother = (name: string): AppError =>
  invalidField('name', `A project role with the name '${name}' already exists.`);

export const nothingToChange = (): AppError => invalid('Specify the name or the description of the role.');

/** @param uses such as "the permission scheme 'Default Permission Scheme'" */
export const roleInUse = (name: string, uses: readonly string[]): AppError =>
  new AppError('conflict', {
    messages: [
      `The project role '${name}' is used by ${uses.join(', ')}. Name a role that takes its place with the 'swap' parameter.`,
    ],
  });

/** Nothing takes its place there. @param mentions such as "the workflow 'Review' (transitions[1].conditions[0].roleId)" */
export const roleIsNamed = (name: string, mentions: readonly string[]): AppError =>
  invalid(`The project role '${name}' cannot be deleted: ${mentions.join(', ')} names it.`);

export const noSwapRole = (): AppError => invalid('The role to swap with does not exist.');

export const swapRoleIsSame = (): AppError => invalid('You cannot swap a role with itself.');

export const rolesAreForAdministrators = (): AppError =>
  forbidden('Only administrators and project administrators can see the project roles.');

export const noSuchActorUser = (name: string): AppError =>
  notFound(
    `We can't find '${name}' in any accessible user directory. Check they're still active and available, and try again.`,
  );

export const noSuchActorGroup = (name: string): AppError =>
  notFound(`We can't find the group '${name}'. Check it still exists and try again.`);

export const actorNeeded = (): AppError => invalid("Specify at least one 'user' or 'group'.");

export const oneActorNeeded = (): AppError =>
  invalid("Specify one of the 'user' and 'group' query parameters.");

export const alreadyInRole = (name: string): AppError =>
  invalid(`'${name}' is already a member of the project role.`);

export const notInRole = (name: string): AppError =>
  notFound(`'${name}' is not a member of the project role.`);

export const unknownActorType = (type: string): AppError =>
  invalidField('categorisedActors', `'${type}' is no type of role actor.`);

/** Jira keeps project administrators from locking themselves out. */
export const wouldLockYourselfOut = (): AppError =>
  invalid('You can not make a change that takes the administration of this project away from yourself.');
