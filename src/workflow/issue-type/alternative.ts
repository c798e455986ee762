import type { IssueType } from './issue-type.ts';

/** An issue type that projects offer under one pair of schemes, and the workflow that it follows there. */
interface Use {
  readonly workflowSchemeId: number;
  readonly issueTypeSchemeId: number;
  readonly issueTypeId: number;
  readonly workflowId: number;
}

/**
 * The types that can stand in for `type`: sub-tasks for a sub-task only, and wherever `type` is offered, offered
 * beside it and following the same workflow, so that an issue's status keeps its meaning.
 */
export function alternativesTo(
  type: IssueType,
  all: readonly IssueType[],
  uses: readonly Use[],
): IssueType[] {
  const own = uses.filter((use) => use.issueTypeId === type.id);
  const standsIn = (other: IssueType) =>
    own.every((place) =>
      uses.some(
        (use) =>
          use.issueTypeId === other.id &&
          use.workflowId === place.workflowId &&
          use.workflowSchemeId === place.workflowSchemeId &&
          use.issueTypeSchemeId === place.issueTypeSchemeId,
      ),
    );
  return all.filter((other) => other.id !== type.id && other.subtask === type.subtask && standsIn(other));
}
