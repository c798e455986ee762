/**
 * Files on the local disk, `<folder>/<first two digits of the key>/<key>`. A file is written under a temporary name,
 * flushed, and only then named by its key; a name lasts once its folder is flushed too.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { randomHex } from '../kernel/token.ts';
import { type FileStore, isFileKey } from './file-store.ts';

const DRAFT = '.part';

/** @param folder where files lie; made when the first one comes, readable by its owner only */
export function diskFiles(folder: string): FileStore {
  const pathOf = (key: string): string => {
    if (!isFileKey(key)) throw new Error('That is no key of a file.');
    return join(folder, key.slice(0, 2), key);
  };
  return {
    put: (key, content) => putFile(pathOf(key), content),
    async open(key, range) {
      const handle = await open(pathOf(key), 'r').catch(nothingWhereMissing);
      return handle ? createReadStream('', { fd: handle, ...range }) : null;
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    sweepDrafts: (before) => sweepDrafts(folder, before),
  };
}

async function putFile(path: string, content: Readable): Promise<{ size: number }> {
  // A stream that fails while the folder is made would end the program: nobody listens to it yet. pipeline tells later.
  content.once('error', () => {});
  await makeFolder(dirname(path));
  const draft = `${path}.${randomHex(4)}${DRAFT}`;
  try {
    const out = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(content, out);
    await rename(draft, path);
    await flushFolder(dirname(path));
    return { size: out.bytesWritten };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await flushFolder(dirname(made));
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function sweepDrafts(folder: string, before: number): Promise<number> {
  let swept = 0;
  for (const shelf of (await readdir(folder).catch(nothingWhereMissing)) ?? []) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue;
    for (const name of await readdir(join(folder, shelf))) {
      if (!name.endsWith(DRAFT)) continue;
      const draft = join(folder, shelf, name);
      const found = await stat(draft).catch(nothingWhereMissing);
      if (!found || found.mtimeMs >= before) continue;
      await rm(draft, { force: true });
      swept += 1;
    }
  }
  return swept;
}

function nothingWhereMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
