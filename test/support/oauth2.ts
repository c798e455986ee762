/** OAuth 2.0 as a client and its user do it, over HTTP. */
import { sha256 } from '../../src/kernel/token.ts';
import { type PageClient, pageClient } from './page-client.ts';
import { type Answer, adminPassword, basic, type Client, type TestServer, userPassword } from './server.ts';

export interface TestClient {
  id: string;
  secret: string | null;
  redirectUri: string;
}

export const redirectUri = 'https://client.example/callback';
export const verifier = 'a-verifier-of-this-test.0123456789_~ABCDEFGHIJKLMNOP';
export const challenge = sha256(verifier);

const formType = { 'content-type': 'application/x-www-form-urlencoded' };

export const asAdmin = (server: TestServer): Client =>
  server.with({ authorization: basic('admin', adminPassword) });

export async function buildClient(
  server: TestServer,
  fields: Record<string, unknown> = {},
): Promise<TestClient> {
  const body = { name: 'Reports', redirectUris: [redirectUri], scope: 'WRITE', ...fields };
  const answer = await asAdmin(server).post('/rest/tessera/1/oauth2/client', body);
  if (answer.status !== 201) throw new Error(`Could not build a client: ${answer.status} ${answer.text}`);
  return {
    id: answer.body.id,
    secret: answer.body.secret,
    redirectUri: (answer.body.redirectUris as string[])[0] ?? '',
  };
}

/** A browser in which somebody is logged in. */
export async function browserOf(server: TestServer, name: string): Promise<PageClient> {
  const page = pageClient(server);
  const password = name === 'admin' ? adminPassword : userPassword;
  const answer = await page.post('/login.jsp', { os_username: name, os_password: password });
  if (answer.status !== 302) throw new Error(`${name} cannot log in: ${answer.status}`);
  return page;
}

export const question = (client: TestClient, more: Record<string, string> = {}): Record<string, string> => ({
  client_id: client.id,
  redirect_uri: client.redirectUri,
  response_type: 'code',
  scope: 'WRITE',
  state: 'a state',
  code_challenge: challenge,
  code_challenge_method: 'S256',
  ...more,
});

export const authorizePath = '/rest/oauth2/latest/authorize';

export const ask = (page: PageClient, parameters: Record<string, string>): Promise<Answer> =>
  page.get(`${authorizePath}?${new URLSearchParams(parameters)}`);

/** Sends the form of the consent page. */
export const reply = (
  page: PageClient,
  parameters: Record<string, string>,
  answer: 'allow' | 'deny' = 'allow',
): Promise<Answer> => page.post(authorizePath, { ...parameters, atl_token: page.token(), answer });

/** Where an answer leads. */
export const leadsTo = (answer: Answer): URL => new URL(String(answer.headers.location));

/** A code that `name` let the client have. */
export async function codeFor(
  server: TestServer,
  client: TestClient,
  name: string,
  more: Record<string, string> = {},
): Promise<string> {
  const page = await browserOf(server, name);
  const parameters = question(client, more);
  await ask(page, parameters);
  const answer = await reply(page, parameters);
  const code = answer.status === 303 ? leadsTo(answer).searchParams.get('code') : null;
  if (code === null) throw new Error(`No code: ${answer.status} ${answer.headers.location} ${answer.text}`);
  return code;
}

/** A call of a client: /token, /revoke, /introspect. What is undefined is left out; a list is sent name by name. */
export function call(
  server: TestServer,
  path: string,
  parameters: Record<string, string | undefined>,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) form.append(name, value);
  return server.anonymous.post(`/rest/oauth2/latest/${path}`, form.toString(), {
    headers: { ...formType, ...headers },
  });
}

export const proof = (client: TestClient): Record<string, string | undefined> => ({
  client_id: client.id,
  client_secret: client.secret ?? undefined,
});

export const exchange = (
  server: TestServer,
  client: TestClient,
  code: string,
  more: Record<string, string | undefined> = {},
): Promise<Answer> =>
  call(server, 'token', {
    grant_type: 'authorization_code',
    code,
    redirect_uri: client.redirectUri,
    code_verifier: verifier,
    ...proof(client),
    ...more,
  });

export const refreshWith = (
  server: TestServer,
  client: TestClient,
  token: string,
  more: Record<string, string | undefined> = {},
): Promise<Answer> =>
  call(server, 'token', { grant_type: 'refresh_token', refresh_token: token, ...proof(client), ...more });

export interface Tokens {
  access: string;
  refresh: string;
}

/** What `name` let the client have, fetched. */
export async function tokensFor(
  server: TestServer,
  client: TestClient,
  name: string,
  more: Record<string, string> = {},
): Promise<Tokens> {
  const answer = await exchange(server, client, await codeFor(server, client, name, more));
  if (answer.status !== 200) throw new Error(`No tokens: ${answer.status} ${answer.text}`);
  return { access: answer.body.access_token, refresh: answer.body.refresh_token };
}

/** Requests with an access token. */
export const bearing = (server: TestServer, token: string): Client =>
  server.with({ authorization: `Bearer ${token}` });

export const statusWith = async (server: TestServer, token: string): Promise<number> =>
  (await bearing(server, token).get('/rest/api/2/myself')).status;
