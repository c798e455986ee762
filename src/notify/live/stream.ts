/** One answer that goes on. What its reader does not take is not kept: a slow one is let go, and reads anew when it is back. */
import { Readable } from 'node:stream';
import type { Actor } from '../../context.ts';
import { heartbeat, type Interest, type LiveEvent, written } from './live.ts';

/** Bytes that wait to be taken. */
const MOST_WAITING = 128 * 1024;

export interface Stream {
  readonly reader: Actor;
  readonly sessionId: number;
  readonly interest: Interest;
  readonly content: Readable;
  /** When something was written last (ms). */
  lastWritten: number;
}

export function openStream(
  reader: Actor,
  sessionId: number,
  interest: Interest,
  { now, closed }: { now: number; closed: (stream: Stream) => void },
): Stream {
  const content = new Readable({ read: () => {}, highWaterMark: MOST_WAITING });
  const stream = { reader, sessionId, interest, content, lastWritten: now };
  content.once('close', () => closed(stream));
  return stream;
}

/** @param id null: the browser comes back to where it was @returns whether it is still there */
export const send = (stream: Stream, event: LiveEvent, id: number | null, now: number): boolean =>
  write(stream, written(event, id), now);

export const sendHeartbeat = (stream: Stream, now: number): boolean => write(stream, heartbeat, now);

function write(stream: Stream, text: string, now: number): boolean {
  const { content } = stream;
  if (content.destroyed || content.readableEnded) return false;
  if (content.readableLength + text.length > MOST_WAITING) {
    content.destroy();
    return false;
  }
  stream.lastWritten = now;
  content.push(text);
  return true;
}

/** Says the last word and ends. */
export function end(stream: Stream, event: LiveEvent, now: number): void {
  if (write(stream, written(event, null), now)) stream.content.push(null);
}
