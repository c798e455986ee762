import { type AppError, notFound } from '../kernel/app-error.ts';

/** Missing, or hidden from the caller: one answer for both, logged in or not. */
export const noSuchProject = (idOrKey: string): AppError =>
  notFound(`No project could be found with ${isId(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);

export const isId = (idOrKey: string): boolean => /^\d{1,15}$/.test(idOrKey);
