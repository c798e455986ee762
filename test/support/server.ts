/** A program under test: the whole of it, on a database of its own, spoken to over HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import { type App, assemble } from '../../src/app.ts';
import { readConfig, type SettingName } from '../../src/config.ts';
import { type Actor, anonymous, type Ctx } from '../../src/context.ts';
import { createDatabase, dropDatabase, postgresAvailable } from './postgres.ts';

export const adminPassword = 'admin-password-1';
export const userPassword = 'user-password-1';

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  /** Every Set-Cookie header. */
  cookies: string[];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
  text: string;
  bytes: Buffer;
}

export interface Send {
  headers?: Record<string, string>;
}

export interface Client {
  get(path: string, send?: Send): Promise<Answer>;
  post(path: string, body?: unknown, send?: Send): Promise<Answer>;
  put(path: string, body?: unknown, send?: Send): Promise<Answer>;
  delete(path: string, body?: unknown, send?: Send): Promise<Answer>;
  request(method: string, path: string, body?: unknown, send?: Send): Promise<Answer>;
}

export interface TestServer {
  readonly app: App;
  /** Moves the clock of the program on by so many ms. */
  pass(ms: number): void;
  readonly now: () => number;
  /** Logged in by POST session, once a user; the cookie goes with every request. */
  as(name: string): Client;
  /** Drops the session of `as(name)`: the next call logs in again. */
  forget(name: string): void;
  readonly anonymous: Client;
  /** A client that sends these headers with every request. */
  with(headers: Record<string, string>): Client;
  /** A context as this user, or as the program itself, for calling services directly. */
  ctx(as?: { name: string } | Actor): Promise<Ctx>;
  buildUser(user: {
    name: string;
    groups?: string[];
    password?: string;
    displayName?: string;
  }): Promise<Answer['body']>;
  buildProject(project?: {
    key?: string;
    name?: string;
    lead?: string;
    type?: string;
    template?: string;
  }): Promise<Answer['body']>;
  buildIssue(
    fields: { project: string; summary?: string; issuetype?: string } & Record<string, unknown>,
  ): Promise<Answer['body']>;
  stop(): Promise<void>;
}

export interface OnEngine {
  server: TestServer;
  engine: 'SQLite' | 'PostgreSQL';
}

type Settings = Partial<Record<SettingName, string>>;

/** Runs a block of tests on each engine; where PostgreSQL cannot be had, that half is skipped by its name. */
export function describeOnEngines(
  title: string,
  block: (context: OnEngine) => void,
  settings: Settings = {},
): void {
  for (const engine of ['SQLite', 'PostgreSQL'] as const) {
    describe.skipIf(engine === 'PostgreSQL' && !postgresAvailable())(`${title} (${engine})`, () => {
      const context = { engine } as OnEngine;
      beforeAll(async () => {
        context.server = await startServer(engine, settings);
      });
      afterAll(() => context.server?.stop());
      block(context);
    });
  }
}

export async function startServer(
  engine: 'SQLite' | 'PostgreSQL',
  settings: Settings = {},
  clock: () => number = () => Date.now(),
): Promise<TestServer> {
  const data = await mkdtemp(join(tmpdir(), 'tessera-test-'));
  const database = engine === 'PostgreSQL' ? await createDatabase() : '';
  const config = readConfig({
    data,
    database,
    adminPassword,
    failuresPerAddress: '0',
    port: '8090',
    ...settings,
  });
  let ahead = 0;
  const now = () => clock() + ahead;
  const app = await assemble(config, { clock: now });
  const send = (headers: Record<string, string>) => clientOf(app, config.contextPath, () => headers);
  const loggedIn = new Map<string, Client>();
  const as = (name: string) => {
    const client = loggedIn.get(name) ?? loginClient(app, config.contextPath, name);
    loggedIn.set(name, client);
    return client;
  };
  const made = async (answer: Promise<Answer>, what: string) => {
    const { status, body, text } = await answer;
    if (status >= 300) throw new Error(`Could not build ${what}: ${status} ${text}`);
    return body;
  };
  let built = 0;
  return {
    app,
    now,
    pass: (ms) => {
      ahead += ms;
    },
    as,
    forget: (name) => void loggedIn.delete(name),
    anonymous: send({}),
    with: send,
    ctx: async (who) =>
      app.ctx(who === undefined ? undefined : 'may' in who ? who : await actorNamed(app, who.name)),
    async buildUser({ name, groups = [], password = userPassword, displayName = name }) {
      const user = { name, password, displayName, emailAddress: `${name}@example.com` };
      const body = await made(as('admin').post('/rest/api/2/user', user, basicAdmin), `user ${name}`);
      for (const group of groups) {
        const path = `/rest/api/2/group/user?groupname=${encodeURIComponent(group)}`;
        await made(as('admin').post(path, { name }), `member of ${group}`);
      }
      return body;
    },
    async buildProject({
      key = `P${++built}X`,
      name = `Project ${key}`,
      lead = 'admin',
      type = 'software',
      template,
    } = {}) {
      const project = {
        key,
        name,
        lead,
        projectTypeKey: type,
        ...(template && { projectTemplateKey: template }),
      };
      return made(as('admin').post('/rest/api/2/project', project), `project ${key}`);
    },
    async buildIssue({ project, summary = 'An issue', issuetype = 'Task', ...fields }) {
      const issue = {
        fields: { project: { key: project }, summary, issuetype: { name: issuetype }, ...fields },
      };
      return made(as('admin').post('/rest/api/2/issue', issue), 'an issue');
    },
    async stop() {
      await app.stop();
      await rm(data, { recursive: true, force: true });
      if (database) await dropDatabase(database);
    },
  };
}

/** Basic needs no WebSudo. */
const basicAdmin = { headers: { authorization: basic('admin', adminPassword) } };

export function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
}

/** A client of a program that is not the server's own: a second one on its database. */
export const clientWith = (app: App, headers: Record<string, string> = {}): Client =>
  clientOf(app, app.ctx().config.contextPath, () => headers);

function loginClient(app: App, contextPath: string, name: string): Client {
  let cookie: Promise<string> | null = null;
  const logIn = async () => {
    const password = name === 'admin' ? adminPassword : userPassword;
    const client = clientOf(app, contextPath, () => ({}));
    const { status, body, text } = await client.post('/rest/auth/1/session', { username: name, password });
    if (status !== 200) throw new Error(`${name} cannot log in: ${status} ${text}`);
    return `JSESSIONID=${body.session.value}`;
  };
  return clientOf(app, contextPath, async () => {
    cookie ??= logIn();
    return { cookie: await cookie };
  });
}

type HeaderSource = () => Record<string, string> | Promise<Record<string, string>>;

function clientOf(app: App, contextPath: string, headers: HeaderSource): Client {
  const request: Client['request'] = async (method, path, body, { headers: more } = {}) => {
    const all: Record<string, string> = { ...(await headers()), ...more };
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    if (body !== undefined && !raw && !has(all, 'content-type')) all['content-type'] = 'application/json';
    const answer = await app.server.inject({
      method: method as 'GET',
      url: contextPath + path,
      headers: all,
      ...(body !== undefined && { payload: raw ? body : JSON.stringify(body) }),
    });
    const text = answer.payload;
    const isJson = String(answer.headers['content-type'] ?? '').startsWith('application/json');
    return {
      status: answer.statusCode,
      headers: answer.headers as Answer['headers'],
      cookies: [answer.headers['set-cookie'] ?? []].flat(),
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
      text,
      bytes: answer.rawPayload,
    };
  };
  return {
    request,
    get: (path, send) => request('GET', path, undefined, send),
    post: (path, body, send) => request('POST', path, body, send),
    put: (path, body, send) => request('PUT', path, body, send),
    delete: (path, body, send) => request('DELETE', path, body, send),
  };
}

const has = (headers: Record<string, string>, name: string): boolean =>
  Object.keys(headers).some((one) => one.toLowerCase() === name);

async function actorNamed(app: App, name: string): Promise<Actor> {
  const ctx = app.ctx();
  const user = await ctx.db
    .selectFrom('app_user')
    .selectAll()
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  const grants = await ctx.db
    .selectFrom('global_grant')
    .select('permission')
    .where((eb) =>
      eb.or([
        eb('group_id', 'is', null),
        eb('group_id', 'in', eb.selectFrom('group_member').select('group_id').where('user_id', '=', user.id)),
      ]),
    )
    .execute();
  const held = new Set(grants.map((grant) => grant.permission));
  return {
    ...anonymous(ctx.config.defaultTimeZone),
    userId: user.id,
    key: user.key,
    name: user.name,
    displayName: user.display_name,
    via: 'session',
    may: (permission) => held.has(permission) || (permission === 'ADMINISTER' && held.has('SYSTEM_ADMIN')),
  };
}

/** The value of a cookie that an answer set. */
export function cookieValue(answer: Answer, name: string): string | undefined {
  const line = answer.cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return line?.slice(name.length + 1).split(';')[0];
}
