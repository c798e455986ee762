import { type AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';
import type { Orphan } from './priority-scheme.ts';

export const noSuchScheme = (id: string | number): AppError =>
  notFound(`The priority scheme with id '${id}' does not exist.`);

/** The same, where the body names it. */
export const schemeIsMissing = (id: string | number): AppError =>
  invalidField('id', `The priority scheme with id '${id}' does not exist.`);

export const otherId = (): AppError =>
  invalidField('id', 'The id in the body must be the id in the address, where it is given.');

export const badName = (problem: string): AppError => invalidField('name', problem);

export const nameTaken = (name: string): AppError =>
  invalidField('name', `A priority scheme with the name '${name}' already exists.`);

export const noSuchPriority = (id: string): AppError =>
  invalidField('optionIds', `The priority with id '${id}' does not exist.`);

export const twice = (id: string): AppError =>
  invalidField('optionIds', `The priority with id '${id}' is listed more than once.`);

export const priorityNeeded = (): AppError =>
  invalidField('optionIds', 'You must select at least one priority.');

export const allNeeded = (): AppError =>
  invalidField('optionIds', 'The default priority scheme always offers every priority.');

export const badDefault = (): AppError =>
  invalidField('defaultOptionId', 'The default priority must be one of the priorities of the scheme.');

export const isDefault = (name: string): AppError =>
  invalid(`'${name}' is the default priority scheme and cannot be deleted.`);

export const cannotUnassignDefault = (): AppError =>
  invalid('A project cannot be taken out of the default priority scheme.');

export const notWorn = (): AppError => invalid('The project is not associated with this priority scheme.');

/** Issues would be left with a priority that their project does not offer. */
export const wouldOrphan = (field: string, orphans: readonly Orphan[]): AppError => {
  const which = orphans.map(({ projectKey, priorityName }) => `${priorityName} in ${projectKey}`).join(', ');
  return invalidField(
    field,
    `Issues have priorities that their project would no longer offer, and would have to be migrated: ${which}.`,
  );
};

export const changedMeanwhile = (): AppError =>
  invalid('A project or a priority that this names was changed at the same time. Try again.');
