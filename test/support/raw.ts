/** Requests whose target is sent as it stands: clients, and injected requests, tidy `..` and `%2e` away first. */
import { connect } from 'node:net';
import type { TestServer } from './server.ts';

export interface RawAnswer {
  status: number;
  /** By lower-case name; of several, the last. */
  headers: Record<string, string>;
  text: string;
}

/** @returns the port that the program listens on from now on, on loopback */
export async function listen({ app }: TestServer): Promise<number> {
  await app.server.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.server.address();
  if (address === null || typeof address === 'string') throw new Error('Nothing listens.');
  return address.port;
}

/**
 * Sends one request, byte by byte as given, and reads until the server closes.
 * @param target what stands between the method and HTTP/1.1
 */
export function raw(
  port: number,
  target: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: object; body?: string } = {},
): Promise<RawAnswer> {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...Object.entries({ Host: 'localhost:8090', Connection: 'close', ...headers }).flatMap(([name, value]) =>
      [value].flat().map((one) => `${name}: ${one}`),
    ),
    ...(body ? [`Content-Length: ${Buffer.byteLength(body)}`] : []),
  ];
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`));
    const chunks: Buffer[] = [];
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(read(Buffer.concat(chunks).toString('latin1'))));
  });
}

function read(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(first)?.[1] ?? 0), headers, text: text.slice(end + 4) };
}
