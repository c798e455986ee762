/** What the server says to a log-in, in the app's terms. */
import { ApiError, get, post } from '../kernel/api.ts';

/** An answer to the CAPTCHA: the letters that were read, or the proof of work. */
export interface CaptchaAnswer {
  readonly captcha?: string;
  readonly captchaProof?: string;
}

export interface Attempt extends CaptchaAnswer {
  readonly username: string;
  readonly password: string;
  readonly rememberMe?: boolean;
  readonly destination?: string;
}

export interface LoggedIn {
  readonly name: string;
  /** Path with the context path. */
  readonly destination: string;
}

/** @throws ApiError */
export const logIn = (attempt: Attempt): Promise<LoggedIn> =>
  post<LoggedIn>('/rest/tessera/1/login', attempt, { atDoor: true });

export interface Offer {
  readonly rememberMe: boolean;
  readonly captchaQuietMinutes: number;
}

export const offerQuery = {
  queryKey: ['login', 'offer'],
  queryFn: () => get<Offer>('/rest/tessera/1/login', { atDoor: true }),
  staleTime: Number.POSITIVE_INFINITY,
};

/** failed: name or password · captcha: it was missing or wrong · wait: so many seconds · other: a sentence */
export type Trouble =
  | { readonly kind: 'failed' }
  | { readonly kind: 'captcha' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'other'; readonly sentence: string };

export function troubleOf(error: unknown): Trouble {
  if (!(error instanceof ApiError)) return { kind: 'other', sentence: String(error) };
  if (error.status === 0) return { kind: 'unreachable' };
  if (error.status === 401)
    return error.body.expired === true ? { kind: 'other', sentence: error.message } : { kind: 'failed' };
  if (error.status === 429) return { kind: 'wait', seconds: Number(error.headers.get('Retry-After')) || 1 };
  if (error.status === 403 && 'captcha' in error.body)
    return error.headers.get('X-Seraph-LoginReason') === 'AUTHENTICATION_DENIED' ||
      /CAPTCHA/.test(error.message)
      ? { kind: 'captcha' }
      : { kind: 'failed' };
  return { kind: 'other', sentence: error.message };
}

/** Whether a CAPTCHA goes with the next attempt; null: the answer did not say. */
export const captchaDue = (error: unknown): boolean | null =>
  error instanceof ApiError && typeof error.body.captcha === 'boolean' ? error.body.captcha : null;
