import { AppError, forbidden, invalid, invalidField, notFound } from '../kernel/app-error.ts';

/** Missing or not shared with the caller: one answer for both. */
export const noSuchDashboard = (id: string): AppError =>
  notFound(`The dashboard with id '${id.slice(0, 40)}' does not exist.`);

export const invalidDashboard = (fields: Record<string, string>): AppError =>
  new AppError('invalid', { fields });

export const nameMissing = 'You must specify a name to save this dashboard as.';
export const nameTaken = 'Dashboard with same name already exists.';
export const nameTooLong = (most: number): string => `The dashboard name must not exceed ${most} characters.`;
export const notPlain = 'The dashboard name must not contain control characters.';
export const descriptionTooLong = (most: number): string =>
  `The dashboard description must not exceed ${most} characters.`;

export const mayNotEdit = (): AppError => forbidden('You do not have permission to edit this dashboard.');
export const mayNotDelete = (): AppError => forbidden('You do not have permission to delete this dashboard.');
export const systemStays = (): AppError =>
  invalid('The system dashboard is neither renamed, shared otherwise, nor deleted.');

export const tooMany = (most: number): AppError => invalid(`You can own at most ${most} dashboards.`);

export const badFilter = (filter: string): AppError =>
  invalidField('filter', `'${filter.slice(0, 40)}' is neither 'favourite' nor 'my'.`);
