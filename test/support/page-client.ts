/** A browser without a screen: keeps cookies, sends forms, follows nothing. */
import { hmac, sha256 } from '../../src/kernel/token.ts';
import type { Answer, TestServer } from './server.ts';

export interface PageClient {
  readonly cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  request(method: string, path: string, headers?: Record<string, string>): Promise<Answer>;
  /** As a script of a page of this server sends it. */
  json(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The form token that the browser holds. */
  token(): string;
  /** Gives this browser a CAPTCHA whose word is known. */
  plantCaptcha(word: string): Promise<void>;
}

export function pageClient(server: TestServer): PageClient {
  const cookies = new Map<string, string>();
  const client = server.with({});
  const keep = (answer: Answer): Answer => {
    for (const line of answer.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/; Max-Age=0;/.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  const send = async (
    method: string,
    path: string,
    body: string | undefined,
    headers: Record<string, string>,
  ) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const all = { accept: 'text/html', ...(cookie && { cookie }), ...headers };
    return keep(await client.request(method, path, body, { headers: all }));
  };
  return {
    cookies,
    get: (path, headers = {}) => send('GET', path, undefined, headers),
    post: (path, form, headers = {}) =>
      send('POST', path, new URLSearchParams(form).toString(), {
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      }),
    request: (method, path, headers = {}) => send(method, path, undefined, headers),
    json: (method, path, body, headers = {}) =>
      send(method, path, body === undefined ? undefined : JSON.stringify(body), {
        accept: 'application/json',
        'x-atlassian-token': 'no-check',
        'sec-fetch-site': 'same-origin',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      }),
    token: () => cookies.get('atlassian.xsrf.token') ?? '',
    async plantCaptcha(word) {
      const token = sha256(`${word}${Math.random()}`).slice(0, 32);
      await server.app.database.db
        .insertInto('captcha')
        .values({
          token_hash: sha256(token),
          answer_hash: hmac(token, word.toLowerCase()),
          kind: 'picture',
          expires: server.now() + 60_000,
        })
        .execute();
      cookies.set('tessera.captcha', token);
    },
  };
}
