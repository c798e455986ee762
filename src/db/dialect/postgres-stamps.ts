/**
 * Stamps of commits from snapshots of PostgreSQL. A snapshot says which transactions a reader sees, so the same snapshot
 * means that none was committed in between. Where all that came to be seen since was this program's own, and wrote down
 * used words only, nothing that anybody keeps has changed either: the stamp stays. What cannot be told changes it.
 */

/** Transactions that came to be seen at once: of more it is not asked whose they were. */
const MOST = 10_000;

interface Snapshot {
  readonly text: string;
  /** The first that nobody had begun. */
  readonly end: bigint;
  /** Those below the end that were under way. */
  readonly open: readonly bigint[];
}

export class Stamps {
  readonly #own = new Set<bigint>();
  #last: Snapshot = { text: '', end: 0n, open: [] };
  #stamp = '';

  /**
   * The stamp at a snapshot; snapshots are told in the order in which they were taken.
   * @param xid the transaction that it was taken in, where that wrote down used words and nothing else
   */
  after(text: string, xid: string | null): string {
    if (text !== this.#last.text) {
      const snapshot = read(text);
      if (!this.#isOwn(snapshot)) this.#stamp = text;
      this.#last = snapshot;
    }
    if (xid !== null) this.#own.add(BigInt(xid));
    return this.#stamp;
  }

  /** Of a new connection nothing is known: it may lead to another server, with another past. */
  forget(): void {
    this.#own.clear();
    this.#last = { text: '', end: 0n, open: [] };
  }

  /** Whether all that is seen now and was not before is this program's own; that is then forgotten. */
  #isOwn({ end, open }: Snapshot): boolean {
    const known = this.#last;
    const seen = known.open.filter((xid) => !open.includes(xid));
    const own = end >= known.end && end - known.end <= MOST;
    for (let xid = known.end; own && xid < end; xid++) if (!open.includes(xid)) seen.push(xid);
    // Not by `every`: each is forgotten, whatever the others are.
    const others = seen.filter((xid) => !this.#own.delete(xid));
    if (!own) this.#own.clear();
    return own && others.length === 0;
  }
}

/** @source pg_snapshot: xmin:xmax:xip,xip … */
function read(text: string): Snapshot {
  const [, end = '0', open = ''] = text.split(':');
  return { text, end: BigInt(end), open: open === '' ? [] : open.split(',').map(BigInt) };
}
