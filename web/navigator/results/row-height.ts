/** Height of a row in px, as the reader's density and the width of the window want it. */
import { useMediaQuery } from '@mantine/hooks';
import { useSyncExternalStore } from 'react';

export type Layout = 'table' | 'cards';

const read = (): string => document.documentElement.dataset.density ?? 'comfortable';

function subscribe(tell: () => void): () => void {
  const observer = new MutationObserver(tell);
  observer.observe(document.documentElement, { attributeFilter: ['data-density'] });
  return () => observer.disconnect();
}

export function useRowHeight(layout: Layout): number {
  const compact = useSyncExternalStore(subscribe, read) === 'compact';
  if (layout === 'cards') return compact ? 56 : 64;
  return compact ? 28 : 36;
}

/** Too narrow for columns, and for a list with an issue beside it. */
export const useNarrow = (): boolean =>
  useMediaQuery('(max-width: 800px)', false, { getInitialValueInEffect: false }) ?? false;
