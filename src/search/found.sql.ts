/** Issues that a query finds for a reader: what it asks for AND what they may see. */
import { issuesBy, mustBeTold } from '../db/by-index.ts';
import type { Db } from '../db/engine.ts';
import { mayBrowseInReach, mayBrowseIssue } from '../permission/visible.sql.ts';
import { compile } from './jql/compile.sql.ts';
import type { Asked, Way } from './way.sql.ts';

/**
 * What is archived, itself or with its project, keeps its address, and no search finds it (Jira).
 * @param condition null: every issue
 */
export const foundBy = (
  db: Db,
  { actor, condition, reach }: Asked,
  { finding, index, few, textsLast }: Way,
) => {
  const query = issuesBy(db, index).where('issue.archived', 'is', null);
  const seen =
    reach && finding !== 'each'
      ? query.where(mayBrowseInReach(db, actor, reach, finding))
      : query
          .where(mayBrowseIssue(actor, finding))
          .where(
            'issue.project_id',
            'not in',
            db.selectFrom('project as shelved').select('shelved.id').where('shelved.archived', '=', 1),
          );
  return condition === null ? seen : seen.where(compile(condition, actor, few, mustBeTold(db), textsLast));
};
