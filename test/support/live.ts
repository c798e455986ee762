/** A browser's EventSource, as much of it as tests need: reads a stream of server-sent events as it comes. */
import type { AddressInfo } from 'node:net';
import type { App } from '../../src/app.ts';

export interface Heard {
  id: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into events of every shape
  data: any;
}

export interface Listener {
  readonly status: number;
  readonly headers: Headers;
  /** All that was heard so far. */
  readonly heard: Heard[];
  /** How many lines came that say nothing. */
  heartbeats(): number;
  /** The first event, past those that were waited for before, that is so; waits for it. */
  next(is: (data: Heard['data'], id: number) => boolean): Promise<Heard>;
  /** Waits until the server has ended the stream. */
  ended(): Promise<void>;
  close(): void;
}

const PATIENCE = 20_000;

/** The address of a program that listens on a port of its own. */
export async function listen(app: App): Promise<string> {
  const { server } = app;
  if (!server.server.listening) await server.listen({ port: 0, host: '127.0.0.1' });
  const { port } = server.server.address() as AddressInfo;
  return `http://127.0.0.1:${port}${app.ctx().config.contextPath}`;
}

export async function listenTo(base: string, headers: Record<string, string>, query = ''): Promise<Listener> {
  const gone = new AbortController();
  const answer = await fetch(`${base}/rest/tessera/1/live${query}`, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: gone.signal,
  });
  const heard: Heard[] = [];
  let beats = 0;
  let over = answer.status !== 200;
  let wake = () => {};
  const read = async () => {
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) {
      rest += decoder.decode(chunk, { stream: true });
      const blocks = rest.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data === undefined) beats++;
        else heard.push({ id: /^id: (.*)$/m.exec(block)?.[1] ?? null, data: JSON.parse(data) });
      }
      wake();
    }
  };
  const reading = over ? answer.text().then(() => {}) : read();
  reading.then(
    () => {
      over = true;
      wake();
    },
    () => {
      over = true;
      wake();
    },
  );
  let at = 0;
  const until = async (is: () => boolean, what: string) => {
    const end = Date.now() + PATIENCE;
    while (!is()) {
      if (Date.now() > end) throw new Error(`${what} never came: ${JSON.stringify(heard.slice(at))}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 200);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  return {
    status: answer.status,
    headers: answer.headers,
    heard,
    heartbeats: () => beats,
    async next(is) {
      const fits = ({ data, id }: Heard) => is(data, Number(id));
      await until(() => heard.slice(at).some(fits), 'The event');
      at += heard.slice(at).findIndex(fits) + 1;
      return heard[at - 1] as Heard;
    },
    ended: () => until(() => over, 'The end'),
    close: () => gone.abort(),
  };
}
