/**
 * What others do while one looks: the server's stream (docs/live.md) tells which issues changed, and whatever of them is
 * shown is asked for anew. The stream is open while the page is seen, so that tabs behind others hold no connection.
 */
import { useEffect } from 'react';
import { address, noticeEnd } from '../kernel/api.ts';
import { queries } from '../kernel/queries.ts';
import { type IssueEvent, tellListeners } from './heard.ts';

type LiveEvent =
  | IssueEvent
  /** Hidden from the reader from now on. */
  | { readonly type: 'gone'; readonly id: string; readonly key: string }
  | { readonly type: 'open' | 'resync' | 'replaced' | 'session' };

/** What is made of many issues is asked for once, however many of them change at a time. */
const GATHERED_MS = 1000;
const lists: ReadonlySet<unknown> = new Set([
  'search',
  'board',
  'activity',
  'news',
  'gadget',
  'dashboard',
  'statistics',
]);
let gathering = 0;

function refreshLists(): void {
  if (gathering !== 0) return;
  gathering = window.setTimeout(() => {
    gathering = 0;
    void queries.invalidateQueries({ predicate: ({ queryKey: [first] }) => lists.has(first) });
  }, GATHERED_MS);
}

function takeIn(event: { readonly id: string; readonly key: string }): void {
  void queries.invalidateQueries({ predicate: ({ queryKey }) => isOf(queryKey, event) });
  refreshLists();
}

/** ['issue', key, …], by key or id. */
const isOf = (
  [first, which]: readonly unknown[],
  { key, id }: { readonly id: string; readonly key: string },
): boolean => first === 'issue' && (which === key || which === id);

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 60_000;

/** @returns how to end it */
function openStream(): () => void {
  let source: EventSource | null = null;
  let timer = 0;
  let waits = FIRST_WAIT_MS;
  let ended = false;
  let opened = false;

  const again = () => {
    if (ended) return;
    // Not all browsers at once after a restart.
    timer = window.setTimeout(connect, waits * (0.5 + Math.random()));
    waits = Math.min(LONGEST_WAIT_MS, waits * 2);
  };
  const over = () => {
    source?.close();
    source = null;
    void noticeEnd().then(again);
  };
  const connect = () => {
    source = new EventSource(address('/rest/tessera/1/live'));
    source.onmessage = ({ data }: MessageEvent<string>) => {
      const event = JSON.parse(data) as LiveEvent;
      waits = FIRST_WAIT_MS;
      if (event.type === 'issue') tellListeners(event);
      if (event.type === 'issue' || event.type === 'gone') takeIn(event);
      // What happened between two streams is not told by the second.
      if (event.type === 'resync' || (event.type === 'open' && opened)) void queries.invalidateQueries();
      if (event.type === 'open') opened = true;
      if (event.type === 'session') over();
      if (event.type === 'replaced') source?.close();
    };
    // Browsers come back by themselves where the connection broke; where the server refused they do not.
    source.onerror = () => source?.readyState === EventSource.CLOSED && over();
  };
  connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    source?.close();
  };
}

/** @param reader name of the reader; null: strangers are told nothing */
export function useLive(reader: string | null): void {
  useEffect(() => {
    if (reader === null) return;
    let close: (() => void) | null = null;
    const look = () => {
      if (document.visibilityState === 'visible') close ??= openStream();
      else {
        close?.();
        close = null;
      }
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      close?.();
    };
  }, [reader]);
}
