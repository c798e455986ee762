import { AppError, invalidField } from '../../kernel/app-error.ts';

/** @param headers Jira's, with Retry-After in whole seconds */
export const tooManyRequests = (headers: Record<string, string>): AppError =>
  new AppError('too-many-requests', { messages: ['Rate limit exceeded.'], headers, plain: true });

export const notFrom = (field: string, most: number): AppError =>
  invalidField(field, `${field} is a whole number from 1 to ${most}.`);

export const noSuchUser = (name: string): AppError =>
  invalidField('exemptUsers', `The user named '${name}' does not exist`);

export const tooManyExempt = (most: number): AppError =>
  invalidField('exemptUsers', `Exempt at most ${most} users.`);
