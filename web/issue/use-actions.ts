/** What the reader may do with the issue that is shown. The server decides again, whatever is shown here. */
import { del, post, put } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import { useReader } from '../session/me.ts';
import { notify, notifyRefusal } from '../ui/notify.ts';
import type { Person } from '../ui/person.tsx';
import { refreshIssue } from './issue.queries.ts';
import { issuePath } from './issue.ts';
import { issueWords } from './issue.words.ts';
import { useShown } from './issue-context.tsx';

/** Does it and reads the issue again; what is refused is said below. @returns whether it was done */
async function attempt(key: string, what: () => Promise<unknown>): Promise<boolean> {
  try {
    await what();
    return true;
  } catch (error) {
    notifyRefusal(error);
    return false;
  } finally {
    await refreshIssue(key);
  }
}

export function useActions() {
  const words = useWords(issueWords);
  const { issue, may } = useShown();
  const { me } = useReader();
  const { key, fields, editmeta } = issue;
  const live = !fields.archiveddate;
  const editable = (id: string) => live && editmeta.fields[id] !== undefined;
  const archives = may('ADMINISTER_PROJECTS') || may('ADMINISTER');
  const { watches, votes } = fields;
  const own = (fields.reporter as Person | null | undefined)?.name === me?.name;
  return {
    edit: live && Object.keys(editmeta.fields).length > 0,
    comment: live && may('ADD_COMMENTS'),
    assign: editable('assignee'),
    labels: editable('labels'),
    attach: live && may('CREATE_ATTACHMENTS'),
    work: live && may('WORK_ON_ISSUES'),
    link: live && may('LINK_ISSUES'),
    clone: live && may('CREATE_ISSUES'),
    subtask: live && !fields.issuetype.subtask && may('CREATE_ISSUES'),
    archive: live && archives,
    restore: !live && archives,
    delete: may('DELETE_ISSUES'),
    watch: me !== null && watches !== undefined,
    // Nobody votes for what is resolved, or for what they have reported.
    vote: live && me !== null && votes !== undefined && !fields.resolution && !own,
    unarchive: () => attempt(key, () => put(issuePath(key, '/restore'))),
    async assignToMe() {
      if (!me) return;
      const done = await attempt(key, () => put(issuePath(key, '/assignee'), { name: me.name }));
      if (done) notify(words.assigned);
    },
    toggleWatch: () =>
      attempt(key, () =>
        watches?.isWatching
          ? del(issuePath(key, '/watchers'), { query: { username: me?.name } })
          : post(issuePath(key, '/watchers'), me?.name),
      ),
    toggleVote: () =>
      attempt(key, () => (votes?.hasVoted ? del(issuePath(key, '/votes')) : post(issuePath(key, '/votes')))),
    transition: (id: string) =>
      attempt(key, () => post(issuePath(key, '/transitions'), { transition: { id } })),
  };
}
