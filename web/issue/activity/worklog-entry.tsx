import { useState } from 'react';
import { places } from '../../kernel/place.ts';
import { useWords } from '../../kernel/words.ts';
import { useReader } from '../../session/me.ts';
import { Preview } from '../../wiki-editor/preview.tsx';
import type { Worklog } from '../issue.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { Entry } from './entry.tsx';
import { RemoveWorklog } from './remove-worklog.tsx';

export function WorklogEntry({ worklog, focused = false }: { worklog: Worklog; focused?: boolean }) {
  const words = useWords(issueWords);
  const { issue, may, open } = useShown();
  const { me } = useReader();
  const [removing, remove] = useState(false);
  const { id, author, comment } = worklog;
  const mine = me !== null && author?.name === me.name;
  const mayDo = (what: 'EDIT' | 'DELETE') =>
    !issue.fields.archiveddate && (may(`${what}_ALL_WORKLOGS`) || (mine && may(`${what}_OWN_WORKLOGS`)));
  return (
    <>
      <Entry
        author={author}
        did={words.logged(worklog.timeSpent)}
        at={worklog.started}
        href={`${places.issue(issue.key)}?focusedWorklogId=${id}`}
        edited={worklog.updated !== worklog.created}
        visibility={worklog.visibility}
        focused={focused}
        edit={
          mayDo('EDIT') && { label: words.editWork, run: () => open({ kind: 'log-work', worklogId: id }) }
        }
        remove={mayDo('DELETE') && { label: words.deleteWork, run: () => remove(true) }}
      >
        {comment?.trim() && <Preview text={comment} issueKey={issue.key} />}
      </Entry>
      {removing && <RemoveWorklog worklog={worklog} onClose={() => remove(false)} />}
    </>
  );
}
