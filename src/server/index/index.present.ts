import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import type { ServerRun } from '../server-run.ts';

/** @param zone IANA name of the reader's zone */
export const presentReindex = (run: ServerRun, links: Links, zone: string) => ({
  progressUrl: links.to(`/rest/api/2/reindex/progress?taskId=${run.id}`),
  currentProgress: 100,
  currentSubTask: '',
  type: run.detail,
  submittedTime: jiraInstant(run.started, zone),
  startTime: jiraInstant(run.started, zone),
  finishTime: jiraInstant(run.finished, zone),
  success: true,
});

/** The database is the index: what is in the one is in the other. @param now ms UTC */
export const presentSummary = (
  { count, lastUpdated }: { count: number; lastUpdated: number | null },
  now: number,
  zone: string,
) => {
  const updated = lastUpdated === null ? null : jiraInstant(lastUpdated, zone);
  return {
    nodeId: 'tessera',
    reportTime: jiraInstant(now, zone),
    issueIndex: {
      indexReadable: true,
      countInDatabase: count,
      countInIndex: count,
      countInArchive: 0,
      ...(updated && { lastUpdatedInDatabase: updated, lastUpdatedInIndex: updated }),
    },
    replicationQueues: {},
  };
};
