import { jiraInstant } from '../../kernel/jira-date.ts';
import { isPublic, type OAuth2Client } from './client.ts';

/** @param timeZone IANA name of the reader's zone */
export const presentClient = (client: OAuth2Client, timeZone: string) => ({
  id: client.clientId,
  name: client.name,
  confidential: !isPublic(client),
  redirectUris: client.redirectUris,
  scope: client.scope,
  legacy: client.legacy,
  runAs: client.runAs?.name ?? null,
  created: jiraInstant(client.created, timeZone),
  secretCreated: client.secretCreated === null ? null : jiraInstant(client.secretCreated, timeZone),
});
