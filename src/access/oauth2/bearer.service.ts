/** Access tokens that requests come with, and whom they act for. */
import { sha256 } from '../../kernel/token.ts';
import { keptLookUp, type LookUpCtx } from '../look-up/kept-look-up.service.ts';
import { lastUses } from '../look-up/last-use.service.ts';
import { findBearer } from './bearer.store.ts';
import type { Bearer } from './bearer.ts';
import { touchGrant } from './grant.store.ts';
import { isServed } from './provider.ts';
import { isOAuth2Token } from './token-shape.ts';

const uses = lastUses(touchGrant);

const find = keptLookUp<string, Bearer>({
  keyOf: (token) => token,
  find: ({ db, now }, token) => findBearer(db, { token: sha256(token), now }),
  isGood: ({ now }, { expires }) => expires > now,
  use(ctx, found) {
    uses.note(ctx, found.grantId, found.lastUsed);
    return found;
  },
});

/**
 * Whom an access token acts for; at once where it is kept.
 * @param changes whoever asks is about to change something (keptLookUp)
 */
export function findByOAuth2Token(
  ctx: LookUpCtx,
  token: string,
  changes = false,
): Bearer | null | Promise<Bearer | null> {
  return isOAuth2Token(token) && isServed(ctx.config) ? find(ctx, token, changes) : null;
}

/** Writes when grants were last used. */
export const writeUses = uses.write;
