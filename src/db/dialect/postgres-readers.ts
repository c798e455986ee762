/**
 * Connections for reads that may take long, apart from the others: such reads never take the connections that short
 * ones need. The server stops what takes too long by itself, and what nobody waits for when it is told to.
 */
import type { Client, Pool, PoolClient, PoolConfig } from 'pg';
import type { Row } from '../engine.ts';
import { ReadStopped } from '../long-read-stopped.ts';
import { type Bounds, Places } from '../places.ts';
import { inTurn, type LongRead, type Statement } from '../read-in-turn.ts';

export interface LongReadLimits {
  atOnce: number;
  /** ms */
  within: number;
}

/** Most reads end sooner than they could be stopped. */
const GRACE = 250;
const QUERY_CANCELED = '57014';

/**
 * A plan is made for the very values: how many projects somebody sees decides where to begin, and planning takes a fraction
 * of a millisecond. A row is as near as the next one, on disks without heads and in memory. What is sorted or gathered
 * is more than in short reads.
 */
const options = [
  'default_transaction_read_only=on',
  'plan_cache_mode=force_custom_plan',
  'random_page_cost=1.1',
  'work_mem=32MB',
]
  .map((option) => `-c ${option}`)
  .join(' ');

/** What such a connection is begun with besides. */
export const longReadSettings = ({ atOnce, within }: LongReadLimits): PoolConfig => ({
  max: atOnce,
  statement_timeout: within,
  options,
  idleTimeoutMillis: 60_000,
});

export class PostgresReaders {
  readonly #pool: Pool;
  readonly #others: Pool;
  readonly #places: Places;

  /**
   * @param pool of connections with longReadSettings
   * @param others by which a read is stopped: its own connection is busy with it
   */
  constructor(pool: Pool, others: Pool, size: number) {
    this.#pool = pool;
    this.#others = others;
    this.#places = new Places(size);
  }

  /** @throws ReadStopped; DatabaseError */
  async read(read: LongRead, bounds: Bounds): Promise<Row[][]> {
    const leave = await this.#places.take(bounds);
    try {
      const client = await this.#pool.connect();
      try {
        const turns = inTurn(read);
        let turn = turns.next();
        while (!turn.done) turn = turns.next(await this.#run(client, turn.value, bounds.gone));
        return turn.value;
      } finally {
        client.release();
      }
    } finally {
      leave();
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #run(client: PoolClient, { sql, parameters }: Statement, gone?: AbortSignal): Promise<Row[]> {
    let timer: NodeJS.Timeout | undefined;
    // Waited for below: it must not meet the next read of this connection.
    let cancelling: Promise<unknown> | null = null;
    const cancel = (): void => {
      cancelling = this.#others
        .query('select pg_cancel_backend($1)', [(client as unknown as Client & Backend).processID])
        .catch(() => null);
    };
    const onGone = (): void => {
      timer = setTimeout(cancel, GRACE);
    };
    if (gone?.aborted) onGone();
    else gone?.addEventListener('abort', onGone);
    try {
      return (await client.query(sql, [...parameters])).rows as Row[];
    } catch (error) {
      if ((error as { code?: unknown }).code !== QUERY_CANCELED) throw error;
      throw new ReadStopped(cancelling ? 'gone' : 'time', { cause: error });
    } finally {
      clearTimeout(timer);
      gone?.removeEventListener('abort', onGone);
      await cancelling;
    }
  }
}

interface Backend {
  processID: number | null;
}
