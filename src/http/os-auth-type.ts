/**
 * os_authType: what happens to a request that no credential gave a user to. Under /rest a dead cookie is an error
 * (`any`), so that a script notices that its session has ended; under /rest/auth it is not (`none`), so that it can log
 * in again with the same cookie jar; nor is it where the browser app logs in. Source: auth.md 2.
 */
import { AppError } from '../kernel/app-error.ts';

export type OsAuthType = 'none' | 'cookie' | 'basic' | 'any';

/**
 * @param path without the context path
 * @param rawQuery as sent, without the question mark
 * @param parameter value of os_authType; an unknown one means none
 */
export function osAuthType(path: string, rawQuery: string, parameter: unknown): OsAuthType {
  if (rawQuery.split('&').includes('os_authType=basic')) return 'basic';
  if (typeof parameter === 'string') {
    const value = parameter.toLowerCase();
    return value === 'cookie' || value === 'any' ? value : 'none';
  }
  return path.startsWith('/rest/') && !isWayIn(path) ? 'any' : 'none';
}

const isWayIn = (path: string): boolean => path.startsWith('/rest/auth/') || path === '/rest/tessera/1/login';

/**
 * Refuses a request without a user, where its os_authType says so.
 * @param cookieSent whether a session cookie came with it, dead as it must be
 * @throws AppError 401
 */
export function refuseNobody(type: OsAuthType, cookieSent: boolean): void {
  if (type === 'cookie') throw refusal("os_authType was 'cookie' but no valid cookie was sent.");
  if (type === 'any' && cookieSent) throw refusal("os_authType was 'any' and an invalid cookie was sent.");
  if (type === 'basic') {
    throw new AppError('unauthenticated', {
      headers: { 'WWW-Authenticate': 'Basic realm="protected-area"' },
    });
  }
}

const refusal = (sentence: string): AppError => new AppError('unauthenticated', { messages: [sentence] });
