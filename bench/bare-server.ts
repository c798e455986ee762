/** The baseline: node:http, writing to every request the bytes that it was handed, in a process of its own. */
import { createServer } from 'node:http';

process.on('message', ({ headers, body }: { headers: Record<string, string | string[]>; body: string }) => {
  const bytes = Buffer.from(body);
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(bytes);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port));
});
