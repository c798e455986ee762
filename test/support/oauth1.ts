/** A consumer of OAuth 1.0a that signs by itself, as RFC 5849 says, so that what no library would send can be sent. */
import { createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { pageClient } from './page-client.ts';
import { type Answer, adminPassword, basic, type TestServer, userPassword } from './server.ts';

const asAdmin = { headers: { authorization: basic('admin', adminPassword) } };

export const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
export const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();

export interface ConsumerMade {
  id: string;
  key: string;
  sharedSecret?: string;
}

let made = 0;

/** Registers a consumer, by default with `keys`. */
export async function buildConsumer(
  server: TestServer,
  consumer: Record<string, unknown> = {},
): Promise<ConsumerMade> {
  const consumerKey = `consumer-${++made}`;
  const body = {
    consumerKey,
    name: `Consumer ${made}`,
    callbackUrl: 'https://app.example/cb',
    ...(!consumer.sharedSecret && { publicKey: pemOf(keys.publicKey) }),
    ...consumer,
  };
  const answer = await server.anonymous.post('/rest/tessera/1/oauth1/consumer', body, asAdmin);
  if (answer.status !== 201) throw new Error(`No consumer: ${answer.status} ${answer.text}`);
  return { id: answer.body.id, key: answer.body.consumerKey, sharedSecret: answer.body.sharedSecret };
}

export const rfc3986 = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

export interface Signing {
  method?: string;
  /** Path and query without the context path. */
  path: string;
  origin?: string;
  /** In the header, besides or instead of what is there by itself; null: left out. */
  oauth?: Record<string, string | null>;
  /** Pairs of a form's body. */
  form?: readonly (readonly [string, string])[];
  privateKey?: KeyObject;
  secrets?: [consumer: string, token: string];
}

/** Every parameter of the header, signed. */
export function signedParameters(
  server: TestServer,
  {
    method = 'GET',
    path,
    origin = new URL(server.app.ctx().config.baseUrl).origin,
    oauth = {},
    form = [],
    privateKey,
    secrets,
  }: Signing,
): [string, string][] {
  const own: Record<string, string | null> = {
    oauth_nonce: randomBytes(8).toString('hex'),
    oauth_signature_method: secrets ? 'HMAC-SHA256' : 'RSA-SHA1',
    oauth_timestamp: String(Math.floor(server.now() / 1000)),
    oauth_version: '1.0',
    ...oauth,
  };
  const sent = Object.entries(own).filter((pair): pair is [string, string] => pair[1] !== null);
  const [address = '', query = ''] = path.split('?');
  const pairs = [...sent, ...new URLSearchParams(query), ...form]
    .map(([name, value]) => [rfc3986(name), rfc3986(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`);
  const base = [method, `${origin}/jira${address}`, pairs.join('&')].map(rfc3986).join('&');
  const hash = /256$/.test(own.oauth_signature_method ?? '') ? 'sha256' : 'sha1';
  const signature = secrets
    ? createHmac(hash, secrets.map(rfc3986).join('&')).update(base).digest('base64')
    : sign(hash, Buffer.from(base), privateKey ?? keys.privateKey).toString('base64');
  return 'oauth_signature' in oauth ? sent : [...sent, ['oauth_signature', signature]];
}

export const headerOf = (parameters: readonly (readonly [string, string])[]): string =>
  `OAuth realm="x", ${parameters.map(([name, value]) => `${rfc3986(name)}="${rfc3986(value)}"`).join(', ')}`;

export const signedHeader = (server: TestServer, signing: Signing): string =>
  headerOf(signedParameters(server, signing));

/** Sends a signed request. */
export function send(
  server: TestServer,
  signing: Signing,
  more: Record<string, string> = {},
): Promise<Answer> {
  const { method = 'GET', path, form } = signing;
  const headers: Record<string, string> = { authorization: signedHeader(server, signing), ...more };
  if (form) headers['content-type'] ??= 'application/x-www-form-urlencoded';
  const body = form && new URLSearchParams(form.map(([name, value]) => [name, value])).toString();
  return server.anonymous.request(method, path, body, { headers });
}

export const formOf = (answer: Answer): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(answer.text));

export const servlet = (name: string): string => `/plugins/servlet/oauth/${name}`;

/** Asks for a request token. */
export async function askToken(
  server: TestServer,
  consumer: ConsumerMade,
  callback: string | null = 'oob',
): Promise<Record<string, string>> {
  const answer = await send(server, {
    method: 'POST',
    path: servlet('request-token'),
    oauth: { oauth_consumer_key: consumer.key, oauth_callback: callback },
    ...(consumer.sharedSecret && { secrets: [consumer.sharedSecret, ''] as [string, string] }),
  });
  if (answer.status !== 200) throw new Error(`No request token: ${answer.status} ${answer.text}`);
  return formOf(answer);
}

/** Answers the question as this user, in a browser of his. */
export async function answerAs(
  server: TestServer,
  name: string,
  token: string,
  answer: 'allow' | 'deny' = 'allow',
): Promise<Answer> {
  const browser = pageClient(server);
  await browser.post('/login.jsp', {
    os_username: name,
    os_password: name === 'admin' ? adminPassword : userPassword,
  });
  const page = await browser.get(`${servlet('authorize')}?oauth_token=${token}`);
  if (page.status !== 200) return page;
  return browser.post(servlet('authorize'), { oauth_token: token, answer, atl_token: browser.token() });
}

/** The code that the page shows. */
export const codeOn = (page: Answer): string => /id="verifier"[^>]*>([^<]+)</.exec(page.text)?.[1] ?? '';

/** The whole dance, out of band. */
export async function grantAccess(
  server: TestServer,
  consumer: ConsumerMade,
  name: string,
): Promise<{ token: string; secret: string; handle: string }> {
  const asked = await askToken(server, consumer);
  const verifier = codeOn(await answerAs(server, name, asked.oauth_token ?? ''));
  const answer = await exchange(server, consumer, asked, verifier);
  if (answer.status !== 200) throw new Error(`No access token: ${answer.status} ${answer.text}`);
  const reply = formOf(answer);
  return {
    token: reply.oauth_token ?? '',
    secret: reply.oauth_token_secret ?? '',
    handle: reply.oauth_session_handle ?? '',
  };
}

export const exchange = (
  server: TestServer,
  consumer: ConsumerMade,
  asked: Record<string, string>,
  verifier: string | null,
  signing: Partial<Signing> = {},
): Promise<Answer> =>
  send(server, {
    method: 'POST',
    path: servlet('access-token'),
    oauth: {
      oauth_consumer_key: consumer.key,
      oauth_token: asked.oauth_token ?? '',
      oauth_verifier: verifier,
    },
    ...(consumer.sharedSecret && {
      secrets: [consumer.sharedSecret, asked.oauth_token_secret ?? ''] as [string, string],
    }),
    ...signing,
  });
