/** The least that a login by HTTP can cost: node:http, one Argon2id verification, the answer; in a process of its own. */
import { createServer } from 'node:http';
import { verifyPassword } from '../src/access/password/password.hash.ts';

process.on('message', ({ hash }: { hash: string }) => {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const { password } = JSON.parse(Buffer.concat(pieces).toString()) as { password: string };
    const right = await verifyPassword(hash, password);
    response.writeHead(right ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ right }));
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port));
});
