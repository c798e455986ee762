/** Sees to it that SQLite knows its tables: with a glance before anybody is served, whole beside everything else. */
import type { ChildProcess } from 'node:child_process';
import type { Database } from 'better-sqlite3';
import { beginBeside } from './sqlite-beside.ts';
import { glance, listBrief, needsGlance } from './sqlite-glance.ts';
import type { LookMessage } from './sqlite-look.ts';
import type { Turn } from './sqlite-turn.ts';

/** ms: once the first requests are served, and a command line has come to its end. */
const FIRST_AFTER = 5000;
const EVERY = 3_600_000;

export class SqliteSizes {
  readonly #file: string;
  readonly #writer: Database;
  readonly #turn: Turn;
  readonly #onNews: () => void;
  readonly #timers: NodeJS.Timeout[] = [];
  #child: ChildProcess | null = null;
  #closed = false;

  /**
   * @param turn to write: while an index is looked at nobody can, and those who wait for their turn hold up nobody
   * @param onNews told when more is known: connections that are open go by what they knew
   */
  constructor(file: string, writer: Database, turn: Turn, onNews: () => void) {
    this.#file = file;
    this.#writer = writer;
    this.#turn = turn;
    this.#onNews = onNews;
    const look = (): void => void this.look();
    this.#timers.push(setTimeout(look, FIRST_AFTER).unref(), setInterval(look, EVERY).unref());
  }

  /** In this thread, while nobody is served. */
  glance(): void {
    if (this.#writer.inTransaction) return;
    const timeout = this.#writer.pragma('busy_timeout', { simple: true }) as number;
    // Another program may be writing; nobody waits for that here, since there is always a next time.
    this.#writer.pragma('busy_timeout = 0');
    try {
      glance(this.#writer);
    } catch (error) {
      if (!(error as { code?: string }).code?.startsWith('SQLITE_BUSY')) throw error;
    } finally {
      this.#writer.pragma(`busy_timeout = ${timeout}`);
    }
  }

  /** Whatever is not known, whole, in a process of its own. @returns once all is known that can be now */
  async look(): Promise<void> {
    if (this.#child || this.#closed) return;
    const grown = needsGlance(this.#writer);
    if (!grown && listBrief(this.#writer).length === 0) return;
    const child = beginBeside('sqlite-look', this.#file);
    child.unref();
    child.channel?.unref();
    this.#child = child;
    if (grown) await this.#alone(child, { glance: true });
    for (const index of this.#closed ? [] : listBrief(this.#writer)) {
      await ask(child, { warm: index });
      if (this.#closed || !(await this.#alone(child, { look: index }))) break;
    }
    child.kill('SIGKILL');
    this.#child = null;
    if (!this.#closed) this.#onNews();
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#child?.kill('SIGKILL');
  }

  async #alone(child: ChildProcess, message: LookMessage): Promise<boolean> {
    await this.#turn.take();
    // Whoever waits for the turn waits for this answer: a program without a server must not end before it.
    child.ref();
    child.channel?.ref();
    try {
      return !this.#closed && (await ask(child, message));
    } finally {
      child.unref();
      child.channel?.unref();
      this.#turn.give();
    }
  }
}

/** @returns false: it was not done, or the process is gone */
function ask(child: ChildProcess, message: LookMessage): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (answer: unknown): void => {
      child.off('message', done);
      child.off('disconnect', onGone);
      child.off('error', onGone);
      resolve(answer === true);
    };
    const onGone = (): void => done(false);
    child.on('message', done);
    child.on('disconnect', onGone);
    child.on('error', onGone);
    if (child.connected) child.send(message, (error) => error && onGone());
    else onGone();
  });
}
