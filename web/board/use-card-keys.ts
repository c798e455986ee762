/** The keyboard's way over the board: between cards, and cards between columns. */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useCommands } from '../kernel/commands.ts';
import { useWords } from '../kernel/words.ts';
import type { BoardIssue, BoardStatus } from './board.ts';
import { boardWords } from './board.words.ts';
import { readTransitions } from './board-data.ts';
import type { Moves } from './use-moves.ts';

interface Given {
  readonly box: RefObject<HTMLElement | null>;
  readonly columns: readonly BoardStatus[];
  /** The cards of each column, in the order in which they are shown. */
  readonly cards: readonly (readonly BoardIssue[])[];
  readonly moves: Moves;
  openMenu(key: string): void;
}

export function useCardKeys({ box, columns, cards, moves, openMenu }: Given) {
  const words = useWords(boardWords);
  const [current, setCurrent] = useState<string | null>(null);
  /** The focus is on the board, and follows its card when that is drawn elsewhere. */
  const holds = useRef(false);

  const placeOf = (key: string | null) => {
    const column = cards.findIndex((list) => list.some((one) => one.key === key));
    return column < 0 ? null : { column, row: cards[column]?.findIndex((one) => one.key === key) ?? 0 };
  };
  const first = cards.find((list) => list.length > 0)?.[0]?.key ?? null;
  const reached = placeOf(current) ? current : first;

  useEffect(() => {
    if (!holds.current || reached === null) return;
    const focus = (tries: number) => {
      const active = document.activeElement;
      if (active !== document.body && !box.current?.contains(active)) return;
      const card = box.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(reached)}"]`);
      if (card && card !== active && !card.parentElement?.contains(active)) card.focus();
      // A card of a long column is drawn once the column has scrolled to it.
      if (!card && tries > 0) requestAnimationFrame(() => focus(tries - 1));
    };
    focus(20);
  });

  const reach = (key: string | undefined) => {
    if (key === undefined) return;
    holds.current = true;
    setCurrent(key);
  };
  const step = (down: number) => {
    const place = placeOf(current);
    if (!place) return reach(first ?? undefined);
    reach(cards[place.column]?.[place.row + down]?.key);
  };
  const across = (right: number) => {
    const place = placeOf(current);
    if (!place) return reach(first ?? undefined);
    for (let at = place.column + right; at >= 0 && at < cards.length; at += right) {
      const list = cards[at] ?? [];
      if (list.length > 0) return reach(list[Math.min(place.row, list.length - 1)]?.key);
    }
  };
  const isHere = current !== null && placeOf(current) !== null;
  const shift = async (right: number) => {
    const place = placeOf(current);
    if (!place || current === null) return;
    holds.current = true;
    const ways = new Set((await readTransitions(current).catch(() => [])).map(({ to }) => to.id));
    for (let at = place.column + right; at >= 0 && at < columns.length; at += right) {
      const column = columns[at];
      if (column && ways.has(column.id)) return moves.move(current, column.id, undefined);
    }
    moves.say(words.notAllowed(current));
  };
  const raise = (down: number) => {
    const place = placeOf(current);
    const list = cards[place?.column ?? -1];
    const column = columns[place?.column ?? -1];
    if (!place || !list || !column || current === null) return;
    holds.current = true;
    if (!list[place.row + down]) return;
    const before = down < 0 ? list[place.row - 1]?.key : (list[place.row + 2]?.key ?? null);
    void moves.move(current, column.id, before);
  };

  const group = words.board;
  const quiet = { group, inPalette: false } as const;
  useCommands([
    { ...quiet, label: words.nextCard, keys: 'j', run: () => step(1) },
    { ...quiet, label: words.previousCard, keys: 'k', run: () => step(-1) },
    { ...quiet, label: words.nextCard, keys: 'ArrowDown', run: () => step(1) },
    { ...quiet, label: words.previousCard, keys: 'ArrowUp', run: () => step(-1) },
    { ...quiet, label: words.nextColumn, keys: 'ArrowRight', run: () => across(1) },
    { ...quiet, label: words.previousColumn, keys: 'ArrowLeft', run: () => across(-1) },
    isHere && { group, label: words.next, keys: ']', run: () => void shift(1) },
    isHere && { group, label: words.previous, keys: '[', run: () => void shift(-1) },
    isHere && { group, label: words.up, keys: 'Shift+ArrowUp', run: () => raise(-1) },
    isHere && { group, label: words.down, keys: 'Shift+ArrowDown', run: () => raise(1) },
    isHere && { group, label: words.moveTo, keys: 'm', run: () => current !== null && openMenu(current) },
  ]);

  return {
    /** Key of the card that has the focus, or would get it. */
    current: reached,
    onFocus(key: string) {
      holds.current = true;
      setCurrent(key);
    },
    /** The focus goes on with a card that is moved from its menu. */
    stay(key: string) {
      holds.current = true;
      setCurrent(key);
    },
    onBlur(event: { target: EventTarget & Element; relatedTarget: EventTarget | null }) {
      const left = event.relatedTarget === null ? event.target.isConnected : true;
      if (left && !box.current?.contains(event.relatedTarget as Node | null)) holds.current = false;
    },
  };
}
