import { AppError } from '../../kernel/app-error.ts';

/** Every project has a workflow: where none is found, somebody deleted the project since it was looked up. */
export const projectGone = (): AppError =>
  new AppError('conflict', { messages: ['The project was deleted meanwhile.'] });
