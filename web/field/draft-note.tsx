import { Button } from '@mantine/core';
import { useWords } from '../kernel/words.ts';
import classes from './field.module.css';
import { fieldWords } from './field.words.ts';

/** Says that what was typed before is there again, and throws it away on demand. */
export function DraftNote({ onDiscard }: { onDiscard(): void }) {
  const words = useWords(fieldWords);
  return (
    <p className={classes.draft} role="status">
      {words.draft}
      <Button size="compact-sm" variant="default" onClick={onDiscard}>
        {words.discard}
      </Button>
    </p>
  );
}
