/**
 * Every action has a key: what can be done right now, for the keyboard, the palette (Ctrl/⌘-K) and the help (`?`). A
 * page declares its commands while it is shown; of two with the same key the one declared last wins.
 */
import { useEffect, useId, useRef, useSyncExternalStore } from 'react';

export interface Command {
  /** What it does, as a verb: "Create issue". */
  readonly label: string;
  /**
   * Keys as KeyboardEvent.key has them; several in turn are parted by blanks: `c`, `g i`, `Escape`, `Mod+k` (Ctrl, or ⌘
   * on a Mac), `Shift+Enter`. Absent: only the palette has it.
   */
  readonly keys?: string;
  /** Heading in the palette and the help: "Issue", "Go to". */
  readonly group: string;
  /** Runs while somebody types into a field, too. */
  readonly whileTyping?: boolean;
  /** false: a key for the help, not worth a line in the palette (`j`, `k`). */
  readonly inPalette?: boolean;
  run(): void;
}

interface Declared {
  readonly id: string;
  readonly order: number;
  readonly command: Command;
}

let declared: readonly Declared[] = [];
let order = 0;
const listeners = new Set<() => void>();

const latestFirst = (list: readonly Declared[]): readonly Declared[] =>
  list.toSorted((a, b) => b.order - a.order);

function change(next: readonly Declared[]): void {
  declared = next;
  for (const tell of listeners) tell();
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

/** Declares commands while the component is shown; null entries are not there now (nothing is selected, …). */
export function useCommands(commands: readonly (Command | null | false)[]): void {
  const id = useId();
  const latest = useRef(commands);
  latest.current = commands;
  const shape = JSON.stringify(
    commands.map((one) => one && [one.label, one.keys, one.group, one.whileTyping, one.inPalette]),
  );
  useEffect(() => {
    const batch = ++order;
    const list = (JSON.parse(shape) as (unknown[] | null | false)[]).flatMap((there, at) => {
      const command = latest.current[at];
      if (!there || !command) return [];
      const run = () => {
        const now = latest.current[at];
        if (now) now.run();
      };
      return [{ id: `${id}${at}`, order: batch, command: { ...command, run } }];
    });
    change([...declared, ...list]);
    const ids = new Set(list.map((one) => one.id));
    return () => change(declared.filter((one) => !ids.has(one.id)));
  }, [id, shape]);
}

/** What can be done now, the latest declared first. */
export function useAllCommands(): readonly Command[] {
  const list = useSyncExternalStore(subscribe, () => declared);
  return latestFirst(list).map(({ command }) => command);
}

const SEQUENCE_MS = 1200;
let typed: { keys: string[]; at: number } = { keys: [], at: 0 };

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform);

/** `Mod+k` → "⌘K" or "Ctrl K", for tooltips and the help. */
export function keyCaps(keys: string): string[] {
  const names: Readonly<Record<string, string>> = {
    Mod: isMac() ? '⌘' : 'Ctrl',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
    ArrowLeft: '←',
    ArrowRight: '→',
  };
  return keys
    .split(' ')
    .flatMap((one) => one.split(/(?<=.)\+/))
    .map((key) => names[key] ?? key);
}

function nameOf(event: KeyboardEvent): string {
  const mod = isMac() ? event.metaKey : event.ctrlKey;
  const other = isMac() ? event.ctrlKey : event.metaKey;
  if (event.altKey || other) return '';
  const shift = event.shiftKey && event.key.length > 1;
  const key = mod && event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${mod ? 'Mod+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return (
    target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit|reset|range)$/.test(target.type)
  );
}

/** An open dialog or menu has the keyboard to itself: only its own commands (declared after it opened) would fit. */
const isCovered = (): boolean => document.querySelector('[role=dialog][aria-modal=true]') !== null;

/** The one listener of the page; started once. @returns how to stop it */
export function listenForKeys(): () => void {
  const onKey = (event: KeyboardEvent) => {
    const name = nameOf(event);
    if (event.defaultPrevented || event.isComposing || name === '' || event.key === 'Shift') return;
    const now = Date.now();
    typed = now - typed.at > SEQUENCE_MS ? { keys: [], at: now } : typed;
    typed = { keys: [...typed.keys, name].slice(-2), at: now };
    const found = find(typed.keys.join(' '), event) ?? find(name, event);
    if (!found) return;
    typed = { keys: [], at: 0 };
    event.preventDefault();
    found.run();
  };
  addEventListener('keydown', onKey);
  return () => removeEventListener('keydown', onKey);
}

function find(keys: string, event: KeyboardEvent): Command | undefined {
  const typing = isTyping(event.target);
  const covered = isCovered();
  return latestFirst(declared).find(
    ({ command }) => command.keys === keys && (command.whileTyping === true || (!typing && !covered)),
  )?.command;
}
