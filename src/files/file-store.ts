import type { Readable } from 'node:stream';

/** Where attachments lie. One contract (test/contract), as many stores as there are places. */
export interface FileStore {
  /**
   * Stores what `content` yields under a new key, durably: when the promise resolves the bytes survive a crash.
   * @returns the key and the number of bytes; when `content` fails nothing is left behind
   */
  put(content: Readable): Promise<{ key: string; size: number }>;
  /** Opens a file, or a part of it (`end` is inclusive, as in HTTP ranges). @throws when there is none */
  open(key: string, range?: { start: number; end: number }): Promise<Readable>;
  /** Removes a file; that it is gone already is no error. */
  remove(key: string): Promise<void>;
}
