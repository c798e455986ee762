import { type AppError, invalid } from '../../kernel/app-error.ts';

export const noTemplates = (): AppError =>
  invalid('E-mail is not made from template files on this server: there are none to replace.');
