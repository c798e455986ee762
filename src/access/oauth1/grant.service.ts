/** Consumers and their tokens as signed requests name them. */
import { commitStamp } from '../../db/prepared.ts';
import { sha256 } from '../../kernel/token.ts';
import { keptLookUpInSteps, type LookUpCtx } from '../look-up/kept-look-up.service.ts';
import { findGrant } from './grant.store.ts';
import { type Grant, isToken } from './token.ts';

/** What a request names; the token is whatever it says: what is none of ours has no row. */
export interface Named {
  readonly consumerKey: string;
  readonly token: string;
  /** It names no token, and asks for what the consumer may do without one. */
  readonly direct: boolean;
}

const grants = keptLookUpInSteps<Named, Grant>({
  keyOf: ({ consumerKey, token, direct }) => `${token} ${direct ? 1 : 0} ${consumerKey}`,
  find: ({ db }, { consumerKey, token, direct }) =>
    findGrant(db, { consumerKey, token: isToken(token) ? sha256(token) : '', direct }),
  // What strangers make up is not remembered.
  isKept: ({ token, user }) => token !== null || user !== null,
});

/** As it was some time ago; null: it is not known. Whoever goes by it asks for the one that is good now before the end. */
export const grantLately = grants.lately;

/** The one that is good at this stamp, or later; null: there is no such consumer. */
export const grantSince = grants.since;

/** The one that is good now. @param changes whoever asks is about to change something (keptLookUp) */
export const findKeptGrant = async (ctx: LookUpCtx, named: Named, changes: boolean): Promise<Grant | null> =>
  grants.since(ctx, named, changes ? null : await commitStamp(ctx.db));
