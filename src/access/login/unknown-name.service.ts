/**
 * Failures at names that nobody has. They are counted like those of real users, for all nodes, so that the CAPTCHA comes
 * up after as many of them: otherwise its absence would tell which names exist (CVE-2020-14181 and its like).
 * People type their password where the name belongs, so of a name only a hash is kept that many names share, and only
 * as long as it counts.
 */
import { type Ctx, perProgram } from '../../context.ts';
import { findInstallation } from '../../db/installation.store.ts';
import { hmac } from '../../kernel/token.ts';
import { countFailure, type Failures, findFailures, removeQuiet } from './unknown-name.store.ts';

/** Hex digits: of a million names that are tried some hundred share theirs with another one. */
const HASH = 8;

const secretOf = perProgram(() => ({ installation: null as string | null }));

async function hashOf(ctx: Ctx, name: string): Promise<string> {
  const known = secretOf(ctx);
  known.installation ??= (await findInstallation(ctx.db))?.secret ?? null;
  if (known.installation === null) throw new Error('This database holds no installation.');
  return hmac(known.installation, `unknown-name/${name}`).slice(0, HASH);
}

/** @param name folded and trimmed */
export const unknownNameFailures = async (ctx: Ctx, name: string): Promise<Failures> =>
  findFailures(ctx.db, await hashOf(ctx, name));

export async function countUnknownName(ctx: Ctx, name: string): Promise<void> {
  const quietSince = ctx.now - ctx.config.captchaQuietPeriod;
  await countFailure(ctx.db, { nameHash: await hashOf(ctx, name), now: ctx.now, quietSince });
}

/** Forgets what counts no more. */
export const sweepUnknownNames = ({ db, now, config }: Pick<Ctx, 'db' | 'now' | 'config'>): Promise<void> =>
  removeQuiet(db, now - config.captchaQuietPeriod);
