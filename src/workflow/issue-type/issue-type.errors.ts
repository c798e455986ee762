import { type AppError, notFound } from '../../kernel/app-error.ts';

/** Missing, or in no project that the caller may see. */
export const noSuchIssueType = (id: string): AppError =>
  notFound(`The issue type with id '${id}' does not exist`);
