/**
 * Whom a credential stands for, asked at every request, and kept as it was looked up for as long as nothing at all was
 * committed since, by whatever program: the stamp tells. So nothing that is kept outlives a logout, a revocation, a
 * deactivation or a new key, on any node.
 */
import { type Ctx, perProgram } from '../../context.ts';
import type { CommitStamp } from '../../db/engine.ts';
import { commitStamp } from '../../db/prepared.ts';

/** Of each kind of credential. */
const KEPT = 10_000;

export type LookUpCtx = Pick<Ctx, 'db' | 'now' | 'config'>;

export interface LookUp<Asked, Found> {
  keyOf(asked: Asked): string;
  find(ctx: LookUpCtx, asked: Asked): Promise<Found | null>;
  /** Whether it is good at this moment, too: time passes without a commit. */
  isGood?(ctx: LookUpCtx, kept: Found): boolean;
  /** Whether it is worth being kept. */
  isKept?(found: Found): boolean;
  /** What is found, each time: proves it, or notes that it was used. */
  use?(ctx: LookUpCtx, found: Found, asked: Asked): Found | null;
}

/**
 * @returns a function that answers at once where it is kept. Its `changes`: whoever asks is about to change something;
 *   such requests come in rows, and after a commit nothing that is kept is good, so that asking for the stamp first
 *   would be a question in vain
 */
export function keptLookUp<Asked, Found>(lookUp: LookUp<Asked, Found>) {
  const { since } = keptLookUpInSteps(lookUp);
  return (ctx: LookUpCtx, asked: Asked, changes: boolean): Found | null | Promise<Found | null> => {
    if (changes) return since(ctx, asked, null);
    const stamp = commitStamp(ctx.db);
    return stamp instanceof Promise
      ? stamp.then((stamp) => since(ctx, asked, stamp))
      : since(ctx, asked, stamp);
  };
}

/** The same for those who learn the stamp by a question that they ask anyway. */
export function keptLookUpInSteps<Asked, Found>({
  keyOf,
  find,
  isGood = () => true,
  isKept = () => true,
  use = (_ctx, found) => found,
}: LookUp<Asked, Found>) {
  const knownOf = perProgram(() => ({ stamp: null as CommitStamp | null, found: new Map<string, Found>() }));

  async function lookUp(ctx: LookUpCtx, asked: Asked, stamp: CommitStamp | null): Promise<Found | null> {
    const found = await find(ctx, asked);
    if (!found) return null;
    const known = knownOf(ctx);
    // Somebody else may have found a newer stamp meanwhile: then this is old.
    const current = stamp !== null && known.stamp === stamp;
    if (current && isKept(found) && known.found.size < KEPT) known.found.set(keyOf(asked), found);
    return use(ctx, found, asked);
  }

  return {
    /** As it was some time ago, for work that is done again where `since` finds another; null: look it up. */
    lately: (ctx: LookUpCtx, asked: Asked): Found | null => knownOf(ctx).found.get(keyOf(asked)) ?? null,

    /** As it was at a stamp, or later. @param stamp null: nothing that is kept is good, nor is this kept */
    since(ctx: LookUpCtx, asked: Asked, stamp: CommitStamp | null): Found | null | Promise<Found | null> {
      if (stamp === null) return lookUp(ctx, asked, null);
      const known = knownOf(ctx);
      if (stamp !== known.stamp) {
        known.found.clear();
        known.stamp = stamp;
      }
      const kept = known.found.get(keyOf(asked));
      return kept && isGood(ctx, kept) ? use(ctx, kept, asked) : lookUp(ctx, asked, stamp);
    },
  };
}
