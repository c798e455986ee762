/**
 * Whose token is it? At every request that carries one, kept under the stamp of the last commit as sessions are, so that
 * nothing kept here outlives a revocation or its user.
 * The digits in the token find its row; what is secret in it is hashed and compared in constant time.
 */
import { sameSecret, sha256 } from '../../kernel/token.ts';
import { keptLookUp, type LookUpCtx } from '../look-up/kept-look-up.service.ts';
import { lastUses } from '../look-up/last-use.service.ts';
import { findLivingToken, touchToken } from './access-token.store.ts';
import { publicIdIn, type TokenUser } from './access-token.ts';

const uses = lastUses(touchToken);

const find = keptLookUp<{ publicId: string; hash: string }, TokenUser>({
  keyOf: ({ publicId }) => publicId,
  find: ({ db, now }, { publicId }) => findLivingToken(db, { publicId, now }),
  isGood: ({ now }, { token }) => token.expires === null || token.expires > now,
  use(ctx, found, { hash }) {
    if (!sameSecret(found.token.hash, hash)) return null;
    uses.note(ctx, Number(found.through.id), found.token.lastUsed);
    return found;
  },
});

/**
 * The user whom a bearer token stands for; at once where it is kept.
 * @param raw what follows the word Bearer
 * @param changes whoever asks is about to change something (keptLookUp)
 * @returns null: unknown, expired, revoked, of somebody inactive, or tokens are switched off
 */
export function findByToken(
  ctx: LookUpCtx,
  raw: string,
  changes = false,
): TokenUser | null | Promise<TokenUser | null> {
  const publicId = ctx.config.accessTokens ? publicIdIn(raw) : null;
  return publicId === null ? null : find(ctx, { publicId, hash: sha256(raw) }, changes);
}

/** Writes which tokens were used lately. */
export const writeTokensUsed = uses.write;
