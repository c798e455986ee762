import type { LoginInfo } from '../../context.ts';

export const noLogins: LoginInfo = {
  loginCount: 0,
  lastLogin: null,
  previousLogin: null,
  currentFailed: 0,
  totalFailed: 0,
  lastFailed: null,
};

export interface CaptchaRule {
  /** Failures in a row after which the CAPTCHA is due; null: never. */
  readonly captchaAfter: number | null;
  /** Without a failure for this long (ms) it is due no more. */
  readonly captchaQuietPeriod: number;
}

/**
 * Whether the CAPTCHA is due: as many failures in a row as the limit, the last one not long ago. Jira has no such
 * time limit, so that a script with an old password locks its owner out until an administrator comes.
 */
export function captchaIsDue(
  failures: { readonly currentFailed: number; readonly lastFailed: number | null },
  now: number,
  rule: CaptchaRule,
): boolean {
  if (rule.captchaAfter === null || failures.currentFailed < rule.captchaAfter) return false;
  return failures.lastFailed !== null && now - failures.lastFailed < rule.captchaQuietPeriod;
}
