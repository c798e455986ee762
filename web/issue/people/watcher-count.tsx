import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../../kernel/words.ts';
import { KeyTip } from '../../ui/key-tip.tsx';
import { issueWords } from '../issue.words.ts';
import { useShown } from '../issue-context.tsx';
import { useActions } from '../use-actions.ts';
import classes from './people.module.css';

/** How many watch, and whether the reader does. */
export function WatcherCount() {
  const words = useWords(issueWords);
  const { issue, open } = useShown();
  const { watch, toggleWatch } = useActions();
  const [busy, setBusy] = useState(false);
  const { watchCount = 0, isWatching = false } = issue.fields.watches ?? {};
  const toggle = async () => {
    setBusy(true);
    await toggleWatch();
    setBusy(false);
  };
  return (
    <span className={classes.count}>
      <UnstyledButton
        className={classes.number}
        aria-label={words.watcherCount(watchCount)}
        onClick={() => open({ kind: 'watchers' })}
      >
        {watchCount}
      </UnstyledButton>
      {watch && (
        <KeyTip label={isWatching ? words.unwatch : words.watch} keys="w">
          <Button
            size="compact-xs"
            variant="subtle"
            aria-pressed={isWatching}
            loading={busy}
            onClick={toggle}
          >
            {isWatching ? words.unwatch : words.watch}
          </Button>
        </KeyTip>
      )}
    </span>
  );
}
