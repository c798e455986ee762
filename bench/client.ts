/** One client on one connection that is kept: what a script is. */
import { Agent, request } from 'node:http';

export interface Answered {
  /** From the first byte sent to the last one received. */
  ms: number;
  text: string;
}

export type Call = (method: string, path: string, body?: unknown) => Promise<Answered>;

/** @throws where an answer is not 2xx: a bench of errors says nothing */
export function clientOf(base: string, authorization: string, cookie?: string): Call {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const start = performance.now();
      const who = cookie === undefined ? { authorization } : { cookie };
      const headers = { ...who, 'content-type': 'application/json' };
      const sent = request(`${base}${path}`, { method, agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () => {
          if ((answer.statusCode ?? 500) < 300) resolve({ ms: performance.now() - start, text });
          else
            reject(new Error(`${method} ${path} was answered ${answer.statusCode}: ${text.slice(0, 500)}`));
        });
      });
      sent.on('error', reject);
      sent.end(body === undefined ? undefined : JSON.stringify(body));
    });
}
