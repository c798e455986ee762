import { AppError } from '../../kernel/app-error.ts';

/** POST session with a wrong name or password. JiraPS and others match the sentence. */
export const loginFailed = (): AppError => new AppError('unauthenticated', { messages: ['Login failed'] });

/**
 * The CAPTCHA is due: the password was not looked at.
 * @param loginUrl absolute address of login.jsp, where a person can answer it
 */
export const loginDenied = (loginUrl: string): AppError =>
  new AppError('login-denied', {
    messages: ['Login denied'],
    headers: deniedHeaders(loginUrl),
  });

export const deniedHeaders = (loginUrl: string): Record<string, string> => ({
  'X-Authentication-Denied-Reason': `CAPTCHA_CHALLENGE; login-url=${loginUrl}`,
});

/** Too many failures came from this address. @param seconds until it may try again */
export const tooManyFailures = (seconds: number): AppError =>
  new AppError('too-many-requests', {
    messages: [`Too many failed logins came from your address. Try again in ${seconds} seconds.`],
    headers: { 'Retry-After': String(seconds) },
  });
