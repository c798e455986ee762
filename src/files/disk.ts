/**
 * Files on the local disk. A file is written under a temporary name, flushed, and only then named by its key, so that
 * what has a key is whole. Keys are random: nothing a client says ever becomes part of a path.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { randomHex } from '../kernel/token.ts';
import type { FileStore } from './file-store.ts';

/** @param folder where files lie; made when missing */
export function diskFiles(folder: string): FileStore {
  const pathOf = (key: string) => {
    if (!/^[0-9a-f]{32}$/.test(key)) throw new Error('No such file.');
    return join(folder, key.slice(0, 2), key);
  };
  return {
    async put(content) {
      const key = randomHex(16);
      const path = pathOf(key);
      await mkdir(join(folder, key.slice(0, 2)), { recursive: true, mode: 0o700 });
      const draft = `${path}.part`;
      try {
        const out = createWriteStream(draft, { mode: 0o600, flush: true });
        await pipeline(content, out);
        await rename(draft, path);
        await flushFolder(join(folder, key.slice(0, 2)));
        return { key, size: out.bytesWritten };
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    async open(key, range) {
      const handle = await open(pathOf(key), 'r');
      return createReadStream('', { fd: handle, ...range });
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

/** A rename lasts once its folder is flushed. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
