import { type AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchScheme = (id: string): AppError =>
  notFound(`The issue security scheme with id '${id}' does not exist.`);

/** Missing, or none of the caller's business. */
export const noSuchLevel = (id: string): AppError =>
  notFound(`The security level with id '${id}' does not exist.`);

export const noSuchMember = (id: string): AppError =>
  notFound(`The security level has no member with id '${id}'.`);

export const wearsNoScheme = (): AppError => notFound('The project has no issue security scheme.');

export const badName = (problem: string): AppError => invalidField('name', problem);

export const schemeNameTaken = (name: string): AppError =>
  invalidField('name', `An issue security scheme with the name '${name}' already exists.`);

export const levelNameTaken = (name: string): AppError =>
  invalidField('name', `A security level with the name '${name}' already exists in this scheme.`);

export const defaultIsElsewhere = (): AppError =>
  invalidField('defaultSecurityLevelId', 'The default must be a security level of this scheme.');

export const manyDefaults = (): AppError =>
  invalidField('levels', 'At most one security level of a scheme can be its default.');

export const schemeInUse = (name: string, projects: readonly string[]): AppError =>
  invalid(
    `The issue security scheme '${name}' cannot be deleted because projects use it: ${projects.join(', ')}.`,
  );

/** What hides issues cannot go without a word about what hides them then. */
export const levelInUse = (name: string): AppError =>
  invalidField(
    'replaceWith',
    `Issues have the security level '${name}'. Name the level that they shall have instead, or 'none' to open them.`,
  );

export const badReplacement = (): AppError =>
  invalidField('replaceWith', 'The replacement must be another security level of the same scheme, or none.');

export const memberThere = (): AppError => invalid('The security level has this member already.');

export const levelsNeedPlace = (names: readonly string[]): AppError =>
  invalidField(
    'levels',
    `Issues of the project have security levels that the new scheme lacks: ${names.join(', ')}. Say which level takes the place of each.`,
  );

export const badPlace = (id: string): AppError =>
  invalidField('levels', `'${id}' is not a security level of the new scheme.`);
