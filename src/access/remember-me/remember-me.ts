import { randomHex, sameSecret, sha256 } from '../../kernel/token.ts';

/** A login that a browser remembers. */
export interface RememberedLogin {
  readonly id: number;
  readonly userId: number;
  readonly userName: string;
  readonly credentialVersion: number;
  readonly tokenHash: string;
  readonly previousTokenHash: string | null;
  /** When the token was last changed; integer ms UTC. */
  readonly rotated: number;
  readonly created: number;
  readonly expires: number;
  readonly address: string;
  readonly userAgent: string;
}

/**
 * What the cookie holds besides the id. The first half stays as long as the login is remembered, the second changes
 * with each use. So a token whose second half is out of date is told from one that was made up: it was copied.
 */
export interface RememberToken {
  readonly stays: string;
  readonly changes: string;
}

export const newToken = (stays = randomHex(16)): RememberToken => ({ stays, changes: randomHex(16) });

/** What is stored in place of a token. */
export const hashOf = ({ stays, changes }: RememberToken): string => `${sha256(stays)}.${sha256(changes)}`;

/** Jira's form, `ID:TOKEN` URL-encoded. */
export const cookieText = (id: number, { stays, changes }: RememberToken): string =>
  `${id}%3A${stays}${changes}`;

/** @param text value of the cookie: may be anything */
export function readCookieText(text: string): { id: number; token: RememberToken } | null {
  const [, id, stays, changes] = /^([1-9]\d{0,14})(?:%3[Aa]|:)([0-9a-f]{32})([0-9a-f]{32})$/.exec(text) ?? [];
  return id && stays && changes ? { id: Number(id), token: { stays, changes } } : null;
}

/**
 * What a token is to a remembered login:
 * current · recent: the one before, changed a moment ago · stolen: it counted once, and its owner (or the thief) has
 * a newer one · foreign: it never belonged to it.
 * @param grace ms that the token before is good for after the change
 */
export function judgeToken(
  login: Pick<RememberedLogin, 'tokenHash' | 'previousTokenHash' | 'rotated'>,
  token: RememberToken,
  now: number,
  grace: number,
): 'current' | 'recent' | 'stolen' | 'foreign' {
  const hash = hashOf(token);
  const half = (text: string) => text.split('.')[0] ?? '';
  if (!sameSecret(half(login.tokenHash), half(hash))) return 'foreign';
  if (sameSecret(login.tokenHash, hash)) return 'current';
  const isPrevious = login.previousTokenHash !== null && sameSecret(login.previousTokenHash, hash);
  return isPrevious && now - login.rotated < grace ? 'recent' : 'stolen';
}
