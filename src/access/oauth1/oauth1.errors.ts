/**
 * What is wrong with a signed request, in the words that OAuth's clients know: `oauth_problem` in the body, as a form,
 * and in WWW-Authenticate. A request that cannot be read is 400; one whose credentials are not good is 401.
 * @source OAuth Problem Reporting; Jira's statuses as its clients met them (pycontribs/jira#1677: 400
 * signature_method_rejected; 401 token_rejected)
 */
import { AppError } from '../../kernel/app-error.ts';
import { encode } from './parameter.ts';

type Malformed =
  | 'parameter_absent'
  | 'parameter_rejected'
  | 'signature_method_rejected'
  | 'timestamp_refused'
  | 'version_rejected';
type Refused =
  | 'consumer_key_rejected'
  | 'consumer_key_unknown'
  | 'nonce_used'
  | 'permission_denied'
  | 'permission_unknown'
  | 'signature_invalid'
  | 'token_expired'
  | 'token_rejected'
  | 'token_revoked';

const malformed = new Set<string>([
  'parameter_absent',
  'parameter_rejected',
  'signature_method_rejected',
  'timestamp_refused',
  'version_rejected',
] satisfies Malformed[]);

/** @param more what helps whoever has to mend it; never a secret */
export const problem = (name: Malformed | Refused, more: Readonly<Record<string, string>> = {}): AppError =>
  new AppError(malformed.has(name) ? 'invalid' : 'unauthenticated', {
    messages: [`oauth_problem=${name}`],
    form: { oauth_problem: name, ...more },
  });

const listed = (names: readonly string[]): string => names.map(encode).join('&');

export const parametersAbsent = (names: readonly string[]): AppError =>
  problem('parameter_absent', { oauth_parameters_absent: listed(names) });

export const parametersRejected = (names: readonly string[], advice?: string): AppError =>
  problem('parameter_rejected', {
    oauth_parameters_rejected: listed(names),
    ...(advice !== undefined && { oauth_problem_advice: advice }),
  });

/** @param from seconds since 1970, both inclusive */
export const timestampRefused = (from: number, to: number): AppError =>
  problem('timestamp_refused', { oauth_acceptable_timestamps: `${from}-${to}` });

export const versionRejected = (): AppError =>
  problem('version_rejected', { oauth_acceptable_versions: '1.0-1.0' });

/** The base string tells whoever stands behind a proxy what this server took the address for. It holds no secret. */
export const signatureInvalid = (baseString: string, method: string): AppError =>
  problem('signature_invalid', {
    oauth_signature_base_string: baseString,
    oauth_signature_method: method,
  });

/** Whether a request is a replay cannot be told: it is refused, whatever else is good about it. */
export const noncesUnavailable = (cause: unknown): AppError =>
  new AppError('unavailable', {
    messages: ['Signed requests cannot be served now: this server cannot write down that one was used.'],
    cause,
  });
