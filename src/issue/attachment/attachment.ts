import type { Readable } from 'node:stream';
import type { Person } from '../issue.ts';

/** A file on an issue, as it is told of. */
export interface Attachment {
  readonly id: number;
  readonly issueId: number;
  readonly author: Person | null;
  readonly filename: string;
  /** What it says it is; what a browser may show it as is decided by its bytes (media-type.ts). */
  readonly mimeType: string;
  /** Bytes. */
  readonly size: number;
  readonly created: number;
  readonly hasThumbnail: boolean;
}

/** An attachment with where it lies, for whoever opens or removes it. */
export interface StoredAttachment extends Attachment {
  readonly fileKey: string;
  readonly thumbnailKey: string | null;
  /** What a browser may show it as; null: it is only ever downloaded. */
  readonly inlineType: string | null;
  /** What of its issue decides who may do what with it. */
  readonly projectId: number;
  readonly issueTypeId: number;
  readonly statusId: number;
  readonly parentId: number | null;
  readonly reporterId: number | null;
  readonly assigneeId: number | null;
  /** Of its issue. */
  readonly archived: number | null;
}

/** A file as it arrives. */
export interface Upload {
  readonly fieldName: string;
  readonly fileName: string;
  /** What the client says it is. */
  readonly mimeType: string;
  /** `truncated` is true at its end where it was longer than the limit. */
  readonly content: Readable & { truncated?: boolean };
}

/** The name of the form part that holds a file; others are passed over, as in Jira. */
export const uploadField = 'file';
