import { jiraInstant } from '../../kernel/jira-date.ts';
import type { Page } from '../../kernel/paging.ts';
import { type AccessToken, type OwnedToken, stateOf } from './access-token.ts';

/** Jira says when even a token ends that never does: clients read the field without asking whether it is there. */
const never = '9999-12-31T23:59:59.999+0000';

/** @param timeZone IANA name of the reader's zone */
export const presentToken = (token: AccessToken, timeZone: string) => ({
  id: token.id,
  name: token.name,
  createdAt: jiraInstant(token.created, timeZone),
  ...(token.lastUsed !== null && { lastAccessedAt: jiraInstant(token.lastUsed, timeZone) }),
  expiringAt: token.expires === null ? never : jiraInstant(token.expires, timeZone),
});

/** @param rawToken shown this once */
export const presentCreatedToken = (token: AccessToken, rawToken: string, timeZone: string) => ({
  ...presentToken(token, timeZone),
  rawToken,
});

export const presentTokensEnding = (tokens: readonly AccessToken[], now: number, timeZone: string) => ({
  tokens: tokens.map((token) => ({ ...presentToken(token, timeZone), state: stateOf(token, now) })),
});

/** A page of everybody's; pages count from 0. */
export const presentFoundTokens = (
  { total, tokens }: { total: number; tokens: readonly OwnedToken[] },
  { startAt, maxResults }: Page,
  timeZone: string,
) => ({
  page: startAt / maxResults,
  limit: maxResults,
  total,
  isLast: startAt + maxResults >= total,
  values: tokens.map((token) => ({
    ...presentToken(token, timeZone),
    userProfileResource: {
      username: token.userName,
      userKey: token.userKey,
      displayName: token.displayName,
    },
  })),
});
