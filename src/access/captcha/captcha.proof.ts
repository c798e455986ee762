/**
 * The way past the picture for those who cannot see it: their browser computes for a few seconds. Each try is one
 * scrypt of 4 MiB, which a guessing program does hardly faster than a browser (measured: 7 ms against 10 ms), and one
 * proof pays for one guess. Source: W3C "Inaccessibility of CAPTCHA", WCAG 2.2 3.3.8; ALTCHA proof of work, version 2.
 */
import { randomInt } from 'node:crypto';
import { createChallenge, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/scrypt';
import type { Challenge, Solution } from 'altcha-lib/types';

/** Tries that a browser needs; the number is drawn for each challenge. */
const fewestTries = 200;
const mostTries = 600;

/** @param secret signs the challenge @param lifetime ms */
export const makeChallenge = (secret: string, lifetime: number): Promise<Challenge> =>
  createChallenge({
    algorithm: 'SCRYPT',
    cost: 4096,
    memoryCost: 8,
    parallelism: 1,
    keyLength: 32,
    counter: randomInt(fewestTries, mostTries),
    expiresAt: Math.ceil((Date.now() + lifetime) / 1000),
    deriveKey,
    hmacSignatureSecret: secret,
  });

export interface Proof {
  challenge: Challenge;
  solution: Solution;
}

/** @param text as it came from a form: may be anything @returns null where it is no proof */
export function readProof(text: string): Proof | null {
  if (text.length > 4000) return null;
  try {
    const proof = JSON.parse(text) as Partial<Proof> | null;
    const { signature, parameters } = proof?.challenge ?? {};
    if (typeof signature !== 'string' || typeof parameters !== 'object' || parameters === null) return null;
    return proof?.solution ? (proof as Proof) : null;
  } catch {
    return null;
  }
}

/** One scrypt run, off the main thread. Call it only for a challenge whose signature was stored when it was made. */
export async function isProven({ challenge, solution }: Proof, secret: string): Promise<boolean> {
  const result = await verifySolution({ challenge, solution, deriveKey, hmacSignatureSecret: secret });
  return result.verified;
}
