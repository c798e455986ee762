import { AppError, forbidden } from '../../kernel/app-error.ts';

export const browsersOnly = (): AppError =>
  forbidden('This is for browsers with a session of their own. Programs search for what was updated.');

export const noEventStream = (): AppError =>
  new AppError('invalid', {
    messages: ['This answers with text/event-stream only: say in the header Accept that you take it.'],
    status: 406,
  });

export const tooManyStreams = (): AppError =>
  new AppError('unavailable', {
    messages: ['Too many browsers wait for news at the moment.'],
    headers: { 'Retry-After': '60' },
  });
