/** Beside a list, the address names the issue that is shown, so that it can be sent to somebody and survives a reload. */
import { useEffect, useRef, useState } from 'react';
import { indexInList } from '../issue/from-list/from-list.ts';
import { places } from '../kernel/place.ts';
import { useGo } from '../ui/to.tsx';
import { MOST } from './results/results.ts';
import type { Selection } from './selection.ts';

/** Who runs through the list with j and k does not change the address at every step. */
const AFTER_MS = 500;

interface Props {
  /** Key that the address names. */
  asked: string | undefined;
  jql: string;
  /** The list without an issue. */
  place: string;
  /** false: the list stands alone; null: there is no room for both. */
  split: boolean | null;
  /** The list is that of the search, and there. */
  ready: boolean;
  selection: Selection;
  /** Key of the row that is meant; undefined: on its way. */
  shown: string | undefined;
}

/** @returns the issue that the address names, as long as its row is not known; undefined: that of the row that is meant */
export function useSelectedInAddress(props: Props): string | undefined {
  const { asked, jql, place, split, ready, selection, shown } = props;
  const { active, move } = selection;
  const [wanted, setWanted] = useState<string>();
  const written = useRef<string | undefined>(undefined);
  const go = useGo();
  // Whoever moves on means another one. Before what follows, since another search moves to its first row, too.
  const reached = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (active !== reached.current) setWanted(undefined);
  }, [active]);
  useEffect(() => {
    if (asked === undefined) written.current = undefined;
    else if (asked && asked !== written.current) {
      reached.current = undefined;
      setWanted(asked);
    }
  }, [asked]);

  useEffect(() => {
    if (wanted === undefined || !ready) return;
    if (shown === wanted) return setWanted(undefined);
    // It is found, and its row on its way.
    if (active === reached.current) return;
    let gone = false;
    const find = async () => {
      const index = await indexInList(jql, wanted, MOST).catch(() => undefined);
      if (gone || index === undefined) return;
      reached.current = index;
      move(index);
    };
    void find();
    return () => {
      gone = true;
    };
  }, [wanted, ready, shown, active, jql, move]);

  const named = split ? (wanted ?? shown) : undefined;
  useEffect(() => {
    if (split === null || !ready || named === asked || (split && named === undefined)) return;
    const timer = setTimeout(() => {
      written.current = named;
      go(named === undefined ? place : places.beside(place, named), { replace: true, stay: true });
    }, AFTER_MS);
    return () => clearTimeout(timer);
  }, [split, ready, named, asked, place, go]);
  return wanted;
}
