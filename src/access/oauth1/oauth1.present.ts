import type { Links } from '../../http/links.ts';
import { jiraInstant, optionalInstant } from '../../kernel/jira-date.ts';
import type { Consumer } from './consumer.ts';
import { describeKey } from './public-key.ts';
import type { AccessToken } from './token.ts';

/** @param timeZone IANA name of the reader's zone @param sharedSecret shown once */
export const presentConsumer = (
  consumer: Consumer,
  links: Links,
  timeZone: string,
  { hmacSha1, sharedSecret = null }: { hmacSha1: boolean; sharedSecret?: string | null },
) => ({
  id: String(consumer.id),
  self: links.to(`/rest/tessera/1/oauth1/consumer/${consumer.id}`),
  consumerKey: consumer.key,
  name: consumer.name,
  ...(consumer.description !== null && { description: consumer.description }),
  signatureMethods:
    consumer.publicKey !== null
      ? ['RSA-SHA1', 'RSA-SHA256']
      : ['HMAC-SHA256', ...(hmacSha1 ? ['HMAC-SHA1'] : [])],
  ...(consumer.publicKey !== null && { publicKey: describeKey(consumer.publicKey) }),
  ...(sharedSecret !== null && { sharedSecret }),
  ...(consumer.callback !== null && { callbackUrl: consumer.callback }),
  callbackMatch: consumer.callbackMatch,
  active: consumer.active,
  ...(consumer.executeAs && { executeAs: consumer.executeAs.name }),
  created: jiraInstant(consumer.created, timeZone),
  updated: jiraInstant(consumer.updated, timeZone),
});

interface Listed {
  token: AccessToken;
  consumer: { id: number; key: string; name: string };
  user: { name: string };
}

/** @param timeZone IANA name of the reader's zone */
export const presentGrants = (listed: readonly Listed[], timeZone: string) => ({
  grants: listed.map(({ token, consumer, user }) => ({
    id: String(token.id),
    consumer: { id: String(consumer.id), consumerKey: consumer.key, name: consumer.name },
    username: user.name,
    granted: jiraInstant(token.created, timeZone),
    ...(token.lastUsed !== null && { lastUsed: optionalInstant(token.lastUsed, timeZone) }),
    expires: jiraInstant(token.expires, timeZone),
  })),
});
