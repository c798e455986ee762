import { type AppError, invalidField, notFound } from '../../kernel/app-error.ts';

export const noSuchView = (): AppError => notFound('There is no such view of issues.');

export const badDelimiter = (): AppError =>
  invalidField('delimiter', 'The delimiter must be a comma, a semicolon, a vertical bar or a tab.');
