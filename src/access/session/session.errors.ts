import { AppError } from '../../kernel/app-error.ts';

/** GET and DELETE session without a session. */
export const notAuthenticated = (): AppError =>
  new AppError('unauthenticated', {
    messages: ['You are not authenticated. Authentication required to perform this operation.'],
  });
