import { AppError, notFound } from '../kernel/app-error.ts';

/**
 * The one answer for an issue that is missing and for one that is hidden (docs/decisions/hidden-issues.md).
 * Logged in: 404 `Issue Does Not Exist`. Anonymous: 401 with both sentences, since logging in may help and a client
 * that lost its session must not take an issue for deleted.
 */
export const noSuchIssue = (actor: { userId: number | null; via: string }): AppError =>
  actor.userId === null && actor.via !== 'system'
    ? new AppError('unauthenticated', {
        messages: ['You do not have the permission to see the specified issue.', 'Login Required'],
      })
    : notFound('Issue Does Not Exist');
