import { AppError, forbidden, notFound } from '../../kernel/app-error.ts';

/** What a client is told is wrong, in the names of RFC 6749 (5.2), of which libraries make errors of their own. */
export type OAuth2ErrorCode =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope';

export class OAuth2Error extends Error {
  readonly code: OAuth2ErrorCode;
  constructor(code: OAuth2ErrorCode, description: string) {
    super(description);
    this.name = 'OAuth2Error';
    this.code = code;
  }
}

/** Which of it is wrong is nobody's business but the client's own, which can tell. */
export const badClient = (): OAuth2Error =>
  new OAuth2Error('invalid_client', 'The client is unknown, or did not prove who it is.');

export const badCode = (): OAuth2Error =>
  new OAuth2Error(
    'invalid_grant',
    'This code is unknown, used, expired, of another client, or does not fit redirect_uri and code_verifier.',
  );

export const badRefreshToken = (): OAuth2Error =>
  new OAuth2Error(
    'invalid_grant',
    'This refresh token is unknown, used, expired, revoked, or of another client.',
  );

export const doubledParameters = (names: readonly string[]): OAuth2Error =>
  new OAuth2Error('invalid_request', `Sent more than once: ${names.join(', ')}.`);

export const missingParameter = (name: string): OAuth2Error =>
  new OAuth2Error('invalid_request', `${name} is missing.`);

export const providerIsOff = (): AppError =>
  forbidden('OAuth 2.0 is switched off on this server (setting oauth2Provider).');

export const baseUrlIsHttp = (): AppError =>
  forbidden(
    'OAuth 2.0 needs a base URL with https (setting baseUrl; oauth2SkipBaseUrlHttps lifts this, for tests).',
  );

export const noSuchClient = (clientId: string): AppError =>
  notFound(`There is no OAuth 2.0 client with the id '${clientId}'.`);

export const noSuchGrant = (id: number): AppError =>
  notFound(`There is no granted access with the id '${id}'.`);

export const noSecretToRotate = (): AppError =>
  new AppError('conflict', { messages: ['A public client has no secret.'] });

export const systemClient = (): AppError =>
  forbidden('Only a system administrator may touch a client with the scope SYSTEM_ADMIN.');
