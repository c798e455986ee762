import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { messageOf } from '../../kernel/message.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import { useComments } from '../issue.queries.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import classes from './activity.module.css';
import { CommentEntry } from './comment-entry.tsx';

/** @param focused id of the one that the address names */
export function Comments({ newestFirst, focused }: { newestFirst: boolean; focused?: string | undefined }) {
  const words = useWords(issueWords);
  const { issue } = useShown();
  const [pages, setPages] = useState(focused ? Number.POSITIVE_INFINITY : 1);
  const { data, error } = useComments(issue.key, newestFirst, pages);
  if (error) return <Alert>{messageOf(error)}</Alert>;
  if (!data) return <Skeleton h={72} mt="md" />;
  if (data.comments.length === 0) return <p className={classes.nothing}>{words.noComments}</p>;
  return (
    <>
      <ul className={classes.list}>
        {data.comments.map((comment) => (
          <CommentEntry key={comment.id} comment={comment} focused={comment.id === focused} />
        ))}
      </ul>
      {data.total > data.comments.length && (
        <Button className={classes.more as string} variant="default" onClick={() => setPages(pages + 1)}>
          {words.showMore}
        </Button>
      )}
    </>
  );
}
