import { type AppError, notFound } from '../../kernel/app-error.ts';

export const neverRun = (): AppError =>
  notFound('No upgrade was ordered: all upgrade tasks run when the server starts.');
