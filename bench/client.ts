/**
 * One client on one connection that is kept: what a script is. It writes and reads the connection itself: node:http's own
 * client takes as long for a request as a short answer does, which would be counted with the server.
 */
import { connect, type Socket } from 'node:net';

export interface Answered {
  /** From the first byte sent to the last one received. */
  ms: number;
  text: string;
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answered>;

/** @throws where an answer is not 2xx: a bench of errors says nothing */
export function clientOf(base: string, authorization: string, cookie?: string): Call {
  const { hostname, port, pathname } = new URL(base);
  const root = pathname.replace(/\/$/, '');
  const who = cookie === undefined ? `Authorization: ${authorization}` : `Cookie: ${cookie}`;
  let socket: Socket | null = null;
  return (method, path, body) => {
    const sent = body === undefined ? '' : JSON.stringify(body);
    const head = [
      `${method} ${root}${path || '/'} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      who,
      'Connection: keep-alive',
      'Content-Type: application/json',
      `Content-Length: ${Buffer.byteLength(sent)}`,
    ];
    const request = `${head.join('\r\n')}\r\n\r\n${sent}`;
    if (!socket || socket.destroyed) {
      socket = connect({ host: hostname, port: Number(port), noDelay: true });
      // A server closes a connection that is idle: the next question opens another.
      socket.on('error', () => {});
    }
    return exchange(socket, request, `${method} ${path}`);
  };
}

/** Asks one thing at a time. @throws where the server goes away, as it may between two questions */
function exchange(socket: Socket, request: string, what: string): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    let expected: { status: number; bodyAt: number; end: number } | null = null;
    const finish = (error: Error | null, answered?: Answered): void => {
      socket.off('data', onData).off('error', onGone).off('close', onGone);
      if (answered) resolve(answered);
      else reject(error ?? new Error(`${what} was not answered`));
    };
    const onGone = (error: unknown): void => finish(error instanceof Error ? error : null);
    const onData = (part: Buffer): void => {
      parts.push(part);
      length += part.length;
      try {
        expected ??= expectedOf(parts.length === 1 ? part : Buffer.concat(parts));
      } catch (error) {
        finish(error as Error);
        return;
      }
      if (!expected || length < expected.end) return;
      const ms = performance.now() - start;
      const text = Buffer.concat(parts).toString('utf8', expected.bodyAt, expected.end);
      if (expected.status < 300) finish(null, { ms, text });
      else finish(new Error(`${what} was answered ${expected.status}: ${text.slice(0, 500)}`));
    };
    socket.on('data', onData).on('error', onGone).on('close', onGone);
    const start = performance.now();
    socket.write(request);
  });
}

/** Where the answer ends; null: not all of its head is there. Every answer that is measured says how long it is. */
function expectedOf(bytes: Buffer): { status: number; bodyAt: number; end: number } | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd < 0) return null;
  const head = bytes.toString('latin1', 0, headEnd);
  const status = Number(head.slice(9, 12));
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined && status !== 204)
    throw new Error(`An answer does not say how long it is:\n${head}`);
  const bodyAt = headEnd + 4;
  return { status, bodyAt, end: bodyAt + Number(length ?? 0) };
}
