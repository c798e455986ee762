import { type AppError, invalidField } from '../../kernel/app-error.ts';

const short = (text: string): string => text.slice(0, 255);

export const noRecipients = (): AppError =>
  invalidField('to', 'No recipients were defined for notification.');

export const tooManyRecipients = (most: number): AppError =>
  invalidField('to', `At most ${most} people can be told at once.`);

export const noSuchUser = (name: string): AppError =>
  invalidField('to', `The user '${short(name)}' does not exist.`);

export const noSuchGroup = (field: 'to' | 'restrict', name: string): AppError =>
  invalidField(field, `The group '${short(name)}' does not exist.`);

export const noSuchPermission = (name: string): AppError =>
  invalidField('restrict', `The permission '${short(name)}' does not exist.`);

export const textNeeded = (): AppError =>
  invalidField('textBody', 'One of textBody and htmlBody must say something.');

export const badSubject = (): AppError =>
  invalidField('subject', 'The subject must be one line without control characters.');
