import { AppError, forbidden, invalid, invalidField, notFound } from '../../kernel/app-error.ts';

/** Missing or not shared with the caller: one answer for both, whose sentence Jira's Java client knows. */
const unavailable =
  'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.';

export const noSuchFilter = (): AppError => invalid(unavailable);

/** What hangs on a filter answers 404 (Jira). */
export const noSuchFilterHere = (): AppError => notFound(unavailable);

export const invalidFilter = (fields: Record<string, string>): AppError =>
  new AppError('invalid', { fields });

export const nameMissing = 'You must specify a name to save this filter as.';
export const nameTaken = 'Filter with same name already exists.';
export const nameTooLong = (most: number): string => `The filter name must not exceed ${most} characters.`;
export const notPlain = 'The filter name must not contain control characters.';
export const descriptionTooLong = (most: number): string =>
  `The filter description must not exceed ${most} characters.`;

export const mayNotEdit = (): AppError => forbidden('You do not have permission to edit this filter.');
export const mayNotDelete = (): AppError => forbidden('You do not have permission to delete this filter.');

export const noColumns = (): AppError => notFound('This filter has no columns of its own.');

export const tooManyFilters = (most: number): AppError => invalid(`You can own at most ${most} filters.`);

export const badOrder = (order: string): AppError =>
  invalidField('orderBy', `Filters cannot be ordered by '${order.slice(0, 40)}'.`);
