import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { messageOf } from '../../kernel/message.ts';
import { useWords } from '../../kernel/words.ts';
import { Alert } from '../../ui/alert.tsx';
import type { Person } from '../../ui/person.tsx';
import { useHistory } from '../issue.queries.ts';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import classes from './activity.module.css';
import { ChangeEntry } from './change-entry.tsx';
import { Entry } from './entry.tsx';

const PAGE = 50;

/** Who changed what, from what to what. */
export function History({ newestFirst }: { newestFirst: boolean }) {
  const words = useWords(issueWords);
  const { issue } = useShown();
  const [pages, setPages] = useState(1);
  const { data, error } = useHistory(issue.key);
  if (error) return <Alert>{messageOf(error)}</Alert>;
  if (!data) return <Skeleton h={72} mt="md" />;
  const { histories } = data.changelog;
  const all = newestFirst ? histories.toReversed() : histories;
  const shown = all.slice(0, pages * PAGE);
  const made = <Made />;
  return (
    <>
      <ul className={classes.list}>
        {!newestFirst && made}
        {shown.map((change) => (
          <ChangeEntry key={change.id} change={change} />
        ))}
        {newestFirst && shown.length === all.length && made}
      </ul>
      {all.length > shown.length && (
        <Button className={classes.more as string} variant="default" onClick={() => setPages(pages + 1)}>
          {words.showMore}
        </Button>
      )}
    </>
  );
}

/** Its creation, which the history of Jira's REST leaves out. */
export function Made() {
  const words = useWords(issueWords);
  const { creator, created } = useShown().issue.fields;
  if (typeof created !== 'string') return null;
  return <Entry author={(creator as Person | null) ?? undefined} did={words.created} at={created} />;
}
