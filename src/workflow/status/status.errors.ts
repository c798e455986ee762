import { type AppError, notFound } from '../../kernel/app-error.ts';

/** Missing, or in no project that the caller may see. */
export const noSuchStatus = (idOrName: string): AppError =>
  notFound(`The status with id '${idOrName}' does not exist`);

export const noSuchStatusCategory = (idOrKey: string): AppError =>
  notFound(`The status category with id '${idOrKey}' does not exist`);
