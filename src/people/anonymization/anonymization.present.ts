import type { Links } from '../../http/links.ts';
import { jiraInstant } from '../../kernel/jira-date.ts';
import { type Affected, type Handling, operations, type Plan, type Run } from './anonymization.ts';

const progressPath = '/rest/api/2/user/anonymization/progress';

/** Jira's UserAnonymizationValidationBean. */
export function presentPlan({ subject, userKey, hindrances, affected }: Plan) {
  const failed = hindrances.size > 0;
  const errors = [...hindrances].map(([operation, sentence]) => [
    operation,
    { errorMessages: [sentence], errors: {} },
  ]);
  return {
    errors: Object.fromEntries(errors),
    warnings: {},
    expand: 'affectedEntities',
    userKey: subject?.key ?? userKey,
    ...(subject && { userName: subject.name, displayName: subject.displayName }),
    deleted: subject === null,
    ...(subject?.email && { email: subject.email }),
    success: !failed,
    ...(affected && { affectedEntities: byHandling(affected) }),
    operations,
    businessLogicValidationFailed: failed,
  };
}

function byHandling(affected: readonly Affected[]) {
  const groups: Partial<Record<Handling, object[]>> = {};
  for (const { handling, description, count } of affected) {
    groups[handling] = [
      ...(groups[handling] ?? []),
      { type: handling, description, numberOfOccurrences: count },
    ];
  }
  return groups;
}

/** Jira's UserAnonymizationProgressBean. @param zone IANA name of the reader's time zone @param node of the cluster */
export function presentRun(run: Run, links: Links, zone: string, node: string) {
  return {
    errors: {},
    warnings: {},
    userKey: run.userKey,
    userName: run.userName,
    fullName: run.fullName,
    progressUrl: links.to(`${progressPath}?taskId=${run.id}`),
    currentProgress: run.status === 'COMPLETED' ? 100 : 0,
    ...(run.status === 'IN_PROGRESS' && { currentSubTask: run.operations[0] }),
    submittedTime: jiraInstant(run.submitted, zone),
    startTime: jiraInstant(run.submitted, zone),
    ...(run.finished !== null && { finishTime: jiraInstant(run.finished, zone) }),
    operations: run.operations,
    status: run.status,
    executingNode: node,
    isRerun: run.isRerun,
  };
}
