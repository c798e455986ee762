import { useState } from 'react';
import { type Named, useFoundPeople } from '../ui/found-people.ts';
import { mentionAt, type Selected } from './marks.ts';

/** What is being typed of a mention, and who fits. */
export function useMention() {
  const [typed, setTyped] = useState<{ from: number; query: string } | null>(null);
  const [at, setAt] = useState(0);
  const people = useFoundPeople(typed?.query ?? '', 'anybody', {}, typed !== null).slice(0, 8);
  return {
    open: typed !== null,
    people,
    at: Math.min(at, Math.max(0, people.length - 1)),
    setAt,
    look(selected: Selected) {
      const found = mentionAt(selected);
      if (found?.query !== typed?.query) setAt(0);
      setTyped(found);
    },
    close: () => setTyped(null),
    /** What of the text the name takes the place of. */
    from: typed?.from ?? 0,
    chosen: people[Math.min(at, people.length - 1)] as Named | undefined,
  };
}
