import { jiraInstant, optionalInstant } from '../../kernel/jira-date.ts';
import type { OAuth2Grant } from './grant.ts';

/** @param timeZone IANA name of the reader's zone */
export const presentGrants = (grants: readonly OAuth2Grant[], timeZone: string) => ({
  grants: grants.map((grant) => ({
    id: String(grant.id),
    client: { id: grant.client.clientId, name: grant.client.name },
    username: grant.user.name,
    kind: grant.kind,
    scope: grant.scope,
    granted: jiraInstant(grant.created, timeZone),
    ...(grant.lastUsed !== null && { lastUsed: optionalInstant(grant.lastUsed, timeZone) }),
    expires: jiraInstant(grant.expires, timeZone),
  })),
});
