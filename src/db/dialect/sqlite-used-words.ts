/**
 * Used words beside a SQLite file, in files of their own, one for each minute that words end in. Every use appends a
 * line, and the first line with a word is the use that counts: an append is one step for the kernel (O_APPEND), so that
 * all programs on this machine see the same order, without a lock. Two system calls a word, where an insert takes ten.
 */
import { closeSync, fdatasync, openSync, readdirSync, readSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomHex, sha256 } from '../../kernel/token.ts';
import type { UsedWords } from '../used-words.ts';

const MINUTE = 60_000;
/** ms: how much of what was used the power may take with it, about. */
const SYNC_AFTER = 1000;
/** Of a word's hash, which has six bits a sign. */
const HASH = 24;
const WRITER = 7;
/** Between newlines: what could not be written whole does no harm to what stands before or after it. */
const LINE = HASH + WRITER + 2;
/** In one minute. Whoever signs more is refused, before the memory is gone. */
const MOST = 2_000_000;

/** @param path words lie in files of this name and a minute */
export function sqliteUsedWords(path: string, commitStamp: () => number): UsedWords & { close(): void } {
  const minutes = new Map<number, Minute>();
  return {
    define: async () => {},
    redefine: async () => {},
    use(word, until) {
      const at = Math.ceil(until / MINUTE);
      let minute = minutes.get(at);
      if (!minute) {
        minute = new Minute(`${path}.${at}`);
        minutes.set(at, minute);
      }
      return { first: minute.use(sha256(word).slice(0, HASH)), stamp: commitStamp() };
    },
    async sweep(now) {
      for (const [at, minute] of minutes) {
        if (at * MINUTE > now) continue;
        minutes.delete(at);
        minute.close();
      }
      removeUntil(path, now);
    },
    close() {
      for (const minute of minutes.values()) minute.close();
      minutes.clear();
    },
  };
}

/** Files whose minute is over, also of programs that are gone, and what the version before wrote. */
function removeUntil(path: string, now: number): void {
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(basename(path))) continue;
    const minute = /^\.(\d+)$/.exec(name.slice(basename(path).length))?.[1];
    if (minute === undefined || Number(minute) * MINUTE <= now)
      rmSync(join(dirname(path), name), { force: true });
  }
}

/** The words that end in one minute. */
class Minute {
  readonly #file: number;
  readonly #writer = randomHex(4).slice(0, WRITER);
  readonly #line = Buffer.alloc(LINE, '\n');
  readonly #read = Buffer.alloc(2048 * LINE);
  /** Whether the first use of each was this program's. */
  readonly #used = new Map<string, boolean>();
  /** How far the file was read. */
  #end = 0;
  #sync: NodeJS.Timeout | null = null;

  constructor(path: string) {
    this.#file = openSync(path, 'a+', 0o600);
    this.#line.write(this.#writer, 1 + HASH, 'latin1');
    this.#catchUp();
  }

  /** @returns whether this is the first use */
  use(hash: string): boolean {
    if (this.#used.has(hash)) return false;
    if (this.#used.size >= MOST) throw new Error('Too many words were used in one minute.');
    this.#line.write(hash, 1, 'latin1');
    if (writeSync(this.#file, this.#line) !== LINE)
      throw new Error('A used word could not be written whole.');
    this.#sync ??= setTimeout(() => this.#flush(), SYNC_AFTER).unref();
    this.#catchUp();
    return this.#used.get(hash) ?? false;
  }

  /** Reads what was appended, by whomever. */
  #catchUp(): void {
    let size: number;
    do {
      size = readSync(this.#file, this.#read, 0, this.#read.length, this.#end);
      this.#end += this.#take(this.#read.toString('latin1', 0, size));
    } while (size === this.#read.length);
  }

  /** @returns how much of it is whole; what follows is read again, once there is more behind it */
  #take(text: string): number {
    const end = text.lastIndexOf('\n');
    if (end < 0) return text.length === this.#read.length ? text.length : 0;
    for (const line of text.slice(0, end).split('\n')) if (line.length === HASH + WRITER) this.#note(line);
    return end + 1;
  }

  #note(line: string): void {
    const word = line.slice(0, HASH);
    if (!this.#used.has(word)) this.#used.set(word, line.endsWith(this.#writer));
  }

  /** Beside all else. Where it fails, the next line fails too, and says so. */
  #flush(): void {
    this.#sync = null;
    fdatasync(this.#file, () => {});
  }

  close(): void {
    if (this.#sync) clearTimeout(this.#sync);
    closeSync(this.#file);
  }
}
