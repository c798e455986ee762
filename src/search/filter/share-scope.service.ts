/** With whom new filters are shared where nothing is said: a preference of each user's. */
import type { Ctx } from '../../context.ts';
import { findPreference, setPreference } from '../../people/preference/preference.service.ts';
import { mayNotShare } from '../share/share.errors.ts';
import { insertStandard, mayShare } from '../share/share.service.ts';
import { shareOf } from '../share/share.ts';
import { type ShareScope, shareScopes } from './filter.ts';

const key = 'user.default.share.scope';

export async function readShareScope(ctx: Ctx): Promise<ShareScope> {
  const kept = await findPreference(ctx, key);
  return shareScopes.find((scope) => scope === kept) ?? 'PRIVATE';
}

/** @throws AppError 400 where the actor may not share */
export async function setShareScope(ctx: Ctx, scope: ShareScope): Promise<void> {
  if (scope !== 'PRIVATE' && !mayShare(ctx)) throw mayNotShare();
  await setPreference(ctx, key, scope);
}

/** Shares a new filter as its owner's setting says; whoever may not share any more has private ones. */
export async function shareByScope(tx: Ctx, filterId: number): Promise<void> {
  const scope = mayShare(tx) ? await readShareScope(tx) : 'PRIVATE';
  if (scope === 'PRIVATE') return;
  await insertStandard(tx, 'filter_id', filterId, shareOf(scope === 'GLOBAL' ? 'global' : 'loggedin'));
}
