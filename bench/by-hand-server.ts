/** A program by hand: reads statements from a request, runs them, and answers with the rows, in a process of its own. */
import { createServer } from 'node:http';
import { type ByHand, postgresByHand, type Run, sqliteByHand } from './by-hand.ts';

export interface Question {
  statements: string[];
  /** How long the answer is to be, in bytes: as long as Jira's form of it. */
  bytes: number;
}

export interface Answer {
  rows: Record<string, unknown>[][];
  /** Of the statements alone. */
  ms: number;
}

process.on('message', async ({ file, url }: { file: string | null; url: string }) => {
  const hand: ByHand = file === null ? await postgresByHand(url) : sqliteByHand(file, 32_000);
  const answer = async ({ statements, bytes }: Question): Promise<string> => {
    const rows: Answer['rows'] = [];
    const start = performance.now();
    await hand.look(async (run: Run) => {
      for (const statement of statements) rows.push(await run(statement, []));
    });
    const found: Answer = { ms: performance.now() - start, rows };
    return JSON.stringify(found).padEnd(bytes);
  };
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (part: string) => {
      text += part;
    });
    request.on('end', async () => {
      try {
        response.end(await answer(JSON.parse(text) as Question));
      } catch (error) {
        response.writeHead(500).end(String(error));
      }
    });
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as { port: number }).port));
});
