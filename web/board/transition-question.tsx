/** What a step asks before a card moves: which of several it shall be, and what its screen holds. */
import { Button, Skeleton, Stack } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useWords } from '../kernel/words.ts';
import { Dialog } from '../ui/dialog.tsx';
import { boardWords } from './board.words.ts';
import type { Moves, Question } from './use-moves.ts';

/** With the editors of all fields: loaded when one is asked for. */
const TransitionScreen = lazy(async () => ({
  default: (await import('./transition-screen.tsx')).TransitionScreen,
}));

export function TransitionQuestion({ question, moves }: { question: Question; moves: Moves }) {
  const words = useWords(boardWords);
  const [only] = question.transitions;
  const several = question.transitions.length > 1;
  const title = several || !only ? words.choose(question.column.name) : only.name;
  return (
    <Dialog
      opened
      onClose={moves.giveUp}
      title={`${question.issue.key} · ${title}`}
      {...(!several && { size: 640, closeOnClickOutside: false })}
    >
      {several || !only ? (
        <Stack gap="sm">
          {question.transitions.map((one, index) => (
            <Button
              key={one.id}
              variant="default"
              data-autofocus={index === 0 || undefined}
              onClick={() => moves.answer(one)}
            >
              {one.name}
            </Button>
          ))}
        </Stack>
      ) : (
        <Suspense fallback={<Skeleton h={240} />}>
          <TransitionScreen
            issueKey={question.issue.key}
            transition={only}
            onMade={() => moves.made(only)}
            onCancel={moves.giveUp}
          />
        </Suspense>
      )}
    </Dialog>
  );
}
