/**
 * The one error that Tessera throws on purpose. Whatever else is thrown is a defect: it is logged with its
 * request id and answered with a fixed sentence (see http/errors.ts).
 */
export type ErrorCode =
  | 'invalid' // 400: the caller sent something that cannot be
  | 'unauthenticated' // 401: who are you?
  | 'web-sudo-required' // 401: confirm your password first
  | 'forbidden' // 403: we know you, and you may not
  | 'login-denied' // 403: not even looked at (CAPTCHA)
  | 'xsrf' // 403: the request did not come from where it says
  | 'not-found' // 404: missing, or hidden from you
  | 'method-not-allowed' // 405
  | 'conflict' // 409: somebody else was quicker
  | 'too-large' // 413
  | 'unsupported-media-type' // 415
  | 'too-many-requests' // 429
  | 'not-implemented' // 501: part of Jira, not of Tessera yet
  | 'unavailable'; // 503: stopping, or the database is away

export interface AppErrorDetails {
  /** Sentences that belong to no single field: Jira's `errorMessages`. */
  messages?: string[];
  /** Sentences by field id: Jira's `errors`. */
  fields?: Record<string, string>;
  /** Extra response headers, such as Retry-After. */
  headers?: Record<string, string>;
  /** A status other than the code's own, where Jira answers an unusual one that clients depend on. */
  status?: number;
  /** Answered as a page unless JSON is asked for, as Jira answers a failed Basic login. */
  page?: boolean;
  /** Answered as a form, and by name in WWW-Authenticate: problems of OAuth 1.0a. */
  form?: Readonly<Record<string, string>>;
  /** Answered as {message}, which is what filters before Jira's own code write. */
  plain?: boolean;
  cause?: unknown;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly messages: string[];
  readonly fields: Record<string, string>;
  readonly headers: Record<string, string>;
  readonly status: number | undefined;
  readonly page: boolean;
  readonly form: Readonly<Record<string, string>> | null;
  readonly plain: boolean;

  constructor(code: ErrorCode, details: AppErrorDetails = {}) {
    super(details.messages?.[0] ?? Object.values(details.fields ?? {})[0] ?? code, { cause: details.cause });
    this.name = 'AppError';
    this.code = code;
    this.messages = details.messages ?? [];
    this.fields = details.fields ?? {};
    this.headers = details.headers ?? {};
    this.status = details.status;
    this.page = details.page ?? false;
    this.form = details.form ?? null;
    this.plain = details.plain ?? false;
  }
}

/** 400 with sentences that belong to no field. */
export const invalid = (...messages: string[]): AppError => new AppError('invalid', { messages });

/** 400 with one sentence for one field. */
export const invalidField = (field: string, message: string): AppError =>
  new AppError('invalid', { fields: { [field]: message } });

/** 404 with sentences. */
export const notFound = (...messages: string[]): AppError => new AppError('not-found', { messages });

/** 403 with sentences. */
export const forbidden = (...messages: string[]): AppError => new AppError('forbidden', { messages });
