/** Tokens of OAuth 1.0a: of a question to a user, and of what the user granted. The tokens themselves are kept nowhere. */
import type { LoginInfo } from '../../context.ts';
import type { Consumer } from './consumer.ts';

/** What a user is asked, or was. */
export interface RequestToken {
  readonly consumerId: number;
  /** null: the code is shown to the person, who carries it over. */
  readonly callback: string | null;
  /** asked: not answered yet. */
  readonly state: 'asked' | 'allowed' | 'denied';
  readonly userId: number | null;
  readonly verifierHash: string | null;
  readonly expires: number;
}

/** What a user granted to a consumer. */
export interface AccessToken {
  readonly id: number;
  readonly userId: number;
  readonly created: number;
  readonly expires: number;
  readonly sessionHash: string;
  readonly sessionExpires: number;
  readonly lastUsed: number | null;
  readonly revoked: number | null;
}

/** A user as a request is served. */
export interface GrantUser {
  readonly userId: number;
  readonly key: string;
  readonly name: string;
  readonly displayName: string;
  readonly timeZone: string | null;
  readonly loginInfo: LoginInfo;
  readonly grants: ReadonlySet<string> | null;
}

/** A consumer and, where the request named one of its tokens, that with its user: one look-up. */
export interface Grant {
  readonly consumer: Omit<Consumer, 'executeAs'> & {
    readonly sharedSecret: string | null;
    /** Whether it may do without a token. */
    readonly executes: boolean;
  };
  readonly token: AccessToken | null;
  /** The token's, or the one that the consumer acts as; null: there is none, or the account is not active. */
  readonly user: GrantUser | null;
}

/** 128 random bits as 32 hex digits. Nothing else is ever looked up. */
export const isToken = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

/** ms: a question that is not answered and used by then is over. */
export const REQUEST_TOKEN_LIFETIME = 600_000;
/** ms that a session handle renews a token after it expired. */
export const SESSION_LONGER = 30 * 86_400_000;
/** Verifiers that may be tried for one request token. */
export const MOST_TRIES = 5;

/** What a verifier is made of: nothing that looks like another. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const VERIFIER_LENGTH = 10;

/** A verifier, which people may have to type: some 49 bits. @param random bytes, three a sign at least */
export function makeVerifier(random: Uint8Array): string {
  let text = '';
  for (const byte of random) {
    // What does not divide evenly is left out, so that every sign is as likely.
    if (byte >= 256 - (256 % signs.length) || text.length === VERIFIER_LENGTH) continue;
    text += signs[byte % signs.length];
  }
  return text;
}
