/** What others do to a board while one looks at it: their cards glow once; while a card is in the hand, nothing moves. */
import { useEffect, useRef, useState } from 'react';
import { onIssueEvent } from '../live/heard.ts';
import type { Board } from './board-data.ts';

const GLOWS_MS = 1700;
const nothing: ReadonlySet<string> = new Set();

/**
 * @param board as it was read last @param holding whether it has to stay as it is @param me name of the reader
 * @returns the board to draw, and the keys of its cards that somebody else has just moved there
 */
export function useOthers(
  board: Board,
  holding: boolean,
  me: string | null,
): { drawn: Board; glowing: ReadonlySet<string> } {
  const [drawn, setDrawn] = useState(board);
  const [glowing, setGlowing] = useState(nothing);
  const touched = useRef(new Set<string>());
  useEffect(
    () =>
      onIssueEvent(({ kind, key, actor }) => {
        const isMove = kind === 'transitioned' || kind === 'ranked' || kind === 'created';
        if (isMove && actor?.name !== me) touched.current.add(key);
      }),
    [me],
  );
  // While rendering, so that the reader's own moves are seen at once.
  if (!holding && drawn !== board) setDrawn(board);
  const before = useRef(drawn);
  useEffect(() => {
    if (before.current === drawn) return;
    const moved = [...touched.current].filter((key) => isElsewhere(key, before.current, drawn));
    before.current = drawn;
    for (const key of moved) touched.current.delete(key);
    if (moved.length > 0) setGlowing(new Set(moved));
  }, [drawn]);
  useEffect(() => {
    if (glowing.size === 0) return;
    const timer = setTimeout(() => setGlowing(nothing), GLOWS_MS);
    return () => clearTimeout(timer);
  }, [glowing]);
  return { drawn: holding ? drawn : board, glowing };
}

/** In another column than before, or before another card. */
function isElsewhere(key: string, before: Board, now: Board): boolean {
  const place = ({ issues }: Board) => {
    const at = issues.findIndex((one) => one.key === key);
    const status = issues[at]?.fields.status.id;
    const next = issues.slice(at + 1).find(({ fields }) => fields.status.id === status);
    return at < 0 ? null : `${status} ${next?.key}`;
  };
  const there = place(now);
  return there !== null && there !== place(before);
}
