/** Quick filters and lanes stand in the address, so that a view of a board can be shared. */
import { useLocation } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useGo } from '../ui/to.tsx';
import type { LaneKind, Quick } from './board.ts';

const kinds: readonly LaneKind[] = ['none', 'assignee', 'priority', 'parent'];
export const isLaneKind = (text: string | null): text is LaneKind => kinds.includes(text as LaneKind);

export interface Looks {
  readonly quick: Quick;
  /** null: as this browser remembers it. */
  readonly lanes: LaneKind | null;
  change(to: Partial<Quick> & { lanes?: LaneKind }): void;
}

export function useQuick(): Looks {
  const { pathname, searchStr } = useLocation();
  const go = useGo();
  const asked = useMemo(() => new URLSearchParams(searchStr), [searchStr]);
  const quick: Quick = useMemo(
    () => ({
      mine: asked.get('mine') === 'true',
      recent: asked.get('recent') === 'true',
      people: asked.get('people')?.split(',').filter(Boolean) ?? [],
      text: asked.get('text') ?? '',
    }),
    [asked],
  );
  const given = asked.get('lanes');
  return {
    quick,
    lanes: isLaneKind(given) ? given : null,
    change(to) {
      const next = { ...quick, lanes: isLaneKind(given) ? given : undefined, ...to };
      const text = new URLSearchParams({
        ...(next.mine && { mine: 'true' }),
        ...(next.recent && { recent: 'true' }),
        ...(next.people.length > 0 && { people: next.people.join(',') }),
        ...(next.text !== '' && { text: next.text }),
        ...(next.lanes && { lanes: next.lanes }),
      }).toString();
      go(pathname + (text && `?${text}`), { replace: true });
    },
  };
}
