import { type AppError, invalid, invalidField, notFound } from '../../../kernel/app-error.ts';

export const noSuchRemoteLink = (globalId: string): AppError =>
  notFound(`No remote link with global id '${globalId.slice(0, 255)}' exists for this version.`);

export const globalIdMissing = (): AppError => invalidField('globalId', "'globalId' is required.");

export const globalIdNoText = (): AppError => invalidField('globalId', "'globalId' must be a text.");

export const globalIdTooLong = (most: number): AppError =>
  invalidField('globalId', `'globalId' must not exceed ${most} characters in length.`);

export const linkTooLong = (most: number): AppError =>
  invalid(`A remote link must not exceed ${most} characters in length.`);
