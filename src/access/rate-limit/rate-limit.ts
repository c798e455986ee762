/** Rate limits as Jira's: a bucket of requests for each user, filled up by so many at the end of each interval. */
export interface Limits {
  /** Most requests at once: what a full bucket holds. */
  readonly burst: number;
  /** How many an interval adds. */
  readonly requests: number;
  /** Seconds. */
  readonly intervalSeconds: number;
}

/** What administrators set. */
export interface RateLimiting extends Limits {
  readonly enabled: boolean;
  /** Ids of users who are never limited. */
  readonly exempt: readonly number[];
}

export interface Bucket {
  readonly left: number;
  /** ms UTC: up to then the intervals are counted. */
  readonly since: number;
}

export interface Turn {
  readonly allowed: boolean;
  readonly bucket: Bucket;
  /** Whole seconds to wait; 0 while something is left. */
  readonly retryAfter: number;
}

/**
 * Takes one request out of a bucket.
 * @param bucket undefined: a full one
 * @param now ms UTC; a clock that was set back fills nothing and takes nothing away
 */
export function takeTurn(bucket: Bucket | undefined, limits: Limits, now: number): Turn {
  const { left, since } = filled(bucket, limits, now);
  const allowed = left > 0;
  const after = { left: allowed ? left - 1 : 0, since };
  const next = since + limits.intervalSeconds * 1000 - now;
  return { allowed, bucket: after, retryAfter: after.left > 0 ? 0 : Math.max(1, Math.ceil(next / 1000)) };
}

function filled(
  bucket: Bucket | undefined,
  { burst, requests, intervalSeconds }: Limits,
  now: number,
): Bucket {
  if (!bucket) return { left: burst, since: now };
  const interval = intervalSeconds * 1000;
  const since = Math.min(bucket.since, now);
  const passed = Math.floor((now - since) / interval);
  const left = Math.min(burst, bucket.left + passed * requests);
  return { left, since: left === burst ? now : since + passed * interval };
}

/** Whether a bucket is as good as a new one. */
export const isFull = (bucket: Bucket, limits: Limits, now: number): boolean =>
  filled(bucket, limits, now).left === limits.burst;
