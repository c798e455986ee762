import { Button } from '@mantine/core';
import { places } from '../kernel/place.ts';
import { useWords } from '../kernel/words.ts';
import { EmptyState } from '../ui/states.tsx';
import { stateWords } from '../ui/states.words.ts';
import { To } from '../ui/to.tsx';
import { frameWords } from './frame.words.ts';

/** The same for what is missing and for what is hidden. */
export function NotFoundPage() {
  const words = useWords(stateWords);
  const { toStart } = useWords(frameWords);
  return (
    <div className="reading">
      <EmptyState
        order={1}
        title={words.missingTitle}
        action={
          <Button component={To} href={places.home} variant="default">
            {toStart}
          </Button>
        }
      >
        {words.missing}
      </EmptyState>
    </div>
  );
}
