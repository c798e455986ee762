/**
 * Whose token is it? At every request that carries one, kept under the stamp of the last commit as sessions are, so that
 * nothing kept here outlives a revocation or its user.
 * The digits in the token find its row; what is secret in it is hashed and compared in constant time.
 */
import { type Ctx, perProgram } from '../../context.ts';
import type { CommitStamp } from '../../db/engine.ts';
import { commitStamp } from '../../db/prepared.ts';
import { sameSecret, sha256 } from '../../kernel/token.ts';
import { findLivingToken, touchToken } from './access-token.store.ts';
import { publicIdIn, type TokenUser } from './access-token.ts';

/** When a token was last used is written at most this often (ms). */
const USED_EVERY = 60_000;
const TOKENS_KEPT = 10_000;

const knownOf = perProgram(() => ({
  stamp: null as CommitStamp | null,
  tokens: new Map<string, TokenUser>(),
}));
/** Tokens used since the last write, by id, and when. */
const usedOf = perProgram(() => new Map<number, number>());

type FindCtx = Pick<Ctx, 'db' | 'now' | 'config'>;

/**
 * The user whom a bearer token stands for; at once where it is kept.
 * @param raw what follows the word Bearer
 * @param changes as findSession has it
 * @returns null: unknown, expired, revoked, of somebody inactive, or tokens are switched off
 */
export function findByToken(
  ctx: FindCtx,
  raw: string,
  changes = false,
): TokenUser | null | Promise<TokenUser | null> {
  const publicId = ctx.config.accessTokens ? publicIdIn(raw) : null;
  if (publicId === null) return null;
  const asked = { publicId, hash: sha256(raw) };
  if (changes) return lookUp(ctx, asked, null);
  const stamp = commitStamp(ctx.db);
  return stamp instanceof Promise
    ? stamp.then((stamp) => findSince(ctx, asked, stamp))
    : findSince(ctx, asked, stamp);
}

interface Asked {
  publicId: string;
  hash: string;
}

function findSince(
  ctx: FindCtx,
  asked: Asked,
  stamp: CommitStamp | null,
): TokenUser | null | Promise<TokenUser | null> {
  const known = knownOf(ctx);
  if (stamp === null || stamp !== known.stamp) {
    known.tokens.clear();
    known.stamp = stamp;
  }
  const kept = known.tokens.get(asked.publicId);
  if (!kept) return lookUp(ctx, asked, stamp);
  if (kept.token.expires !== null && kept.token.expires <= ctx.now) return null;
  return proven(ctx, kept, asked.hash);
}

async function lookUp(ctx: FindCtx, asked: Asked, stamp: CommitStamp | null): Promise<TokenUser | null> {
  const found = await findLivingToken(ctx.db, { publicId: asked.publicId, now: ctx.now });
  if (!found) return null;
  const known = knownOf(ctx);
  // Somebody else may have found a newer stamp meanwhile: then this is old.
  const current = stamp !== null && known.stamp === stamp;
  if (current && known.tokens.size < TOKENS_KEPT) known.tokens.set(asked.publicId, found);
  return proven(ctx, found, asked.hash);
}

function proven(ctx: FindCtx, found: TokenUser, hash: string): TokenUser | null {
  if (!sameSecret(found.token.hash, hash)) return null;
  const id = Number(found.through.id);
  if (ctx.now - (found.token.lastUsed ?? 0) > USED_EVERY) usedOf(ctx).set(id, ctx.now);
  return found;
}

/** Writes which tokens were used lately. Called every few seconds, and before the program stops. */
export async function writeTokensUsed(ctx: Pick<Ctx, 'db' | 'config'>): Promise<void> {
  const used = usedOf(ctx);
  if (used.size === 0) return;
  const batch = [...used];
  used.clear();
  await ctx.db.transaction().execute(async (db) => {
    for (const [id, lastUsed] of batch) await touchToken(db, id, lastUsed);
  });
}
