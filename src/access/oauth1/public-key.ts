/** A consumer's public key as administrators paste it: PEM, a certificate, or the base64 alone as Jira takes it. */
import { createHash, createPublicKey, type KeyObject, X509Certificate } from 'node:crypto';

export interface PublicKey {
  /** SPKI. */
  readonly pem: string;
  readonly bits: number;
  /** SHA-256 of the key's DER, hex by pairs with colons. */
  readonly fingerprint: string;
}

/** Longer than any key that is taken: a check takes ever longer. */
const MOST_BITS = 8192;
const MOST_CHARACTERS = 20_000;
/** 65537 is usual; a huge one makes each check as slow as a signature. */
const MOST_EXPONENT = 2n ** 32n;

/**
 * Reads a public key.
 * @param text PEM of a public key or of a certificate, or base64 of a key's DER
 * @param least fewest bits
 * @returns a sentence where it is none that may be used
 */
export function readPublicKey(text: string, least: number): PublicKey | string {
  if (text.length > MOST_CHARACTERS) return 'This is too long for a public key.';
  if (/PRIVATE KEY/.test(text))
    return 'This is a private key, which must not leave the consumer: make a new pair, and give the public key of it (openssl rsa -in key.pem -pubout).';
  const key = parse(text.trim());
  if (key === null)
    return 'This is no public key: give the PEM of an RSA public key (-----BEGIN PUBLIC KEY-----) or of a certificate.';
  if (key.asymmetricKeyType !== 'rsa')
    return `The key must be an RSA key; this one is ${key.asymmetricKeyType ?? 'of no kind known here'}.`;
  const { modulusLength: bits = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (bits < least) return tooShort(bits, least);
  if (bits > MOST_BITS) return `The key has ${bits} bits; at most ${MOST_BITS} are taken.`;
  if (publicExponent < 3n || publicExponent > MOST_EXPONENT || publicExponent % 2n === 0n)
    return 'The exponent of this key is not one that a key is made with: take 65537.';
  return describe(key);
}

/** @param pem one that `readPublicKey` returned */
export const describeKey = (pem: string): PublicKey => describe(createPublicKey(pem));

const describe = (key: KeyObject): PublicKey => ({
  pem: key.export({ type: 'spki', format: 'pem' }).toString(),
  bits: key.asymmetricKeyDetails?.modulusLength ?? 0,
  fingerprint: fingerprintOf(key),
});

const tooShort = (bits: number, least: number): string =>
  `The key has ${bits} bits; at least ${least} are needed. Make a new pair (openssl genrsa -out key.pem 2048)${
    least > 1024
      ? ', or, for a consumer whose key cannot be changed, allow less with the setting oauth1MinimumKeySize.'
      : '.'
  }`;

function parse(text: string): KeyObject | null {
  try {
    if (/-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----/.test(text)) return new X509Certificate(text).publicKey;
    if (text.startsWith('-----')) return createPublicKey(text);
    if (!/^[A-Za-z0-9+/=\s]+$/.test(text)) return null;
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$&:');
