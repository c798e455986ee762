import { useState } from 'react';
import { del } from '../../kernel/api.ts';
import { useWords } from '../../kernel/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { refreshIssue } from '../issue.queries.ts';
import { issuePath, type Worklog } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { type Adjustment, AdjustmentField, adjustmentQuery } from './adjustment.tsx';

export function RemoveWorklog({ worklog, onClose }: { worklog: Worklog; onClose(): void }) {
  const words = useWords(issueWords);
  const { key } = useShown().issue;
  const [adjustment, adjust] = useState<Adjustment>({ by: 'auto', amount: '' });
  const run = async () => {
    const query = adjustmentQuery(adjustment, 'increaseBy');
    await del(issuePath(key, `/worklog/${worklog.id}`), { query });
    await refreshIssue(key);
  };
  return (
    <Confirm title={`${words.deleteWork}?`} action={words.remove} run={run} onClose={onClose}>
      <p>{words.deleteWorkText(worklog.timeSpent)}</p>
      <AdjustmentField occasion="delete" value={adjustment} onChange={adjust} />
    </Confirm>
  );
}
