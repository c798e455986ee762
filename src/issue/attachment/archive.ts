import type { StoredAttachment } from './attachment.ts';

/** What an attached archive holds. */
export interface Archive {
  /** The first of its files, in the archive's order. */
  readonly entries: readonly ArchiveEntry[];
  /** How many files there are; folders do not count. */
  readonly total: number;
}

export interface ArchiveEntry {
  /** Place among the files. */
  readonly index: number;
  /** With its folders: `src/main.c`. */
  readonly path: string;
  /** Bytes, once unpacked, as the archive says. */
  readonly size: number;
}

export interface ExpandedAttachment {
  readonly attachment: StoredAttachment;
  readonly archive: Archive;
}
