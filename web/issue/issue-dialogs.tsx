import { lazy, Suspense } from 'react';
import { del, put } from '../kernel/api.ts';
import { places } from '../kernel/place.ts';
import { queries } from '../kernel/queries.ts';
import { useWords } from '../kernel/words.ts';
import { Confirm } from '../ui/confirm.tsx';
import { useGo } from '../ui/to.tsx';
import { WorklogDialog } from './activity/worklog-dialog.tsx';
import { EditDialog } from './edit-dialog.tsx';
import { refreshIssue } from './issue.queries.ts';
import { issuePath } from './issue.ts';
import { issueWords } from './issue.words.ts';
import { useShown } from './issue-context.tsx';
import { LinkDialog } from './link/link-dialog.tsx';
import { RemoteLinkDialog } from './link/remote-link-dialog.tsx';
import { VotersDialog } from './people/voters-dialog.tsx';
import { WatchersDialog } from './people/watchers-dialog.tsx';
import { ShareDialog } from './share-dialog.tsx';
import { TransitionDialog } from './transition/transition-dialog.tsx';

const CloneDialog = lazy(async () => ({ default: (await import('./clone/clone-dialog.tsx')).CloneDialog }));

/** The dialog that is open, if one is. */
export function IssueDialogs() {
  const { issue, dialog, open } = useShown();
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'edit':
      return <EditDialog />;
    case 'share':
      return <ShareDialog />;
    case 'clone':
      return (
        <Suspense fallback={null}>
          <CloneDialog />
        </Suspense>
      );
    case 'link':
      return <LinkDialog />;
    case 'remote-link':
      return <RemoteLinkDialog />;
    case 'watchers':
      return <WatchersDialog />;
    case 'voters':
      return <VotersDialog />;
    case 'log-work':
      return <WorklogDialog {...(dialog.worklogId !== undefined && { id: dialog.worklogId })} />;
    case 'transition': {
      const transition = issue.transitions.find(({ id }) => id === dialog.id);
      return transition ? <TransitionDialog transition={transition} /> : null;
    }
    case 'archive':
      return <ArchiveDialog onClose={() => open(null)} />;
    case 'delete':
      return <DeleteDialog onClose={() => open(null)} />;
  }
}

function ArchiveDialog({ onClose }: { onClose(): void }) {
  const words = useWords(issueWords);
  const { key } = useShown().issue;
  const archive = async () => {
    await put(issuePath(key, '/archive'));
    await refreshIssue(key);
  };
  return (
    <Confirm title={words.archiveTitle(key)} action={words.archive} run={archive} onClose={onClose}>
      <p>{words.archiveText}</p>
    </Confirm>
  );
}

function DeleteDialog({ onClose }: { onClose(): void }) {
  const words = useWords(issueWords);
  const { issue, embedded } = useShown();
  const go = useGo();
  const { key, fields } = issue;
  const subtasks = fields.subtasks?.length ?? 0;
  const remove = async () => {
    await del(issuePath(key), { query: { deleteSubtasks: true } });
    void queries.invalidateQueries({ queryKey: ['search'] });
    if (embedded) await refreshIssue(key);
    else go(fields.parent ? places.issue(fields.parent.key) : places.navigator(), { replace: true });
  };
  return (
    <Confirm title={words.deleteTitle(key)} action={words.delete} name={key} run={remove} onClose={onClose}>
      <p>
        {words.deleteText} {subtasks > 0 && words.deleteSubtasks(subtasks)}
      </p>
    </Confirm>
  );
}
