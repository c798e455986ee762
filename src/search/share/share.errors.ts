import { type AppError, invalidField, notFound } from '../../kernel/app-error.ts';

/** Jira names the whole list of shares, whatever is wrong with one of them. */
export const badShare = (sentence: string): AppError => invalidField('shares', sentence);

export const mayNotShare = (): AppError =>
  badShare('You do not have permission to share. All shares are invalid.');

export const unknownType = (type: string): AppError =>
  invalidField(
    'type',
    `'${type.slice(0, 40)}' is no type of share: it is one of global, authenticated, group, project, projectRole and user.`,
  );

export const cannotShareWith = (what: 'group' | 'project' | 'user' | 'role', name: string): AppError =>
  badShare(
    `You cannot share with the ${what} '${name.slice(0, 100)}': there is none that you may share with.`,
  );

export const needed = (field: string, type: string): AppError =>
  invalidField(field, `A share of the type '${type}' needs '${field}'.`);

export const publicIsNotEditable = (): AppError =>
  badShare('What is shared with everyone cannot be changed by everyone.');

export const alreadyShared = (): AppError => badShare('This share is there already.');

export const sharedWithAll = (): AppError =>
  badShare('It is shared with all already: remove that share before you add others.');

export const tooManyShares = (most: number): AppError => badShare(`There can be at most ${most} shares.`);

export const noSuchShare = (id: string): AppError =>
  notFound(`The share permission with id '${id.slice(0, 40)}' does not exist.`);
