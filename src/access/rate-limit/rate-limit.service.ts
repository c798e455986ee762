/**
 * So many requests a user: a script that runs wild slows itself down and nobody else. Whoever is logged in has one
 * bucket, by whatever way in and with however many tokens; buckets are in the memory of the program. Off unless an
 * administrator wants it; anonymous callers and pages are not limited.
 */
import { record } from '../../audit/audit.service.ts';
import { type Ctx, perProgram, transact } from '../../context.ts';
import { findUserByName, findUsersByIds } from '../../people/user/user.service.ts';
import { changeSetting, readSetting } from '../../server/setting.service.ts';
import * as errors from './rate-limit.errors.ts';
import { type Bucket, isFull, type RateLimiting, type Turn, takeTurn } from './rate-limit.ts';

const KEY = 'rate-limiting';
const BUCKETS_KEPT = 10_000;
const MOST = 1_000_000;
const MOST_SECONDS = 86_400;
const MOST_EXEMPT = 1000;

const memoryOf = perProgram(() => ({
  buckets: new Map<number, Bucket>(),
  read: null as { stored: string; limiting: RateLimiting } | null,
}));

/** What holds now: what an administrator set, otherwise the configuration. */
export function rateLimiting(ctx: Pick<Ctx, 'config'>): RateLimiting {
  const stored = readSetting(ctx, KEY);
  if (stored === null) return fromConfig(ctx);
  const memory = memoryOf(ctx);
  if (memory.read?.stored !== stored) {
    memory.read = { stored, limiting: { ...fromConfig(ctx), ...(JSON.parse(stored) as RateLimiting) } };
  }
  return memory.read.limiting;
}

const fromConfig = ({ config }: Pick<Ctx, 'config'>): RateLimiting => ({
  enabled: config.rateLimiting,
  requests: config.rateLimitRequests,
  intervalSeconds: Math.max(1, Math.round(config.rateLimitInterval / 1000)),
  burst: config.rateLimitBurst,
  exempt: [],
});

/**
 * Counts a request of the actor's.
 * @returns the headers of its answer; null: it is not limited
 * @throws AppError too-many-requests, with the same headers
 * @source Jira: Adjusting your code for rate limiting (auth.md 7)
 */
export function countRequest(ctx: Pick<Ctx, 'config' | 'actor' | 'now'>): Record<string, string> | null {
  const { userId } = ctx.actor;
  if (userId === null) return null;
  const limiting = rateLimiting(ctx);
  if (!limiting.enabled || limiting.exempt.includes(userId)) return null;
  const { buckets } = memoryOf(ctx);
  const turn = takeTurn(buckets.get(userId), limiting, ctx.now);
  buckets.set(userId, turn.bucket);
  if (buckets.size > BUCKETS_KEPT) forgetFull(buckets, limiting, ctx.now);
  const headers = headersOf(limiting, turn);
  if (!turn.allowed) throw errors.tooManyRequests(headers);
  return headers;
}

/** Whoever was quiet long enough has a full bucket, which is what everybody begins with. */
function forgetFull(buckets: Map<number, Bucket>, limiting: RateLimiting, now: number): void {
  for (const [userId, bucket] of buckets) if (isFull(bucket, limiting, now)) buckets.delete(userId);
}

const headersOf = (limiting: RateLimiting, { bucket, retryAfter }: Turn): Record<string, string> => ({
  'X-RateLimit-Limit': String(limiting.burst),
  'X-RateLimit-Remaining': String(bucket.left),
  'X-RateLimit-FillRate': String(limiting.requests),
  'X-RateLimit-Interval-Seconds': String(limiting.intervalSeconds),
  'Retry-After': String(retryAfter),
});

export interface LimitChanges {
  enabled?: boolean;
  requests?: number;
  intervalSeconds?: number;
  burst?: number;
  /** Names; all of those who are exempt. */
  exemptUsers?: readonly string[];
}

/**
 * Changes what holds, at once.
 * @param changes what is not in them stays as it is
 * @throws AppError 400 by field
 */
export async function changeRateLimiting(ctx: Ctx, changes: LimitChanges): Promise<void> {
  const { exemptUsers, ...numbers } = changes;
  const before = rateLimiting(ctx);
  const exempt = exemptUsers ? await idsOf(ctx, exemptUsers) : before.exempt;
  const after: RateLimiting = { ...before, ...numbers, exempt };
  requireWithin('requests', after.requests, MOST);
  requireWithin('intervalSeconds', after.intervalSeconds, MOST_SECONDS);
  requireWithin('burst', after.burst, MOST);
  await store(ctx, JSON.stringify(after), before, after);
}

/** Lets the configuration hold again. */
export async function resetRateLimiting(ctx: Ctx): Promise<void> {
  if (readSetting(ctx, KEY) !== null) await store(ctx, null, rateLimiting(ctx), fromConfig(ctx));
}

async function store(
  ctx: Ctx,
  text: string | null,
  before: RateLimiting,
  after: RateLimiting,
): Promise<void> {
  await transact(ctx, async (tx) => {
    await changeSetting(tx, KEY, text);
    const names = ['enabled', 'requests', 'intervalSeconds', 'burst', 'exempt'] as const;
    await record(tx, {
      category: 'system',
      action: 'rate-limiting-changed',
      summary: 'Rate limiting changed',
      changed: names
        .filter((name) => String(before[name]) !== String(after[name]))
        .map((name) => ({
          fieldName: name,
          changedFrom: String(before[name]),
          changedTo: String(after[name]),
        })),
    });
  });
}

/** Names of those who are exempt; of those who are gone, none. */
export async function listExempt(ctx: Ctx): Promise<string[]> {
  const users = await findUsersByIds(ctx, rateLimiting(ctx).exempt);
  return [...users.values()].map((user) => user.name).sort();
}

async function idsOf(ctx: Ctx, names: readonly string[]): Promise<number[]> {
  if (names.length > MOST_EXEMPT) throw errors.tooManyExempt(MOST_EXEMPT);
  const ids = new Set<number>();
  for (const name of names) {
    const user = await findUserByName(ctx, name);
    if (!user) throw errors.noSuchUser(name);
    ids.add(user.id);
  }
  return [...ids];
}

function requireWithin(field: string, value: number, most: number): void {
  if (!Number.isInteger(value) || value < 1 || value > most) throw errors.notFrom(field, most);
}
