import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 128 random bits as 32 upper-case hex digits: the form of a Jira (Tomcat) session id. */
export const randomSessionId = (): string => randomBytes(16).toString('hex').toUpperCase();

/** `bytes` random bytes, lower-case hex. */
export const randomHex = (bytes: number): string => randomBytes(bytes).toString('hex');

/** SHA-256, base64url without padding (43 characters): what is stored in place of a secret. */
export const sha256 = (text: string): string => hash('sha256', text, 'base64url');

/** HMAC-SHA-256 of `text` under `secret`, hex. */
export const hmac = (secret: string | Buffer, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex');

/** Compares two secrets in a time that depends on neither's content. */
export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
