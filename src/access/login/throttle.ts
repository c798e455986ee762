/**
 * Slows an address down that fails at many names (password spraying), which a count per user never notices. Only
 * failures are counted. Each address has so many to spend; they come back one by one. What is spent is kept in this
 * process only: it is a brake, not a lock.
 */
import { isIPv6 } from 'node:net';

const BACK_EVERY = 15_000;
const ADDRESSES_KEPT = 50_000;

interface Bucket {
  failures: number;
  since: number;
}

export type Throttle = Map<string, Bucket>;

export const makeThrottle = (): Throttle => new Map();

/**
 * Seconds that this address has to wait before it may try again; 0: it may.
 * @param most failures an address may have at once; 0: no limit
 */
export function secondsToWait(throttle: Throttle, address: string, now: number, most: number): number {
  if (most === 0) return 0;
  const over = failuresOf(throttle.get(network(address)), now) + 1 - most;
  return over <= 0 ? 0 : Math.ceil((over * BACK_EVERY) / 1000);
}

/** Counts a failed login from this address. */
export function countAddressFailure(throttle: Throttle, address: string, now: number): void {
  const key = network(address);
  const failures = failuresOf(throttle.get(key), now);
  throttle.delete(key);
  throttle.set(key, { failures: failures + 1, since: now });
  const oldest = throttle.size > ADDRESSES_KEPT ? throttle.keys().next().value : undefined;
  if (oldest !== undefined) throttle.delete(oldest);
}

const failuresOf = (bucket: Bucket | undefined, now: number): number =>
  bucket ? Math.max(0, bucket.failures - (now - bucket.since) / BACK_EVERY) : 0;

/** An IPv6 customer has a whole /64 to choose addresses from. */
function network(address: string): string {
  if (!isIPv6(address)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [head = '', tail] = address.toLowerCase().split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  return [...left, ...middle, ...right].slice(0, 4).join(':');
}
