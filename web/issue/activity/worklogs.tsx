import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { messageOf } from '../../kernel/message.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { useWorklogs } from '../issue.queries.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { useActions } from '../use-actions.ts';
import classes from './activity.module.css';
import { WorklogEntry } from './worklog-entry.tsx';

const PAGE = 50;

export function Worklogs({ newestFirst, focused }: { newestFirst: boolean; focused?: string | undefined }) {
  const words = useWords(issueWords);
  const { issue, open } = useShown();
  const { work } = useActions();
  const [pages, setPages] = useState(focused ? Number.POSITIVE_INFINITY : 1);
  const { data, error } = useWorklogs(issue.key);
  if (error) return <Alert>{messageOf(error)}</Alert>;
  if (!data) return <Skeleton h={72} mt="md" />;
  const all = newestFirst ? data.worklogs.toReversed() : data.worklogs;
  return (
    <>
      {all.length === 0 && <p className={classes.nothing}>{words.noWorklogs}</p>}
      <ul className={classes.list}>
        {all.slice(0, pages * PAGE).map((worklog) => (
          <WorklogEntry key={worklog.id} worklog={worklog} focused={worklog.id === focused} />
        ))}
      </ul>
      {all.length > pages * PAGE && (
        <Button className={classes.more as string} variant="default" onClick={() => setPages(pages + 1)}>
          {words.showMore}
        </Button>
      )}
      {work && (
        <Button
          className={classes.more as string}
          variant="default"
          onClick={() => open({ kind: 'log-work' })}
        >
          {words.logWork}
        </Button>
      )}
    </>
  );
}
