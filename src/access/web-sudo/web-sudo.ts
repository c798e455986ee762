import type { Config } from '../../config.ts';
import type { Actor } from '../../context.ts';

/**
 * Whether an administrator must give the password once more before something dangerous. Basic sends it with every
 * request and a token stands for it, so there is nothing to confirm.
 * @param now integer ms UTC
 * @source Jira: secure administrator sessions
 */
export const mustConfirm = (
  actor: Pick<Actor, 'via' | 'session' | 'through'>,
  config: Pick<Config, 'webSudo'>,
  now: number,
): boolean =>
  config.webSudo &&
  actor.via !== 'basic' &&
  actor.through === null &&
  (actor.session?.webSudoUntil ?? 0) <= now;
