/** Proof Key for Code Exchange (RFC 7636), S256 only: `plain` proves nothing to whoever reads the address. */
import { sameSecret, sha256 } from '../../kernel/token.ts';

export const isChallenge = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text);

export const isVerifier = (text: string): boolean => /^[A-Za-z0-9._~-]{43,128}$/.test(text);

/** Whether `verifier` is what `challenge` was made of: BASE64URL(SHA256(ASCII(verifier))). */
export const proves = (verifier: string, challenge: string): boolean =>
  isVerifier(verifier) && sameSecret(sha256(verifier), challenge);
