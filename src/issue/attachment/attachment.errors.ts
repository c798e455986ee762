import { AppError, forbidden, invalidField, notFound } from '../../kernel/app-error.ts';

/**
 * The one answer for an attachment that is missing and for one on an issue that is hidden, as with issues: who is
 * not logged in is told to do so first.
 */
export const noSuchAttachment = (actor: { userId: number | null }, id: string): AppError =>
  actor.userId === null
    ? new AppError('unauthenticated', {
        messages: ['You do not have the permission to see the specified issue.', 'Login Required'],
      })
    : notFound(`The attachment with id '${id.slice(0, 40)}' does not exist`);

/** Said of every attachment, whether it is there or not. */
export const notAFile = (): AppError =>
  notFound('There is no file at this address: read `content` of the attachment, and follow it.');

export const noThumbnail = (): AppError => notFound('This attachment has no thumbnail.');

/** 409, as Jira has it: the attachment is there, and cannot be looked into. */
export const noArchive = (cause: unknown): AppError =>
  new AppError('conflict', {
    messages: ['This attachment is no ZIP archive, or one that cannot be read.'],
    cause,
  });

export const fileIsGone = (): AppError => notFound('The file of this attachment is missing on the server.');

export const mayNotAttach = (issueKey: string): AppError =>
  forbidden(`You do not have permission to create attachments for issue '${issueKey}'.`);

export const mayNotDelete = (id: number): AppError =>
  forbidden(`You do not have permission to delete attachment with id: ${id}.`);

export const noFile = (): AppError =>
  invalidField('file', "No file was attached: send at least one form part named 'file' with a file name.");

export const badFilename = (problem: string): AppError => invalidField('file', problem);

/** 413, where Jira's documentation has 404: a script must not take a large file for a missing issue. */
export const fileTooLarge = (filename: string, limit: number): AppError =>
  new AppError('too-large', {
    messages: [`The file '${filename}' is too large: attachments may have at most ${limit} bytes.`],
  });

export const outOfRange = (size: number): AppError =>
  new AppError('invalid', {
    status: 416,
    messages: [`The file has only ${size} bytes.`],
    headers: { 'Content-Range': `bytes */${size}` },
  });

export const brokenUpload = (cause: unknown): AppError =>
  new AppError('invalid', { messages: ['The upload ended before it was complete.'], cause });

/** Nothing is wrong with the file: whoever runs the server is told in the log. */
export const noRoom = (cause: unknown): AppError =>
  new AppError('unavailable', { messages: ['The server has no room for this file.'], status: 507, cause });

/** @param path where the login leads back to, without the context path */
export const loginFirst = (loginPage: string, path: string): AppError =>
  new AppError('unauthenticated', {
    messages: ['Log in to see this file.'],
    status: 302,
    headers: { Location: `${loginPage}?os_destination=${encodeURIComponent(path)}` },
  });
