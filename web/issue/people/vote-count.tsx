import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../kernel/words.ts';
import { KeyTip } from '../../ui/key-tip.tsx';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { useActions } from '../use-actions.ts';
import classes from './people.module.css';

/** How many have voted, and whether the reader has. */
export function VoteCount() {
  const words = useWords(issueWords);
  const { issue, open } = useShown();
  const { vote, toggleVote } = useActions();
  const [busy, setBusy] = useState(false);
  const { votes = 0, hasVoted = false } = issue.fields.votes ?? {};
  const toggle = async () => {
    setBusy(true);
    await toggleVote();
    setBusy(false);
  };
  return (
    <span className={classes.count}>
      <UnstyledButton
        className={classes.number}
        aria-label={words.voteCount(votes)}
        onClick={() => open({ kind: 'voters' })}
      >
        {votes}
      </UnstyledButton>
      {vote && (
        <KeyTip label={hasVoted ? words.unvote : words.vote} keys="v">
          <Button size="compact-sm" variant="subtle" aria-pressed={hasVoted} loading={busy} onClick={toggle}>
            {hasVoted ? words.unvote : words.vote}
          </Button>
        </KeyTip>
      )}
    </span>
  );
}
