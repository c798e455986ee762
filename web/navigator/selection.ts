/** Which row is meant, and which are marked. Another search begins anew. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { forgetRow, rowLeft } from '../issue/from-list/from-list.ts';
import { keysBetween, MOST } from './results/results.ts';

export interface Selection {
  readonly active: number;
  readonly marks: ReadonlySet<string>;
  move(to: number): void;
  mark(index: number): void;
  /** All rows since the one that was marked last. */
  markTo(index: number): void;
  markAll(): void;
  clear(): void;
}

export function useSelection(
  jql: string,
  fields: readonly string[] | undefined,
  total: number,
  keyAt: (index: number) => string | undefined,
): Selection {
  const [of, setOf] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const [marks, setMarks] = useState<ReadonlySet<string>>(new Set());
  const anchor = useRef(0);
  const latest = useRef({ jql, fields, total, keyAt, active });
  latest.current = { jql, fields, total, keyAt, active };
  if (of !== jql) {
    // What was marked belongs to its search.
    setOf(jql);
    setMarks(new Set());
    const left = rowLeft(jql) ?? 0;
    setActive(left);
    anchor.current = left;
  }
  useEffect(() => forgetRow(jql), [jql]);

  const move = useCallback((to: number) => {
    setActive(Math.max(0, Math.min(latest.current.total - 1, to)));
  }, []);
  const mark = useCallback((index: number) => {
    const key = latest.current.keyAt(index);
    if (key === undefined) return;
    anchor.current = index;
    setMarks((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  }, []);
  const add = useCallback(async (first: number, last: number) => {
    const { jql: asked, fields: of } = latest.current;
    const keys = await keysBetween(asked, of ?? [], first, last);
    if (latest.current.jql !== asked) return;
    setMarks((before) => new Set([...before, ...keys].slice(0, MOST)));
  }, []);
  const markTo = useCallback(
    (index: number) => {
      const [first, last] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
      void add(first, last);
    },
    [add],
  );
  const markAll = useCallback(() => {
    setMarks((before) => {
      if (before.size >= Math.min(latest.current.total, MOST)) return new Set();
      void add(0, Math.min(latest.current.total, MOST) - 1);
      return before;
    });
  }, [add]);
  const clear = useCallback(() => setMarks(new Set()), []);
  return useMemo(
    () => ({ active, marks, move, mark, markTo, markAll, clear }),
    [active, marks, move, mark, markTo, markAll, clear],
  );
}
