/** Puts the stock statuses, priorities, resolutions, issue types and workflows into an empty database. */
import type { Ctx } from '../context.ts';
import { insertWorkflow, insertWorkflowScheme } from './definition/workflow.store.ts';
import { insertIssueType } from './issue-type/issue-type.store.ts';
import { insertScheme } from './issue-type-scheme/issue-type-scheme.store.ts';
import { insertPriority } from './priority/priority.store.ts';
import { insertResolution } from './resolution/resolution.store.ts';
import { insertStatus } from './status/status.store.ts';
import * as stock from './workflow.stock.ts';

/** Runs once, in the transaction of the first start. */
export async function seedWorkflow({ db }: Ctx): Promise<void> {
  for (const [sequence, status] of stock.stockStatuses.entries()) {
    await insertStatus(db, { ...status, sequence });
  }
  for (const priority of stock.stockPriorities) await insertPriority(db, priority);
  for (const resolution of stock.stockResolutions) await insertResolution(db, resolution);
  for (const [sequence, type] of stock.stockIssueTypes.entries()) {
    await insertIssueType(db, { ...type, sequence });
  }
  for (const scheme of stock.stockIssueTypeSchemes) await insertScheme(db, scheme);
  for (const workflow of stock.stockWorkflows) await insertWorkflow(db, workflow);
  for (const scheme of stock.stockWorkflowSchemes) await insertWorkflowScheme(db, scheme);
}
