import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/files/disk.ts';
import { type FileStore, newFileKey } from '../../src/files/file-store.ts';

interface Place {
  name: string;
  make(folder: string): FileStore;
}

const places: Place[] = [{ name: 'disk', make: diskFiles }];

const read = async (stream: Readable | null): Promise<string> => {
  if (!stream) throw new Error('there is no such file');
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
};

async function* failing(): AsyncGenerator<string> {
  yield 'the first half';
  throw new Error('the line went dead');
}

/** Names of everything that lies in `folder`, at any depth. */
const everyFile = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => entry.name)
    : [];

describe.each(places)('a file store on $name', ({ make }) => {
  let folder: string;
  let files: FileStore;
  beforeAll(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'tessera-files-')), 'data', 'files');
    files = make(folder);
  });
  afterAll(() => rmSync(join(folder, '..', '..'), { recursive: true, force: true }));

  const put = async (text: string): Promise<string> => {
    const key = newFileKey();
    await files.put(key, Readable.from([text]));
    return key;
  };

  it('gives back what was put, and says how many bytes it was', async () => {
    const key = newFileKey();
    expect(await files.put(key, Readable.from(['für ', 'immer']))).toEqual({ size: 10 });
    expect(await read(await files.open(key))).toBe('für immer');
  });

  it('keeps a file after it was opened anew', async () => {
    const key = await put('kept');
    expect(await read(await make(folder).open(key))).toBe('kept');
  });

  it('keeps an empty file', async () => {
    const key = newFileKey();
    expect(await files.put(key, Readable.from([]))).toEqual({ size: 0 });
    expect(await read(await files.open(key))).toBe('');
  });

  it('keeps every byte of a large file', async () => {
    const key = newFileKey();
    const chunk = Buffer.alloc(65_536, 7);
    await files.put(key, Readable.from(Array.from({ length: 80 }, () => chunk)));
    let size = 0;
    for await (const part of (await files.open(key)) ?? []) size += part.length;
    expect(size).toBe(80 * 65_536);
  });

  it('gives a part of a file, both ends included', async () => {
    const key = await put('0123456789');
    expect(await read(await files.open(key, { start: 0, end: 0 }))).toBe('0');
    expect(await read(await files.open(key, { start: 3, end: 5 }))).toBe('345');
    expect(await read(await files.open(key, { start: 9, end: 9 }))).toBe('9');
  });

  it('has nothing under a key that was never put', async () => {
    expect(await files.open(newFileKey())).toBeNull();
  });

  it('has nothing after a removal, and does not mind a second one', async () => {
    const key = await put('going');
    await files.remove(key);
    await files.remove(key);
    expect(await files.open(key)).toBeNull();
  });

  it('puts the newer content under a key that is put twice', async () => {
    const key = await put('older');
    await files.put(key, Readable.from(['newer']));
    expect(await read(await files.open(key))).toBe('newer');
  });

  it('leaves nothing behind when the content fails half-way', async () => {
    const before = everyFile(folder).length;
    const key = newFileKey();
    await expect(files.put(key, Readable.from(failing()))).rejects.toThrow('the line went dead');
    expect(await files.open(key)).toBeNull();
    expect(everyFile(folder)).toHaveLength(before);
  });

  it('refuses content that fails before its first byte, or has failed already', async () => {
    const before = everyFile(folder).length;
    const failingSoon = new Readable({ read() {} });
    const refused = expect(files.put(newFileKey(), failingSoon)).rejects.toThrow();
    failingSoon.destroy(new Error('gone'));
    await refused;
    const failed = new Readable({ read() {} });
    failed.on('error', () => {});
    failed.destroy(new Error('gone before'));
    await new Promise((resolve) => setImmediate(resolve));
    await expect(files.put(newFileKey(), failed)).rejects.toThrow();
    expect(everyFile(folder)).toHaveLength(before);
  });

  it('shows no file before it is whole', async () => {
    const key = newFileKey();
    let seen: unknown = 'never asked';
    async function* slow(files: FileStore) {
      yield 'one';
      seen = await files.open(key);
      yield 'two';
    }
    await files.put(key, Readable.from(slow(files)));
    expect(seen).toBeNull();
    expect(await read(await files.open(key))).toBe('onetwo');
  });

  it.each(['', '..', '../../etc/passwd', 'A'.repeat(32), `${'a'.repeat(32)}/x`, `${'a'.repeat(31)}\0`])(
    'refuses %j as a key',
    async (key) => {
      await expect(async () => files.open(key)).rejects.toThrow();
      await expect(async () => files.put(key, Readable.from(['x']))).rejects.toThrow();
      await expect(async () => files.remove(key)).rejects.toThrow();
    },
  );

  it('has no drafts to sweep where nothing was put yet', async () => {
    expect(await make(join(folder, 'elsewhere')).sweepDrafts(Date.now())).toBe(0);
  });
});

describe('files on the disk', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tessera-disk-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('can be read by their owner only', async () => {
    const key = newFileKey();
    await diskFiles(folder).put(key, Readable.from(['mine']));
    expect(statSync(join(folder, key.slice(0, 2))).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, key.slice(0, 2), key)).mode & 0o777).toBe(0o600);
  });

  it('lose what a crash left half-written, and nothing else', async () => {
    const files = diskFiles(folder);
    const whole = newFileKey();
    await files.put(whole, Readable.from(['whole']));
    const shelf = join(folder, 'ab');
    mkdirSync(shelf, { recursive: true });
    const left = join(shelf, `${'ab'.repeat(16)}.0a1b2c3d.part`);
    const running = join(shelf, `${'ab'.repeat(16)}.4e5f6071.part`);
    for (const path of [left, running]) writeFileSync(path, 'half');
    utimesSync(left, new Date(1000), new Date(1000));
    expect(await files.sweepDrafts(Date.now() - 60_000)).toBe(1);
    expect(existsSync(left)).toBe(false);
    expect(existsSync(running)).toBe(true);
    expect(await read(await files.open(whole))).toBe('whole');
  });
});
