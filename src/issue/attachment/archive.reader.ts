/**
 * Lists what is in a ZIP file from its directory alone: nothing is ever unpacked, so that what a bomb unfolds to does
 * not matter; what is read and kept of the directory is bounded. Names that lead out of the archive make it none.
 */
import type { Readable } from 'node:stream';
import type { Entry, RandomAccessReader, ZipFile } from 'yauzl';
import type { Archive, ArchiveEntry } from './archive.ts';

/** Files that are told of; the others are counted. */
const MOST_SHOWN = 1000;
const MOST_ENTRIES = 50_000;
/** Bytes of the archive that are looked at. */
const MOST_READ = 32_000_000;
const BLOCK = 65_536;

/** Reads the bytes from `start` to `end`, both included. */
export type ReadPart = (start: number, end: number) => Promise<Readable>;

/**
 * @param size of the file in bytes
 * @throws where it is no ZIP file, is broken, or has more entries than anyone can look through
 */
export async function readArchive(read: ReadPart, size: number): Promise<Archive> {
  const { default: yauzl } = await import('yauzl');
  const Reader = yauzl.RandomAccessReader as unknown as new () => RandomAccessReader;
  const reader = Object.assign(new Reader(), { read: inBlocks(read, size) });
  const file = await new Promise<ZipFile>((resolve, reject) =>
    yauzl.fromRandomAccessReader(reader, size, { lazyEntries: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    ),
  );
  if (file.entryCount > MOST_ENTRIES) throw new Error(`The archive has ${file.entryCount} entries.`);
  return listEntries(file);
}

function listEntries(file: ZipFile): Promise<Archive> {
  return new Promise((resolve, reject) => {
    const entries: ArchiveEntry[] = [];
    let total = 0;
    file.on('error', reject);
    file.on('end', () => resolve({ entries, total }));
    file.on('entry', ({ fileName, uncompressedSize }: Entry) => {
      if (!fileName.endsWith('/')) {
        if (total < MOST_SHOWN) entries.push({ index: total, path: fileName, size: uncompressedSize });
        total += 1;
      }
      file.readEntry();
    });
    file.readEntry();
  });
}

/** Reads by blocks and keeps the last one: a directory is read in a great many small steps. */
function inBlocks(read: ReadPart, size: number): RandomAccessReader['read'] {
  let kept: { at: number; bytes: Buffer } | null = null;
  let count = 0;
  const blockAt = async (at: number): Promise<Buffer> => {
    if (kept?.at === at) return kept.bytes;
    count += BLOCK;
    if (count > MOST_READ) throw new Error('The directory of the archive is too long.');
    const chunks: Buffer[] = [];
    for await (const chunk of await read(at, Math.min(at + BLOCK, size) - 1)) chunks.push(chunk as Buffer);
    kept = { at, bytes: Buffer.concat(chunks) };
    return kept.bytes;
  };
  const copy = async (target: Buffer, offset: number, length: number, position: number): Promise<void> => {
    for (let done = 0; done < length; ) {
      const from = position + done;
      const bytes = await blockAt(from - (from % BLOCK));
      const copied = bytes.copy(target, offset + done, from % BLOCK, (from % BLOCK) + length - done);
      if (copied === 0) throw new Error('The archive ends before its directory does.');
      done += copied;
    }
  };
  return (target, offset, length, position, done) => {
    copy(target, offset, length, position).then(() => done(null), done);
  };
}
