/**
 * The signature methods. Which of them a consumer may use follows from what was registered for it, never from what its
 * request says: a public key is no shared secret (algorithm confusion), and PLAINTEXT is nothing at all.
 * @source RFC 5849, 3.4.2 and 3.4.3
 */
import { createHmac, type KeyObject, timingSafeEqual, verify } from 'node:crypto';
import { encode } from './parameter.ts';

export type SignatureMethod = 'RSA-SHA1' | 'RSA-SHA256' | 'HMAC-SHA1' | 'HMAC-SHA256';

export type ConsumerSecret =
  | { readonly kind: 'rsa'; readonly key: KeyObject }
  | { readonly kind: 'hmac'; readonly secret: string };

const hashOf = { 'RSA-SHA1': 'sha1', 'RSA-SHA256': 'sha256', 'HMAC-SHA1': 'sha1', 'HMAC-SHA256': 'sha256' };

/** Exact, as RFC 5849 writes them. @param hmacSha1 whether the setting allows HMAC-SHA1 */
export function readSignatureMethod(
  text: string,
  kind: ConsumerSecret['kind'],
  hmacSha1: boolean,
): SignatureMethod | null {
  if (kind === 'rsa') return text === 'RSA-SHA1' || text === 'RSA-SHA256' ? text : null;
  if (text === 'HMAC-SHA1') return hmacSha1 ? text : null;
  return text === 'HMAC-SHA256' ? text : null;
}

/**
 * Whether `signature` is that of `base`.
 * @param method one that `readSignatureMethod` allowed for this secret
 * @param signature base64
 * @param tokenSecret of HMAC's key; empty where there is no token yet
 */
export function isSignature(
  method: SignatureMethod,
  secret: ConsumerSecret,
  base: string,
  signature: string,
  tokenSecret: string,
): boolean {
  const given = readBase64(signature);
  if (given === null) return false;
  const hash = hashOf[method];
  if (secret.kind === 'rsa') return verify(hash, Buffer.from(base), secret.key, given);
  const made = createHmac(hash, `${encode(secret.secret)}&${encode(tokenSecret)}`)
    .update(base)
    .digest();
  return made.length === given.length && timingSafeEqual(made, given);
}

/** Strictly: what Buffer.from leaves out unasked would make many texts one signature. */
function readBase64(text: string): Buffer | null {
  if (!/^[A-Za-z0-9+/]{16,2800}={0,2}$/.test(text) || text.length % 4 !== 0) return null;
  return Buffer.from(text, 'base64');
}
