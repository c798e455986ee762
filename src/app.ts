/** The composition root: configuration → database → features → HTTP. */
import type { FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { sweepTokens } from './access/access-token/access-token.service.ts';
import { findByToken, writeTokensUsed } from './access/access-token/token-look-up.service.ts';
import { sweepCaptchas } from './access/captcha/captcha.service.ts';
import { logInByBasic } from './access/login/basic.service.ts';
import { deviceCookie } from './access/login/device-cookie.ts';
import { sweepUnknownNames } from './access/login/unknown-name.service.ts';
import {
  findSigned,
  sweepOauth1,
  writeUsed as writeGrantsUsed,
} from './access/oauth1/access-token.service.ts';
import { findByOAuth2Token, writeUses } from './access/oauth2/bearer.service.ts';
import { sweepGrants } from './access/oauth2/grant.service.ts';
import { isOAuth2Token } from './access/oauth2/token-shape.ts';
import { countRequest } from './access/rate-limit/rate-limit.service.ts';
import { resume, sweepRemembered } from './access/remember-me/remember-me.service.ts';
import { findSession, setWebSudo, sweepSessions, writeSeen } from './access/session/session.service.ts';
import { type FirstStart, firstStart, readInstallation } from './cli/first-start.ts';
import type { Config } from './config.ts';
import { type Actor, type Ctx, system } from './context.ts';
import type { OpenDatabase } from './db/engine.ts';
import { migrate } from './db/migrate.ts';
import { openDatabase } from './db/open.ts';
import { sweepEvents } from './event/issue-event.service.ts';
import { openFiles } from './files/open.ts';
import { type Delegated, type Delegation, invalidToken, type WaysIn } from './http/actor.ts';
import { rememberMeCookie } from './http/cookie.ts';
import { buildServer } from './http/server.ts';
import { sweepAttachments, sweepFiles } from './issue/attachment/sweep.service.ts';
import { jiraOperations } from './jira-operations.ts';
import { endStreams, tellNews } from './notify/live/live.service.ts';
import { errorPage } from './page/page.routes.ts';
import { sweepAvatars } from './people/avatar/custom-avatar.service.ts';
import { globalGrants } from './permission/permission.service.ts';
import { routes } from './routes.ts';
import { liveConfig } from './server/live-config.service.ts';
import { logMetrics } from './server/monitoring/monitoring.service.ts';
import { requireWritable } from './server/read-only.service.ts';
import { loadSettings } from './server/setting.service.ts';

const SEEN_WRITTEN_EVERY = 5_000;
const SWEPT_EVERY = 3_600_000;
const WORDS_SWEPT_EVERY = 60_000;
const METRICS_LOGGED_EVERY = 60_000;
const NEWS_TOLD_EVERY = 500;
const EVENTS_SWEPT_EVERY = 60_000;
const FILES_SWEPT_EVERY = 60_000;
const FILES_SWEPT_AFTER_START = 5_000;
const WEB_SUDO_ROLLED_EVERY = 60_000;

export interface App {
  readonly server: FastifyInstance;
  readonly database: OpenDatabase;
  readonly first: FirstStart | null;
  /** A context outside any request. */
  ctx(actor?: Actor): Ctx;
  /** Writes when sessions and tokens were last seen; done every few seconds without being asked. */
  writeSeen(): Promise<void>;
  /** Takes no more requests, lets those that run finish, writes what is in memory, closes the database. */
  stop(): Promise<void>;
}

export interface Surroundings {
  /** Integer ms UTC. */
  clock?: () => number;
  log?: Logger;
}

/** Puts the program together; it listens when its server is told to. */
export async function assemble(
  given: Config,
  { clock = Date.now, log = pino({ level: 'silent' }) }: Surroundings = {},
): Promise<App> {
  const config = liveConfig(given);
  const database = openDatabase(config, (err) => log.error({ err }, 'A database connection died'));
  const files = openFiles(config);
  const standing = { db: database.db, config, log, files };
  const ctx = (actor = system(config.defaultTimeZone)): Ctx => ({
    ...standing,
    actor,
    now: clock(),
    origin: { requestId: '', address: '', userAgent: '' },
    afterCommit: (work) => work(),
  });
  await migrate(database);
  const first = await firstStart(ctx());
  await loadSettings(ctx());
  const server = await buildServer({
    routes,
    jiraOperations,
    ways,
    ctx: standing,
    clock,
    installation: await readInstallation(ctx()),
    renderErrorPage: errorPage(config),
    requireWritable,
    countRequest,
    extendWebSudo,
  });
  const seen = async () => {
    await writeSeen(ctx());
    await writeTokensUsed(ctx());
    await writeUses(ctx());
    await writeGrantsUsed(ctx());
  };
  const timers = [
    every(SEEN_WRITTEN_EVERY, seen),
    every(SWEPT_EVERY, () => sweepSessions(ctx())),
    every(SWEPT_EVERY, () => sweepGrants(ctx())),
    every(SWEPT_EVERY, () => sweepRemembered(ctx())),
    every(SWEPT_EVERY, () => sweepOauth1(ctx())),
    every(WORDS_SWEPT_EVERY, async () => database.engine.usedWords.sweep(clock())),
    every(SWEPT_EVERY, () => sweepCaptchas(ctx())),
    every(SWEPT_EVERY, () => sweepUnknownNames(ctx())),
    every(SWEPT_EVERY, () => sweepTokens(ctx())),
    every(FILES_SWEPT_EVERY, () => sweepAttachments(ctx())),
    every(FILES_SWEPT_EVERY, () => sweepAvatars(ctx())),
    every(NEWS_TOLD_EVERY, () => tellNews(ctx())),
    every(EVENTS_SWEPT_EVERY, () => sweepEvents(ctx())),
    every(METRICS_LOGGED_EVERY, () => logMetrics(ctx())),
    setTimeout(
      cleanUp(() => sweepFiles(ctx())),
      FILES_SWEPT_AFTER_START,
    ).unref(),
  ];
  function every(ms: number, work: () => Promise<unknown>): NodeJS.Timeout {
    return setInterval(cleanUp(work), ms).unref();
  }
  function cleanUp(work: () => Promise<unknown>): () => void {
    return () => void work().catch((err) => log.error({ err }, 'A clean-up failed'));
  }
  const stop = async () => {
    timers.forEach(clearInterval);
    endStreams(ctx());
    await server.close();
    await seen();
    await database.engine.close();
  };
  return { server, database, first, ctx, writeSeen: seen, stop };
}

const ways: WaysIn = {
  session: findSession,
  basic: (ctx, encoded, cookies, changes) => logInByBasic(ctx, encoded, cookies[deviceCookie], changes),
  rememberMe: async (ctx, value, cookies) => {
    const outcome = await resume(ctx, value, cookies[deviceCookie]);
    if (outcome.kind !== 'ok') return outcome;
    const cookie = outcome.cookie && { name: rememberMeCookie, ...outcome.cookie, httpOnly: true };
    return { ...outcome, cookie };
  },
  bearer: (ctx, token, changes) => {
    const find = isOAuth2Token(token) ? findByOAuth2Token : findByToken;
    const found = find(ctx, token, changes);
    return found instanceof Promise ? found.then(delegation) : delegation(found);
  },
  oauth1: async (ctx, request, changes) => {
    const { user, consumer } = await findSigned(ctx, request, changes);
    const through = { kind: 'oauth1', id: String(consumer.id), name: consumer.name } as const;
    return { kind: 'ok', found: { ...user, session: null, scope: null, through } };
  },
  grants: (ctx, userId) => globalGrants(ctx.db, userId),
};

const delegation = (found: Delegated | null): Delegation =>
  found ? { kind: 'ok', found } : { kind: 'bad', refusal: invalidToken() };

/** A confirmed administrator session rolls on with its use; written at most once a minute. */
async function extendWebSudo(ctx: Ctx): Promise<void> {
  const { session } = ctx.actor;
  const until = ctx.now + ctx.config.webSudoTimeout;
  if (session && until - (session.webSudoUntil ?? 0) > WEB_SUDO_ROLLED_EVERY)
    await setWebSudo(ctx, session.id, until);
}
