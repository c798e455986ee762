/**
 * Processes that read the database for us (sqlite-reader.ts). They begin when they are needed, end when nobody has
 * needed them for a while, and are ended when a read takes too long: SQLite cannot be interrupted in any other way here.
 */
import type { ChildProcess } from 'node:child_process';
import type { Row } from '../engine.ts';
import { tellOfLongRead } from '../long-read-channel.ts';
import { ReadStopped } from '../long-read-stopped.ts';
import { type Bounds, Places } from '../places.ts';
import { type LongRead, statementsOf } from '../read-in-turn.ts';
import { beginBeside } from './sqlite-beside.ts';
import type { ReadAnswer } from './sqlite-reader.ts';

/** ms */
const IDLE_FOR = 60_000;
/** Most reads end sooner than a new process would begin. */
const GRACE = 250;
/**
 * A process that dies takes its read with it, which another one can do again; a read that kills them all is given up. One
 * that was there before may have been dead already: only those that began for the read count.
 */
const TRIES = 2;

interface Reader {
  readonly child: ChildProcess;
  idle: NodeJS.Timeout | null;
  /** Ends after the read that it is busy with. */
  stale: boolean;
}

export class SqliteReaders {
  readonly #file: string;
  readonly #places: Places;
  readonly #idle: Reader[] = [];
  readonly #all = new Set<Reader>();
  #closed = false;

  constructor(file: string, size: number) {
    this.#file = file;
    this.#places = new Places(size);
  }

  /** @throws ReadStopped; Error with SQLite's own message */
  async read(read: LongRead, bounds: Bounds): Promise<Row[][]> {
    const until = performance.now() + bounds.within;
    const leave = await this.#places.take(bounds);
    try {
      return rowsOf(read, await this.#askUntilAnswered(read, until, bounds.gone));
    } finally {
      leave();
    }
  }

  async #askUntilAnswered(read: LongRead, until: number, gone?: AbortSignal): Promise<ReadAnswer> {
    for (let begun = 0; begun < TRIES; ) {
      if (this.#idle.length === 0) begun++;
      const answer = await this.#ask(read, until - performance.now(), gone);
      if (answer) return answer;
      if (this.#closed) throw new ReadStopped('gone');
    }
    throw new ReadStopped('died');
  }

  /** Has others in their place: what SQLite knows of its tables it reads when a file is opened. */
  renew(): void {
    for (const reader of [...this.#idle]) this.#end(reader);
    for (const reader of this.#all) reader.stale = true;
  }

  close(): void {
    this.#closed = true;
    for (const reader of this.#all) this.#end(reader);
  }

  /** null: the process died */
  #ask(read: LongRead, within: number, gone?: AbortSignal): Promise<ReadAnswer | null> {
    const reader = this.#idle.pop() ?? this.#begin();
    const { child } = reader;
    if (reader.idle) clearTimeout(reader.idle);
    reader.idle = null;
    child.ref();
    child.channel?.ref();
    return new Promise((resolve, reject) => {
      const stop = (why: 'time' | 'gone'): void => {
        settle();
        this.#end(reader);
        reject(new ReadStopped(why));
      };
      const timers = [setTimeout(() => stop('time'), within)];
      const onGone = (): void => void timers.push(setTimeout(() => stop('gone'), GRACE));
      const onMessage = (answer: unknown): void => {
        settle();
        this.#rest(reader);
        resolve(answer as ReadAnswer);
      };
      const onExit = (): void => {
        settle();
        resolve(null);
      };
      const settle = (): void => {
        timers.forEach(clearTimeout);
        gone?.removeEventListener('abort', onGone);
        child.off('message', onMessage);
        child.off('disconnect', onExit);
        child.off('exit', onExit);
      };
      child.on('message', onMessage);
      // Its channel closes first.
      child.on('disconnect', onExit);
      child.on('exit', onExit);
      if (gone?.aborted) onGone();
      else gone?.addEventListener('abort', onGone);
      // Where the process is gone already its end may have been told before anybody listened here.
      if (child.connected) child.send(read, (error) => error && onExit());
      else onExit();
    });
  }

  #begin(): Reader {
    const child = beginBeside('sqlite-reader', this.#file);
    const reader: Reader = { child, idle: null, stale: false };
    this.#all.add(reader);
    const forget = (): void => {
      this.#all.delete(reader);
      const at = this.#idle.indexOf(reader);
      if (at >= 0) this.#idle.splice(at, 1);
      if (reader.idle) clearTimeout(reader.idle);
    };
    child.on('disconnect', forget);
    child.on('exit', forget);
    // Could not be begun, or could not be sent to.
    child.on('error', () => child.kill('SIGKILL'));
    return reader;
  }

  /** Keeps it for the next read; it holds up nobody's exit. */
  #rest(reader: Reader): void {
    if (reader.stale) {
      this.#end(reader);
      return;
    }
    const { child } = reader;
    child.unref();
    child.channel?.unref();
    reader.idle = setTimeout(() => this.#end(reader), IDLE_FOR).unref();
    this.#idle.push(reader);
  }

  #end(reader: Reader): void {
    const at = this.#idle.indexOf(reader);
    if (at >= 0) this.#idle.splice(at, 1);
    if (reader.idle) clearTimeout(reader.idle);
    this.#all.delete(reader);
    reader.child.kill('SIGKILL');
  }
}

/** @throws Error with SQLite's own message */
function rowsOf(read: LongRead, answer: ReadAnswer): Row[][] {
  if ('error' in answer) throw Object.assign(new Error(answer.error.message), { code: answer.error.code });
  for (const { sql, parameters } of statementsOf(read, answer.rows)) tellOfLongRead(sql, parameters);
  return answer.rows;
}
