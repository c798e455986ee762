/** What a page shows where there is nothing, or nothing that may be seen: it always says what to do next. */
import { Button, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { ApiError } from '../kernel/api.ts';
import { useWords } from '../kernel/words.ts';
import classes from './states.module.css';
import { stateWords } from './states.words.ts';

interface Props {
  title: string;
  /** What it is for and how to begin, in a sentence or two. */
  children?: ReactNode;
  /** A button or a link. */
  action?: ReactNode;
  /** Heading level; a whole page says 1. */
  order?: 1 | 2 | 3;
}

/** Nothing is here yet. */
export function EmptyState({ title, children, action, order = 2 }: Props) {
  return (
    <Stack className={classes.state} gap="sm" align="center">
      <Tile />
      <Title order={order} size="h2">
        {title}
      </Title>
      {children && (
        <Text className="quiet" ta="center" maw={480}>
          {children}
        </Text>
      )}
      {action}
    </Stack>
  );
}

/** What went wrong, in words, and the button that tries again. */
export function ErrorState({
  error,
  retry,
  order = 2,
}: {
  error: unknown;
  retry?: () => void;
  order?: 1 | 2 | 3;
}) {
  const words = useWords(stateWords);
  const { title, sentence } = describe(error, words);
  return (
    <div role="alert">
      <EmptyState
        order={order}
        title={title}
        action={
          retry && (
            <Button variant="default" onClick={retry}>
              {words.tryAgain}
            </Button>
          )
        }
      >
        {sentence}
      </EmptyState>
    </div>
  );
}

function describe(error: unknown, words: typeof stateWords.en): { title: string; sentence: string } {
  if (!(error instanceof ApiError)) return { title: words.brokenTitle, sentence: words.broken };
  if (error.status === 0) return { title: words.unreachableTitle, sentence: words.unreachable };
  if (error.status === 403)
    return { title: words.forbiddenTitle, sentence: error.message || words.forbidden };
  if (error.status === 404) return { title: words.missingTitle, sentence: error.message || words.missing };
  if (error.status === 401) return { title: words.loginTitle, sentence: words.login };
  return { title: error.status >= 500 ? words.awayTitle : words.refusedTitle, sentence: error.message };
}

/** The sign: one square tile with a corner cut. */
export function Tile({ size = 32 }: { size?: number }) {
  return (
    <svg className={classes.tile} width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M3 1h12.2L23 8.8V21a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2z" />
    </svg>
  );
}
