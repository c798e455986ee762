/** Jira's sentences about links. */
import { AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';
import { mayNotLegacy } from '../issue.errors.ts';

/** Missing, and one of whose ends is hidden: one answer. */
export const noSuchLink = (id: string): AppError =>
  notFound(`No issue link with id '${id.slice(0, 40)}' exists.`);

export const mayNotLink = (key: string): AppError =>
  mayNotLegacy(`No Link Issue Permission for issue '${key}'`);

export const linkToItself = (): AppError => invalid('You cannot link an issue to itself.');

export const noLinkTypeGiven = (field: string): AppError =>
  invalidField(field, "The type of the link must be given, by its 'id' or its 'name'.");

export const noIssueGiven = (field: string): AppError =>
  invalidField(field, "An issue must be given, by its 'id' or its 'key'.");

export const oneDirection = (): AppError =>
  invalidField('issuelinks', "Either 'inwardIssue' or 'outwardIssue' must be given.");

/** The link is not made either. */
export const commentRefused = (key: string, cause: AppError): AppError =>
  new AppError('invalid', {
    messages: [`Failed to create comment for issue '${key}'`, ...cause.messages],
    fields: cause.fields,
    cause,
  });

/** What stands in the way of a link that comes with an edit, under the field. */
export const refusedAsField = (cause: AppError): AppError =>
  invalidField('issuelinks', cause.messages[0] ?? Object.values(cause.fields)[0] ?? cause.message);
