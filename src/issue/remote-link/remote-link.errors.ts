import { type AppError, invalidField, notFound } from '../../kernel/app-error.ts';
import { mayNot } from '../issue.errors.ts';

/** Missing, and of another issue: one answer. */
export const noSuchRemoteLink = (id: string): AppError =>
  notFound(`No remote issue link with id '${id.slice(0, 40)}' exists for this issue.`);

export const noRemoteLinkOf = (globalId: string): AppError =>
  notFound(`No remote issue link with global id '${globalId.slice(0, 255)}' exists for this issue.`);

export const mayNotLinkRemotely = (
  actor: { readonly userId: number | null; readonly via: string },
  key: string,
): AppError => mayNot(actor, `No Link Issue Permission for issue '${key}'`);

export const isRequired = (field: string): AppError => invalidField(field, `'${field}' is required.`);

export const notText = (field: string): AppError => invalidField(field, `'${field}' must be a text.`);

export const notObject = (field: string): AppError => invalidField(field, `'${field}' must be an object.`);

export const notFlag = (field: string): AppError => invalidField(field, `'${field}' must be true or false.`);

export const tooLong = (field: string, most: number): AppError =>
  invalidField(field, `'${field}' must not exceed ${most} characters in length.`);

export const notAddress = (field: string): AppError =>
  invalidField(field, `'${field}' must be an absolute address, such as https://example.com/.`);

export const globalIdTaken = (): AppError =>
  invalidField('globalId', 'Another remote link of this issue has this global id.');
