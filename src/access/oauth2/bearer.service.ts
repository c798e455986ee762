/**
 * Access tokens that requests come with. They are kept as they were looked up for as long as nothing at all was
 * committed since, by whatever program: so a token costs what a session does, and its end holds at once on every node.
 */
import { type Ctx, perProgram } from '../../context.ts';
import type { CommitStamp } from '../../db/engine.ts';
import { commitStamp } from '../../db/prepared.ts';
import { sha256 } from '../../kernel/token.ts';
import { findBearer } from './bearer.store.ts';
import type { Bearer } from './bearer.ts';
import { touchGrant } from './grant.store.ts';
import { isServed } from './provider.ts';
import { isOAuth2Token } from './token-shape.ts';

/** `last used` is written at most this often (ms). */
const USED_EVERY = 60_000;
const KEPT = 10_000;

const usedOf = perProgram(() => new Map<number, number>());
const knownOf = perProgram(() => ({ stamp: null as CommitStamp | null, tokens: new Map<string, Bearer>() }));

type FindCtx = Pick<Ctx, 'db' | 'now' | 'config'>;

/**
 * Whom an access token acts for; at once where it is kept.
 * @param changes whoever asks is about to change something, after which nothing that is kept is good
 */
export function findByOAuth2Token(
  ctx: FindCtx,
  token: string,
  changes = false,
): Bearer | null | Promise<Bearer | null> {
  if (!isOAuth2Token(token) || !isServed(ctx.config)) return null;
  if (changes) return lookUp(ctx, token, null);
  const stamp = commitStamp(ctx.db);
  return stamp instanceof Promise
    ? stamp.then((stamp) => findSince(ctx, token, stamp))
    : findSince(ctx, token, stamp);
}

function findSince(
  ctx: FindCtx,
  token: string,
  stamp: CommitStamp | null,
): Bearer | null | Promise<Bearer | null> {
  const known = knownOf(ctx);
  if (stamp === null || stamp !== known.stamp) {
    known.tokens.clear();
    known.stamp = stamp;
  }
  const kept = known.tokens.get(token);
  if (kept && kept.expires > ctx.now) {
    noteUse(ctx, kept);
    return kept;
  }
  return lookUp(ctx, token, stamp);
}

async function lookUp(ctx: FindCtx, token: string, stamp: CommitStamp | null): Promise<Bearer | null> {
  const found = await findBearer(ctx.db, { token: sha256(token), now: ctx.now });
  if (!found) return null;
  const known = knownOf(ctx);
  // Somebody else may have found a newer stamp meanwhile: then this is old.
  const current = stamp !== null && known.stamp === stamp;
  if (current && known.tokens.size < KEPT) known.tokens.set(token, found);
  noteUse(ctx, found);
  return found;
}

function noteUse(ctx: FindCtx, { grantId, lastUsed }: Bearer): void {
  if (lastUsed === null || ctx.now - lastUsed > USED_EVERY) usedOf(ctx).set(grantId, ctx.now);
}

/** Writes when grants were last used. Called every few seconds, and before the program stops. */
export async function writeUses(ctx: Pick<Ctx, 'db' | 'config'>): Promise<void> {
  const used = usedOf(ctx);
  if (used.size === 0) return;
  const batch = [...used];
  used.clear();
  await ctx.db.transaction().execute(async (db) => {
    for (const [id, at] of batch) await touchGrant(db, id, at);
  });
}
