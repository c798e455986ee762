import type { Ctx } from '../../context.ts';
import { AppError } from '../../kernel/app-error.ts';
import { matchIssues } from '../search.service.ts';

export interface Match {
  matchedIssues: number[];
  /** Jira's sentences about a query that is wrong; it finds nothing. */
  errors: string[];
}

/** For each query which of the issues (ids) it finds, of those that the actor may browse. */
export async function matchQueries(
  ctx: Ctx,
  jqls: readonly string[],
  ids: readonly number[],
): Promise<Match[]> {
  const distinct = [...new Set(ids)];
  const matches: Match[] = [];
  for (const jql of jqls) {
    try {
      matches.push({ matchedIssues: await matchIssues(ctx, jql, distinct), errors: [] });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'invalid')) throw error;
      matches.push({ matchedIssues: [], errors: error.messages });
    }
  }
  return matches;
}
