/** The program on a port of its own, which writes down every request that it answers. */
import { jiraOperations } from '../../../src/jira-operations.ts';
import { routes } from '../../../src/routes.ts';
import { freePort } from '../../support/demo.ts';
import { startServer, type TestServer } from '../../support/server.ts';

export interface Seen {
  readonly method: string;
  /** As the table of routes has it, without the context path; where it has none, as it was sent, without digits. */
  readonly path: string;
  readonly status: number;
}

export interface RecordedServer {
  readonly server: TestServer;
  readonly port: number;
  /** http://localhost:PORT/jira */
  readonly base: string;
  /** What was asked since the last time, in its order, once all of it is answered. */
  drain(): Promise<Seen[]>;
}

export async function startRecordedServer(engine: 'SQLite' | 'PostgreSQL'): Promise<RecordedServer> {
  const port = await freePort();
  const base = `http://localhost:${port}/jira`;
  const server = await startServer(engine, { port: String(port), baseUrl: base });
  let answers: Promise<Seen>[] = [];
  server.app.server.server.prependListener('request', (request, response) => {
    const { method = '', url = '' } = request;
    const path = template(method, url);
    answers.push(
      new Promise((resolve) => {
        response.once('close', () => resolve({ method, path, status: response.statusCode }));
      }),
    );
  });
  await server.app.server.listen({ host: 'localhost', port });
  return {
    server,
    port,
    base,
    drain() {
      const asked = answers;
      answers = [];
      return Promise.all(asked);
    },
  };
}

const patterns = [...routes, ...jiraOperations()].map(({ method, url }) => ({
  method,
  shown: url.replace(/:(\w+)/g, '{$1}').replace('*', '{path}'),
  matches: new RegExp(`^${url.replace(/[.()]/g, '\\$&').replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`),
  literal: url.split('/').filter((part) => !part.startsWith(':') && part !== '*').length,
}));

function template(method: string, url: string): string {
  const path = decodeURI((url.split('?')[0] ?? '').replace(/^\/jira/, '')).replace(/(.)\/$/, '$1');
  const asked = path.replace(/^\/rest\/(api|auth)\/latest\//, (_, part) =>
    part === 'api' ? '/rest/api/2/' : '/rest/auth/1/',
  );
  const fitting = patterns.filter((one) => one.method === method && one.matches.test(asked));
  const [best] = fitting.sort((one, other) => other.literal - one.literal);
  return best?.shown ?? path.replace(/\/\d+(?=\/|$)/g, '/{id}');
}
