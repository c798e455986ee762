import { readLinkStep } from '../link/link.input.ts';
import { presentLinkOfIssue } from '../link/link.present.ts';
import { operators } from './clause.ts';
import type { SystemField } from './field.ts';

export const issuelinks: SystemField = {
  id: 'issuelinks',
  name: 'Linked Issues',
  schema: { type: 'array', items: 'issuelinks', system: 'issuelinks' },
  navigable: true,
  orderable: true,
  searchable: true,
  clauses: [
    {
      names: ['issueLinkType'],
      operand: 'linkType',
      operators: operators.equalOrListed,
      stored: { in: 'links' },
    },
  ],
  clauseNames: [],
  needs: ['links'],
  present: (issue, { links }) => issue.links.map((one) => presentLinkOfIssue(one, links)),
  input: {
    operations: ['add'],
    on: ['create', 'edit'],
    permission: 'LINK_ISSUES',
    // Which issues are meant is looked up when the link is made (link.service.ts).
    apply: (draft, _operation, value) => ({ links: [...draft.links, readLinkStep(value)] }),
    autoCompleteUrl: (links, issueKey) =>
      links.to(
        `/rest/api/2/issue/picker?currentProjectId=&showSubTaskParent=true&showSubTasks=true&currentIssueKey=${issueKey ?? 'null'}&query=`,
      ),
  },
};
