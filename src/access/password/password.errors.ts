import { type AppError, invalidField } from '../../kernel/app-error.ts';

/** @param problems sentences of password.policy.ts */
export const unfitPassword = (problems: string[]): AppError => invalidField('password', problems.join(' '));

export const passwordNeeded = (): AppError => invalidField('password', 'You must specify a password.');

export const currentPasswordNeeded = (field: 'currentPassword' | 'password'): AppError =>
  invalidField(field, 'You must specify your current password.');

export const currentPasswordWrong = (field: 'currentPassword' | 'password'): AppError =>
  invalidField(field, 'The current password you specified is incorrect.');

export const fieldNeeded = (field: 'username' | 'password' | 'newPassword'): AppError =>
  invalidField(field, `You must specify ${field}.`);
