/**
 * The one writer of errors. An AppError becomes Jira's {errorMessages, errors} with the status of its code; a row that
 * somebody else made or took away at the same moment is a conflict (transact in context.ts has tried before); anything
 * else is a defect: logged with its request id, answered with a fixed sentence that gives nothing away.
 */
import { triesAfter } from '../db/violation.ts';
import { AppError, type ErrorCode } from '../kernel/app-error.ts';

const statusOf: Record<ErrorCode, number> = {
  invalid: 400,
  unauthenticated: 401,
  'web-sudo-required': 401,
  forbidden: 403,
  'login-denied': 403,
  xsrf: 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'too-large': 413,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  'not-implemented': 501,
  unavailable: 503,
};

const phrases: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Request Entity Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Service Unavailable',
  507: 'Insufficient Storage',
};

export interface ErrorAnswer {
  status: number;
  /** Bad Request, Unauthorized … */
  phrase: string;
  code: ErrorCode | 'internal';
  sentences: string[];
  headers: Record<string, string>;
  json: unknown;
}

/** An error that a page shows: what app.ts hands over, so that http/ knows nothing of how pages look. */
export type RenderErrorPage = (error: ErrorAnswer) => string;

export const statusFor = (error: AppError): number => error.status ?? statusOf[error.code];

/** @param requestId X-AREQUESTID, told to the caller where the fault is ours */
export function describeError(error: unknown, requestId: string): ErrorAnswer {
  const known = error instanceof AppError ? error : (fromFastify(error) ?? fromDatabase(error));
  if (!known) return internal(requestId);
  const status = statusFor(known);
  return {
    status,
    phrase: phrases[status] ?? 'Error',
    code: known.code,
    sentences: [...known.messages, ...Object.values(known.fields)],
    headers: known.headers,
    json: jsonOf(known, status),
  };
}

/** Some errors come from filters before Jira's own code, and have a shape of their own, which clients look for. */
function jsonOf(error: AppError, status: number): unknown {
  if (error.plain || error.messages[0] === basicIsDisabled) return { message: error.messages[0] };
  if (error.code === 'web-sudo-required') return { message: error.messages[0], 'status-code': status };
  if (error.messages[0] === clientMustBeAuthenticated)
    return { message: error.messages[0], 'status-code': status };
  return { errorMessages: error.messages, errors: error.fields };
}

export const basicIsDisabled = 'Basic Authentication has been disabled on this instance.';
export const clientMustBeAuthenticated = 'Client must be authenticated to access this resource.';

function internal(requestId: string): ErrorAnswer {
  const sentence = `Internal server error. Tell your administrator this number: ${requestId}`;
  return {
    status: 500,
    phrase: 'Internal Server Error',
    code: 'internal',
    sentences: [sentence],
    headers: {},
    json: { errorMessages: [sentence], errors: {} },
  };
}

export const metAnother = 'Somebody else is changing the same at this moment. Try again.';

/** Nothing was written: the transaction was undone. */
const fromDatabase = (cause: unknown): AppError | null =>
  triesAfter(cause) > 1 ? new AppError('conflict', { messages: [metAnother], cause }) : null;

/** Errors that fastify finds while it reads a request. */
function fromFastify(error: unknown): AppError | null {
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  switch (code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return new AppError('too-large', { messages: ['The request is larger than this server takes.'] });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new AppError('unsupported-media-type', {
        messages: ['This Content-Type is not supported here.'],
      });
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return new AppError('invalid', { messages: ['The request has no body; JSON is expected.'] });
    case 'FST_ERR_CTP_INVALID_CONTENT_LENGTH':
      return new AppError('invalid', { messages: ['Content-Length does not fit the body.'] });
  }
  if (statusCode === 413)
    return new AppError('too-large', { messages: ['The request is larger than this server takes.'] });
  if (error instanceof SyntaxError || (statusCode === 400 && code === undefined)) {
    return new AppError('invalid', {
      messages: [`Unexpected input: ${message?.slice(0, 200) ?? 'not JSON'}`],
    });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return new AppError('invalid', { messages: ['The request cannot be read.'], status: statusCode });
  }
  return null;
}

/** Whether logging in is what helps. */
export const asksForLogin = ({ status, code }: ErrorAnswer): boolean =>
  status === 401 || code === 'login-denied';
