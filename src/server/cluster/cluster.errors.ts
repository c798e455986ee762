import { AppError } from '../../kernel/app-error.ts';

/** Jira answers 405 where it is not clustered. */
export const notClustered = (): AppError =>
  new AppError('method-not-allowed', {
    messages: ['This Jira instance is not clustered: it is one node, and has no others.'],
    headers: { Allow: '' },
  });

export const noUpgradeWithoutStop = (): AppError =>
  new AppError('conflict', {
    messages: [
      'A zero-downtime upgrade needs a cluster, and this Jira instance is not clustered: the cluster state is STABLE and stays so.',
    ],
  });
