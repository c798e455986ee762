import { AppError, invalidField, notFound } from '../../kernel/app-error.ts';

export const noReindexTask = (): AppError => notFound('Cannot find reindex task.');

export const noReindexRequest = (id: string): AppError =>
  notFound(`Cannot find a reindex request with the id '${id.slice(0, 40)}'.`);

export const unknownType = (types: readonly string[]): AppError =>
  invalidField('type', `The type must be one of ${types.join(', ')}.`);

export const issueNeeded = (): AppError => invalidField('issueId', 'Name at least one issue.');

export const notAnId = (field: string): AppError =>
  invalidField(field, `The ${field} must be a whole number.`);

export const noSnapshot = (): AppError =>
  new AppError('conflict', {
    messages: [
      'There is no search index of which a snapshot could be taken: searches read the database itself.',
    ],
  });
