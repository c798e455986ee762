/** What this server says it is. Clients branch on it: the version is the Jira Server whose behaviour is kept. */
import packageJson from '../../package.json' with { type: 'json' };

/** Three numbers, no more and no fewer: jira-cli reads the version only then. */
const versionNumbers = [9, 12, 0] as const;

/** The day of the release of Tessera that this is: it goes with the version in package.json. */
const released = Date.UTC(2026, 10, 23);

export interface ServerInfo {
  readonly version: string;
  readonly versionNumbers: readonly number[];
  /** Python's and PowerShell's clients ask for it: anything else means Cloud, where users have no names. */
  readonly deploymentType: 'Server';
  readonly buildNumber: number;
  /** ms UTC */
  readonly buildDate: number;
  /** What it is in truth. */
  readonly scmInfo: string;
}

export const serverInfo: ServerInfo = {
  version: versionNumbers.join('.'),
  versionNumbers,
  deploymentType: 'Server',
  buildNumber: versionNumbers[0] * 1_000_000 + versionNumbers[1] * 10_000 + versionNumbers[2],
  buildDate: released,
  scmInfo: `${packageJson.name}-${packageJson.version}`,
};

/** Outcome of looking whether a part works. */
export interface HealthCheck {
  readonly name: string;
  readonly description: string;
  readonly passed: boolean;
}

/** What is switched on. Nothing of it can be switched yet. */
export const configuration = {
  votingEnabled: true,
  watchingEnabled: true,
  unassignedIssuesAllowed: true,
  subTasksEnabled: true,
  issueLinkingEnabled: false,
  timeTrackingEnabled: true,
  attachmentsEnabled: true,
  timeTrackingConfiguration: {
    workingHoursPerDay: 8,
    workingDaysPerWeek: 5,
    timeFormat: 'pretty',
    defaultUnit: 'minute',
  },
} as const;
