import { presentRank } from '../rank/rank.ts';
import type { SystemField } from './field.ts';

/** Below the ids of fields that administrators make, so that none is ever given it. */
export const rankFieldId = 9999;

/**
 * Jira Software's custom field: the place in the one order of all issues, moved by PUT /rest/agile/1.0/issue/rank and by
 * nothing else. Clients know it by its type.
 */
export const rank: SystemField = {
  id: `customfield_${rankFieldId}`,
  name: 'Rank',
  schema: { type: 'any', custom: 'com.pyxis.greenhopper.jira:gh-lexo-rank', customId: rankFieldId },
  custom: true,
  navigable: true,
  orderable: false,
  searchable: false,
  clauses: [
    {
      names: ['Rank', `cf[${rankFieldId}]`],
      operand: 'presence',
      // Jira sorts by it, and compares it with nothing.
      operators: [],
      stored: { in: 'column', column: 'id' },
      sort: { by: 'rank' },
    },
  ],
  present: (issue) => presentRank(issue.rank),
};
