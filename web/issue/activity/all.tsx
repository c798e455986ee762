/** Comments, work and changes, by their time. */
import { Button, Skeleton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { messageOf } from '../../kernel/message.ts';
import { readDate } from '../../kernel/when.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { useComments, useHistory, useWorklogs } from '../issue.queries.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import classes from './activity.module.css';
import { ChangeEntry } from './change-entry.tsx';
import { CommentEntry } from './comment-entry.tsx';
import { Made } from './history.tsx';
import { WorklogEntry } from './worklog-entry.tsx';

const PAGE = 50;

export function All({ newestFirst }: { newestFirst: boolean }) {
  const words = useWords(issueWords);
  const { issue } = useShown();
  const [pages, setPages] = useState(1);
  const comments = useComments(issue.key, false, Number.POSITIVE_INFINITY);
  const worklogs = useWorklogs(issue.key);
  const history = useHistory(issue.key);
  const error = comments.error ?? worklogs.error ?? history.error;
  if (error) return <Alert>{messageOf(error)}</Alert>;
  if (!comments.data || !worklogs.data || !history.data) return <Skeleton h={72} mt="md" />;
  const entries: [at: number, entry: ReactNode][] = [
    ...comments.data.comments.map((one): [number, ReactNode] => [
      readDate(one.created),
      <CommentEntry key={`comment ${one.id}`} comment={one} />,
    ]),
    ...worklogs.data.worklogs.map((one): [number, ReactNode] => [
      readDate(one.created),
      <WorklogEntry key={`worklog ${one.id}`} worklog={one} />,
    ]),
    ...history.data.changelog.histories.map((one): [number, ReactNode] => [
      readDate(one.created),
      <ChangeEntry key={`change ${one.id}`} change={one} />,
    ]),
  ];
  entries.sort(([a], [b]) => (newestFirst ? b - a : a - b));
  const shown = entries.slice(0, pages * PAGE).map(([, entry]) => entry);
  return (
    <>
      <ul className={classes.list}>
        {!newestFirst && <Made />}
        {shown}
        {newestFirst && shown.length === entries.length && <Made />}
      </ul>
      {entries.length > shown.length && (
        <Button className={classes.more as string} variant="default" onClick={() => setPages(pages + 1)}>
          {words.showMore}
        </Button>
      )}
    </>
  );
}
