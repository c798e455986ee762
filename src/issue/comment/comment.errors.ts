/** Jira's sentences about comments. */
import { AppError, invalid, invalidField, notFound } from '../../kernel/app-error.ts';
import { mayNot, noSuchIssue } from '../issue.errors.ts';

interface Asker {
  readonly userId: number | null;
  readonly name: string | null;
  readonly via: string;
}

/** Missing, of another issue, or restricted to others: one answer. */
export const noSuchComment = (id: string): AppError =>
  notFound(`Can not find a comment for the id: ${id.slice(0, 40)}.`);

/** The same where no issue is named: who is not logged in is told to do so first, as with issues. */
export const noSuchCommentAnywhere = (actor: Asker, id: string): AppError =>
  actor.userId === null && actor.via !== 'system' ? noSuchIssue(actor) : noSuchComment(id);

/** 400, as Jira has it; 401 for whoever may still log in. */
export function mayNotComment(actor: Asker): AppError {
  const sentence = `The user '${actor.name ?? 'anonymous'}' does not have permission to comment on this issue.`;
  return actor.userId === null && actor.via !== 'system' ? mayNot(actor, sentence) : invalid(sentence);
}

export const mayNotEdit = (actor: Asker, id: number): AppError =>
  mayNot(actor, `You do not have permission to edit comment with id: ${id}.`);

export const mayNotDelete = (actor: Asker, id: number): AppError =>
  mayNot(actor, `You do not have permission to delete comment with id: ${id}.`);

export const noSuchGroup = (name: string): AppError =>
  invalidField('commentLevel', `Group: ${name.slice(0, 255)} does not exist.`);

export const notInGroup = (name: string): AppError =>
  invalidField('commentLevel', `You are currently not a member of the group: ${name.slice(0, 255)}.`);

export const noSuchRole = (name: string): AppError =>
  invalidField('commentLevel', `Role: ${name.slice(0, 255)} does not exist.`);

export const notInRole = (name: string): AppError =>
  invalidField('commentLevel', `You are currently not a member of the project role: ${name.slice(0, 255)}.`);

export const badOrder = (orderBy: string): AppError =>
  new AppError('invalid', {
    fields: { orderBy: `'${orderBy.slice(0, 40)}' is not supported: comments are ordered by created.` },
  });
