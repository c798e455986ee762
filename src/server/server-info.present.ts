import { jiraInstant } from '../kernel/jira-date.ts';
import type { HealthCheck, ServerInfo } from './server-info.ts';

/** Where and when this server is asked, and by whom. */
export interface Moment {
  readonly baseUrl: string;
  readonly serverTitle: string;
  /** ms UTC */
  readonly now: number;
  /** IANA name of the reader's zone. */
  readonly zone: string;
}

/** @param checks null: nobody asked for them */
export const presentServerInfo = (
  info: ServerInfo,
  { baseUrl, serverTitle, now, zone }: Moment,
  checks: readonly HealthCheck[] | null,
) => ({
  baseUrl,
  version: info.version,
  versionNumbers: info.versionNumbers,
  deploymentType: info.deploymentType,
  buildNumber: info.buildNumber,
  buildDate: jiraInstant(info.buildDate, zone),
  databaseBuildNumber: info.buildNumber,
  serverTime: jiraInstant(now, zone),
  scmInfo: info.scmInfo,
  serverTitle,
  ...(checks && { healthChecks: checks }),
});
