import { randomBytes, randomInt } from 'node:crypto';
import type { Through } from '../../context.ts';
import type { Asker } from '../../people/user/asker.ts';

/** A personal access token: a name that its user gave it, and how long it lasts. The secret is not part of it. */
export interface AccessToken {
  readonly id: number;
  readonly userId: number;
  readonly name: string;
  readonly created: number;
  /** ms UTC; null: never. */
  readonly expires: number | null;
  /** ms UTC, at most a minute late; null: never used. */
  readonly lastUsed: number | null;
}

/** A token with whose it is, for administrators. */
export interface OwnedToken extends AccessToken {
  readonly userName: string;
  readonly userKey: string;
  readonly displayName: string;
}

/** A token that lives with what a request needs to know of its user: one look-up. */
export interface TokenUser extends Asker {
  readonly session: null;
  /** All that its user may. */
  readonly scope: null;
  readonly through: Through;
  readonly token: {
    readonly hash: string;
    readonly expires: number | null;
    readonly lastUsed: number | null;
  };
}

const DIGITS = 12;
const SECRET_BYTES = 20;

/** Jira tells people of a token's end five days before. */
export const EXPIRES_SOON = 5 * 86_400_000;

/** How a token stands: `expiring` within the next five days. @param now ms UTC */
export function stateOf(
  { expires }: Pick<AccessToken, 'expires'>,
  now: number,
): 'living' | 'expiring' | 'expired' {
  if (expires === null || expires > now + EXPIRES_SOON) return 'living';
  return expires > now ? 'expiring' : 'expired';
}

/**
 * A new token: base64 of twelve digits, a colon and 160 random bits, 44 characters without padding, as Jira's are.
 * @returns the digits, which name it in the database, and the whole, which nobody is told again
 */
export function makeRawToken(): { publicId: string; raw: string } {
  const publicId = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  const bytes = Buffer.concat([Buffer.from(`${publicId}:`), randomBytes(SECRET_BYTES)]);
  return { publicId, raw: bytes.toString('base64') };
}

/** The digits in a token. @returns null: it is none of ours, and is never looked up */
export function publicIdIn(raw: string): string | null {
  if (!/^[A-Za-z0-9+/]{44}$/.test(raw)) return null;
  const head = Buffer.from(raw.slice(0, 20), 'base64').toString('latin1');
  return /^\d{12}:/.test(head) ? head.slice(0, DIGITS) : null;
}
