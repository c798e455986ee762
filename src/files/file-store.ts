import type { Readable } from 'node:stream';
import { randomHex } from '../kernel/token.ts';

/** A part of a file; `end` is inclusive, as in HTTP ranges. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where attachments lie. One contract (test/contract), as many stores as there are places. */
export interface FileStore {
  /**
   * Stores what `content` yields under `key`, durably: when the promise resolves the bytes survive a crash. What has
   * a key is whole: until then `open` finds nothing, and when `content` fails nothing is left behind.
   * @param key one of newFileKey(), written down by the caller before, so that a crash leaves no file nobody knows of
   */
  put(key: string, content: Readable): Promise<{ size: number }>;
  /** Opens a file, or a part of it. @returns null when there is none */
  open(key: string, range?: ByteRange): Promise<Readable | null>;
  /** Removes a file; that it is gone already is no error. */
  remove(key: string): Promise<void>;
  /**
   * Removes what a crash left half-written. Drafts touched since `before` are another program's that is writing still.
   * @param before integer ms UTC
   * @returns how many were removed
   */
  sweepDrafts(before: number): Promise<number>;
}

/** Keys are random: nothing that a client says ever becomes part of a path. */
export const newFileKey = (): string => randomHex(16);

export const isFileKey = (key: string): boolean => /^[0-9a-f]{32}$/.test(key);

/** Whether `error` says that there is no room for a file: the disk, a quota, the largest file there may be. */
export const isFull = (error: unknown): boolean =>
  ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String((error as { code?: unknown } | null)?.code));
