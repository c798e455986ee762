/**
 * Consumers and their tokens as signed requests name them, kept for as long as nothing at all was committed since, by
 * whatever program (session.service.ts): nothing kept here outlives a revocation, a deactivation or a new key.
 */
import { type Ctx, perProgram } from '../../context.ts';
import type { CommitStamp } from '../../db/engine.ts';
import { commitStamp } from '../../db/prepared.ts';
import { sha256 } from '../../kernel/token.ts';
import { findGrant } from './grant.store.ts';
import { type Grant, isToken } from './token.ts';

const KEPT = 10_000;
const keptOf = perProgram(() => ({
  stamp: null as CommitStamp | null,
  grants: new Map<string, Grant>(),
}));

type FindCtx = Pick<Ctx, 'db' | 'config'>;

/**
 * @param token oauth_token, whatever it says; what is no token of ours has no row
 * @param changes see findSession
 * @returns null: there is no such consumer
 */
export function findKeptGrant(
  ctx: FindCtx,
  consumerKey: string,
  token: string,
  changes: boolean,
): Grant | null | Promise<Grant | null> {
  if (changes) return lookUp(ctx, consumerKey, token, null);
  const stamp = commitStamp(ctx.db);
  return stamp instanceof Promise
    ? stamp.then((stamp) => findSince(ctx, consumerKey, token, stamp))
    : findSince(ctx, consumerKey, token, stamp);
}

function findSince(
  ctx: FindCtx,
  consumerKey: string,
  token: string,
  stamp: CommitStamp | null,
): Grant | Promise<Grant | null> {
  const kept = keptOf(ctx);
  if (stamp === null || stamp !== kept.stamp) {
    kept.grants.clear();
    kept.stamp = stamp;
  }
  return kept.grants.get(`${token} ${consumerKey}`) ?? lookUp(ctx, consumerKey, token, stamp);
}

async function lookUp(
  ctx: FindCtx,
  consumerKey: string,
  token: string,
  stamp: CommitStamp | null,
): Promise<Grant | null> {
  const found = await findGrant(ctx.db, { consumerKey, token: isToken(token) ? sha256(token) : '' });
  const kept = keptOf(ctx);
  const current = stamp !== null && kept.stamp === stamp;
  if (found?.token && current && kept.grants.size < KEPT) kept.grants.set(`${token} ${consumerKey}`, found);
  return found;
}
