import { openPalette } from '../app/open.ts';
import { openCreate } from '../create/open-create.ts';
import { useCommands } from '../kernel/commands.ts';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { useGo } from '../ui/to.tsx';
import { chooseFiles } from './attachment/choose-files.ts';
import { useUploads } from './attachment/uploads.tsx';
import { issueWords } from './issue.words.ts';
import { useShown } from './issue-context.tsx';
import { openTransitions } from './transition/open-menu.ts';
import { useActions } from './use-actions.ts';

/** Jira's single letters, and the same in the palette (`.`). */
export function IssueCommands() {
  const words = useWords(issueWords);
  const { issue, open, edit, comment, embedded } = useShown();
  const { attach } = useUploads();
  const can = useActions();
  const go = useGo();
  const group = words.issue;
  const { watches, votes, parent, project } = issue.fields;
  useCommands([
    { label: words.operations, keys: '.', group, inPalette: false, run: () => openPalette(group) },
    can.edit && { label: words.edit, keys: 'e', group, run: () => open({ kind: 'edit' }) },
    can.assign && { label: words.assign, keys: 'a', group, run: () => edit('assignee') },
    can.assign && { label: words.assignToMe, keys: 'i', group, run: () => void can.assignToMe() },
    can.comment && { label: words.comment, keys: 'm', group, run: () => comment(true) },
    can.labels && { label: words.editLabels, keys: 'l', group, run: () => edit('labels') },
    issue.transitions.length > 0 && {
      label: words.transition,
      // Beside a list `t` changes the view, as in Jira.
      ...(!embedded && { keys: 't' }),
      group,
      run: openTransitions,
    },
    can.watch && {
      label: watches?.isWatching ? words.unwatch : words.watch,
      keys: 'w',
      group,
      run: () => void can.toggleWatch(),
    },
    can.vote && {
      label: votes?.hasVoted ? words.unvote : words.vote,
      keys: 'v',
      group,
      run: () => void can.toggleVote(),
    },
    { label: words.share, keys: 's', group, run: () => open({ kind: 'share' }) },
    can.attach && { label: words.attach, group, run: () => void chooseFiles().then(attach) },
    can.work && { label: words.logWork, group, run: () => open({ kind: 'log-work' }) },
    can.link && { label: words.link, group, run: () => open({ kind: 'link' }) },
    can.link && { label: words.webLink, group, run: () => open({ kind: 'remote-link' }) },
    can.subtask && {
      label: words.createSubtask,
      group,
      run: () => openCreate({ parent: { key: issue.key, projectKey: project.key } }),
    },
    can.clone && { label: words.clone, group, run: () => open({ kind: 'clone' }) },
    { label: words.watchers, group, run: () => open({ kind: 'watchers' }) },
    parent !== undefined && { label: parent.key, group, run: () => go(places.issue(parent.key)) },
    can.archive && { label: words.archive, group, run: () => open({ kind: 'archive' }) },
    can.restore && { label: words.restore, group, run: () => void can.unarchive() },
    can.delete && { label: words.delete, group, run: () => open({ kind: 'delete' }) },
    ...issue.transitions.map((one) => ({
      label: `${words.transition}: ${one.name}`,
      group,
      run: () => {
        if (one.fields && Object.keys(one.fields).length > 0) open({ kind: 'transition', id: one.id });
        else void can.transition(one.id);
      },
    })),
  ]);
  return null;
}
