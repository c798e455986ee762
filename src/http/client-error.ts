/** Requests that node:http itself cannot read: answered before there is a request that a hook could see. */
import type { Socket } from 'node:net';
import { type HeaderList, neverStored, restPolicy } from './headers.ts';

const answers: Record<string, [status: string, sentence: string]> = {
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request did not arrive in time.'],
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'The headers are larger than this server takes.',
  ],
};

/**
 * Answers in Jira's shape and ends the connection: what comes after such a request cannot be told from it.
 * @param standing the headers of every answer
 */
export function answerClientError(
  error: Error & { code?: string },
  socket: Pick<Socket, 'destroyed' | 'writable' | 'write' | 'destroy'>,
  standing: HeaderList,
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const [status, sentence] = answers[error.code ?? ''] ?? ['400 Bad Request', 'The request cannot be read.'];
  const body = JSON.stringify({ errorMessages: [sentence], errors: {} });
  const headers = [...standing, 'Cache-Control', neverStored, 'Content-Security-Policy', restPolicy];
  headers.push(
    'Content-Type',
    'application/json;charset=UTF-8',
    'Content-Length',
    `${Buffer.byteLength(body)}`,
  );
  headers.push('Connection', 'close');
  const lines = headers.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${headers[at + 1]}\r\n`] : []));
  if (socket.writable) socket.write(`HTTP/1.1 ${status}\r\n${lines.join('')}\r\n${body}`);
  socket.destroy(error);
}
