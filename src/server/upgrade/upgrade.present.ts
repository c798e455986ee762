import { jiraInstant } from '../../kernel/jira-date.ts';
import type { ServerRun } from '../server-run.ts';

/** @param zone IANA name of the reader's zone */
export const presentUpgrade = ({ started, finished }: ServerRun, zone: string) => ({
  startTime: jiraInstant(started, zone),
  duration: finished - started,
  outcome: 'SUCCESS',
  message: 'No upgrade tasks were left to run: all of them run when the server starts.',
});
