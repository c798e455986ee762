/**
 * What issues are configured by, and what people may in projects, kept in memory until any of it changes, by whatever
 * program: see db/configuration-stamp.store.ts.
 */
import { type Ctx, perProgram } from '../context.ts';
import { configurationStamp } from '../db/configuration-stamp.store.ts';

const MOST_KEPT = 10_000;

const memoryOf = perProgram(() => ({ stamp: '', known: new Map<string, unknown>() }));

/** What is known at one stamp. @param isWorth whether what was read is to be kept: nothing but what the stamp vouches for */
export type Kept = <T>(key: string, read: () => Promise<T>, isWorth?: (value: T) => boolean) => Promise<T>;

export interface Configuration {
  /** What it was read at. */
  readonly stamp: string;
  readonly kept: Kept;
}

/** Asks for the stamp once: good for as long as `ctx` is. */
export const keptConfiguration = async (ctx: Ctx): Promise<Configuration> =>
  configurationAt(ctx, await configurationStamp(ctx.db));

/** @param stamp read just now. What was read before a failure is kept, the failure is not. */
export function configurationAt(ctx: Ctx, stamp: string): Configuration {
  const memory = memoryOf(ctx);
  if (memory.stamp !== stamp) {
    memory.stamp = stamp;
    memory.known = new Map();
  }
  // Whoever finds another stamp meanwhile gets another map: what is read from now on may be older than that.
  const { known } = memory;
  const kept: Kept = async <T>(key: string, read: () => Promise<T>, isWorth?: (value: T) => boolean) => {
    if (known.has(key)) return known.get(key) as T;
    const value = await read();
    if (known.size < MOST_KEPT && (isWorth?.(value) ?? true)) known.set(key, value);
    return value;
  };
  return { stamp, kept };
}

/**
 * As it was when somebody last asked, which may be long ago; null: nobody has. Whoever goes by it makes sure of the stamp
 * before anything comes of it.
 */
export function rememberedConfiguration(ctx: Ctx): Configuration | null {
  const { stamp } = memoryOf(ctx);
  return stamp === '' ? null : configurationAt(ctx, stamp);
}

/** Whether what was read at `stamp` is still so. */
export const isConfiguredAsAt = async (ctx: Ctx, stamp: string): Promise<boolean> =>
  (await configurationStamp(ctx.db)) === stamp;
