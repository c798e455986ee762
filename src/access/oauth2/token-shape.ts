/**
 * What this server hands out: a prefix that tells leaked ones from other texts (and Tessera's from another's), and 256
 * random bits.
 */
import { randomBytes } from 'node:crypto';

const prefixes = {
  access: 'tessera_at_',
  refresh: 'tessera_rt_',
  code: 'tessera_ac_',
  secret: 'tessera_cs_',
} as const;

export type SecretKind = keyof typeof prefixes;

export const newSecret = (kind: SecretKind): string => prefixes[kind] + randomBytes(32).toString('base64url');

/** Whether `text` can be one; nothing else is ever looked up. */
export const isSecretOf = (kind: SecretKind, text: string): boolean =>
  text.startsWith(prefixes[kind]) && /^[A-Za-z0-9_-]{43}$/.test(text.slice(prefixes[kind].length));

/** Whether a bearer token is an access token of OAuth 2.0, by its shape. */
export const isOAuth2Token = (text: string): boolean => isSecretOf('access', text);
