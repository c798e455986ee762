import { ReadStopped } from './long-read-stopped.ts';

/** How much of others' patience a read may take. */
export interface Bounds {
  /** Who asks: where there are several places, one of them is always left to others. */
  owner: string;
  /** ms, from the moment it is asked for. */
  within: number;
  /** Aborted when nobody waits for the answer any more. */
  gone?: AbortSignal | undefined;
}

interface Waiting {
  owner: string;
  enter(): void;
}

/** So many may run at once; the others wait in the order in which they came, but nobody for one owner alone. */
export class Places {
  readonly #size: number;
  readonly #taken = new Map<string, number>();
  readonly #waiting: Waiting[] = [];
  #used = 0;

  constructor(size: number) {
    this.#size = size;
  }

  /**
   * Waits for a place.
   * @returns what gives it back
   * @throws ReadStopped `busy` or `gone`
   */
  take({ owner, within, gone }: Bounds): Promise<() => void> {
    return new Promise((resolve, reject) => {
      if (gone?.aborted) return reject(new ReadStopped('gone'));
      const leave = (why: 'busy' | 'gone'): void => {
        this.#waiting.splice(this.#waiting.indexOf(one), 1);
        settle();
        reject(new ReadStopped(why));
      };
      const onGone = (): void => leave('gone');
      const timer = setTimeout(() => leave('busy'), within);
      const settle = (): void => {
        clearTimeout(timer);
        gone?.removeEventListener('abort', onGone);
      };
      const one: Waiting = {
        owner,
        enter: () => {
          settle();
          resolve(() => this.#give(owner));
        },
      };
      gone?.addEventListener('abort', onGone);
      this.#waiting.push(one);
      this.#fill();
    });
  }

  #give(owner: string): void {
    this.#used--;
    const left = (this.#taken.get(owner) ?? 1) - 1;
    if (left > 0) this.#taken.set(owner, left);
    else this.#taken.delete(owner);
    this.#fill();
  }

  #fill(): void {
    while (this.#used < this.#size) {
      const at = this.#waiting.findIndex(({ owner }) => (this.#taken.get(owner) ?? 0) < this.#mostOfOne());
      const [next] = at < 0 ? [] : this.#waiting.splice(at, 1);
      if (!next) return;
      this.#used++;
      this.#taken.set(next.owner, (this.#taken.get(next.owner) ?? 0) + 1);
      next.enter();
    }
  }

  #mostOfOne(): number {
    return Math.max(1, this.#size - 1);
  }
}
