/** Changes many issues by REST, one request for each, a few at a time; can be stopped, and tells who was refused. */
import { ApiError } from '../../kernel/api.ts';

export interface Refusal {
  readonly key: string;
  readonly reason: string;
}

export interface Progress {
  readonly total: number;
  /** Keys of those that were changed. */
  readonly done: readonly string[];
  readonly refused: readonly Refusal[];
  readonly ended: boolean;
}

const AT_ONCE = 4;

/**
 * @param change of one issue @param tell after each
 * @returns when all were tried, or when `signal` was aborted and what was under way has ended
 */
export async function runBulk(
  keys: readonly string[],
  change: (key: string) => Promise<void>,
  signal: AbortSignal,
  tell: (progress: Progress) => void,
): Promise<Progress> {
  const done: string[] = [];
  const refused: Refusal[] = [];
  const now = (ended: boolean): Progress => ({
    total: keys.length,
    done: [...done],
    refused: [...refused],
    ended,
  });
  const waiting = [...keys];
  const work = async () => {
    for (let key = waiting.shift(); key !== undefined && !signal.aborted; key = waiting.shift()) {
      try {
        await change(key);
        done.push(key);
      } catch (error) {
        refused.push({ key, reason: reasonOf(error) });
      }
      tell(now(false));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const last = now(true);
  tell(last);
  return last;
}

const reasonOf = (error: unknown): string =>
  error instanceof ApiError ? error.message : error instanceof Error ? error.message : String(error);
