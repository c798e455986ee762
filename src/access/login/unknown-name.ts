/**
 * Failures at names that nobody has. They are counted like those of real users, so that the CAPTCHA comes up after
 * as many of them: otherwise its absence would tell which names exist (CVE-2020-14181 and its like).
 */
import { sha256 } from '../../kernel/token.ts';

const NAMES_KEPT = 50_000;

interface Failures {
  currentFailed: number;
  lastFailed: number | null;
}

export type UnknownNames = Map<string, Failures>;

export const makeUnknownNames = (): UnknownNames => new Map();

export const unknownNameFailures = (names: UnknownNames, name: string): Failures =>
  names.get(sha256(name)) ?? { currentFailed: 0, lastFailed: null };

/** @param quietPeriod ms without a failure after which counting starts anew */
export function countUnknownName(names: UnknownNames, name: string, now: number, quietPeriod: number): void {
  const key = sha256(name);
  const before = names.get(key);
  const goesOn = before?.lastFailed != null && now - before.lastFailed < quietPeriod;
  names.delete(key);
  names.set(key, { currentFailed: goesOn ? before.currentFailed + 1 : 1, lastFailed: now });
  const oldest = names.size > NAMES_KEPT ? names.keys().next().value : undefined;
  if (oldest !== undefined) names.delete(oldest);
}
