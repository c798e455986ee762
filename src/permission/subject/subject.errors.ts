import { AppError, notFound } from '../../kernel/app-error.ts';
import { isId } from './subject.ts';

/** Missing, or hidden from the caller: one answer for both, logged in or not. */
export const noSuchProject = (idOrKey: string): AppError =>
  notFound(`No project could be found with ${isId(idOrKey) ? 'id' : 'key'} '${idOrKey}'.`);

/** The words of issue/issue.errors.ts, which is below: missing and hidden are one answer there too. */
export const noSuchIssue = (actor: { userId: number | null }): AppError =>
  actor.userId === null
    ? new AppError('unauthenticated', {
        messages: ['You do not have the permission to see the specified issue.', 'Login Required'],
      })
    : notFound('Issue Does Not Exist');
