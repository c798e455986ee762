/** Consumers and their tokens as signed requests name them. */
import { sha256 } from '../../kernel/token.ts';
import { keptLookUp, type LookUpCtx } from '../look-up/kept-look-up.service.ts';
import { findGrant } from './grant.store.ts';
import { type Grant, isToken } from './token.ts';

const find = keptLookUp<{ consumerKey: string; token: string }, Grant>({
  keyOf: ({ consumerKey, token }) => `${token} ${consumerKey}`,
  find: ({ db }, { consumerKey, token }) =>
    findGrant(db, { consumerKey, token: isToken(token) ? sha256(token) : '' }),
  // What strangers make up is not remembered.
  isKept: ({ token }) => token !== null,
});

/**
 * @param token oauth_token, whatever it says; what is no token of ours has no row
 * @param changes whoever asks is about to change something (keptLookUp)
 * @returns null: there is no such consumer
 */
export const findKeptGrant = (
  ctx: LookUpCtx,
  consumerKey: string,
  token: string,
  changes: boolean,
): Grant | null | Promise<Grant | null> => find(ctx, { consumerKey, token }, changes);
